/* Elements of the page. */

/**
 * Create an element with properties and children. An empty `lang` is left out: it would mean "language unknown".
 * @param {string} name
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function element(name, properties = {}, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  if (!created.lang) created.removeAttribute("lang");
  created.append(...children);
  return created;
}
