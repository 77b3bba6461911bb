/* Data of the site: JSON files that are fetched. */

/**
 * The content of a JSON file.
 * @param {URL} address
 */
export async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return response.json();
}

/**
 * A function that fetches a JSON file by its name and keeps the result, transformed; a request that failed is made again.
 * @param {(name: string) => URL} addressOf
 */
export function jsonCache(addressOf) {
  const results = new Map();
  return (/** @type {string} */ name, /** @type {(data: any) => any} */ transform = (data) => data) => {
    if (!results.has(name)) results.set(name, fetchJson(addressOf(name)).then(transform));
    results.get(name).catch(() => results.delete(name));
    return results.get(name);
  };
}
