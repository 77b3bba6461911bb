/* A finished proposal as one block of text, which `toolkit.py apply` turns into a branch. scripts/catalogue/source/letters.py describes it. */

const VERSION = 1;
const DIGITS = 16;
const WIDTH = 64;

/* What a name may have beside letters and digits: no sign of an address or of markup. */
const NO_SIGN_OF_NAMES = /[^\p{L}\p{M}\p{N} .'’\-‐·,()]/gu;
const LONGEST_NAME = 80;

/**
 * Show a proposal with its block, and again whenever the writer chooses another name for the history.
 * @param {Element} result
 * @param {any} proposal
 * @param {{ kind: string, language: string }} writer
 * @param {(proposal: any) => void} show
 */
export async function showWithBlock(result, proposal, writer, show) {
  const box = /** @type {HTMLElement} */ (result.querySelector("[data-writer]"));
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const update = async () => {
    input.value = cleanName(input.value);
    show({ ...proposal, block: await letterBlock(proposal, { ...writer, name: input.value }) });
  };
  box.hidden = !proposal.pages.length;
  input.onchange = update;
  await update();
}

/**
 * A proposal, and the same without its pages in words, for where there is room for its block only.
 * @param {any} proposal
 */
export function withoutPages(proposal) {
  return proposal.block ? [proposal, { ...proposal, pages: [] }] : [proposal];
}

/**
 * The first of some texts that is short enough when it is written in an address; else the first.
 * @param {string[]} texts
 * @param {number} longest
 * @param {(text: string) => string} written
 */
export function fitting(texts, longest, written = (text) => text) {
  return texts.find((text) => written(text).length <= longest) ?? texts[0];
}

/**
 * The letter as a file, for a proposal that has a block.
 * @param {{ pages: { path: string }[], block?: string }} proposal
 * @param {string} text
 */
export function letterFile({ pages, block }, text) {
  return block ? [{ path: pages[0].path.replace(/(\.\w+)?\.md$/, "-proposal.txt"), text }] : [];
}

/**
 * A block that a page of a repository shows as it is.
 * @param {string} block
 */
export function fencedBlock(block) {
  return block && `~~~~text\n${block}\n~~~~`;
}

/**
 * A name as it can stand in the history.
 * @param {string} name
 */
export function cleanName(name) {
  return name.normalize("NFC").replace(/\s+/g, " ").replace(NO_SIGN_OF_NAMES, "").trim().slice(0, LONGEST_NAME).trim();
}

/**
 * The block of a proposal: its pages with the name that Git gives to what was changed. '' for one that has no pages, or where the
 * browser has no digests, as on a page that was not fetched safely.
 * @param {{ about?: string, values?: Record<string, string>, pages: { path: string, text: string, before?: string }[] }} proposal
 * @param {{ kind: string, language: string, name: string }} writer
 */
export async function letterBlock({ about = "", values = {}, pages }, { kind, language, name }) {
  if (!pages.length || !globalThis.crypto?.subtle) return "";
  const files = await Promise.all(pages.map(proposedFile));
  const said = about || values.why || values.reason || "";
  const content = new TextEncoder().encode(JSON.stringify({ kind, language, name: cleanName(name), about: said, files }));
  const rows = base64(await compressed(content)).match(new RegExp(`.{1,${WIDTH}}`, "g")) ?? [];
  const digits = (await hexDigest("SHA-256", content)).slice(0, DIGITS);
  return [`-----BEGIN TOOLKIT PROPOSAL ${VERSION}-----`, ...rows, `-----END TOOLKIT PROPOSAL ${digits}-----`].join("\n");
}

/**
 * A page as it is proposed: the lines that differ, if they are shorter than the page.
 * @param {{ path: string, text: string, before?: string }} page
 */
async function proposedFile({ path, text, before }) {
  if (!before) return { path, text };
  const base = await gitName(before);
  const changes = unifiedDifference(before, text);
  return changes && changes.length < text.length ? { path, base, changes } : { path, base, text };
}

/**
 * The name that Git gives to a content.
 * @param {string} text
 */
export async function gitName(text) {
  const bytes = new TextEncoder().encode(text);
  const head = new TextEncoder().encode(`blob ${bytes.length}\0`);
  return hexDigest("SHA-1", new Uint8Array([...head, ...bytes]));
}

/**
 * A unified difference of one hunk, without lines around it.
 * @param {string} before
 * @param {string} after
 */
export function unifiedDifference(before, after) {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let first = 0;
  while (first < old.length && first < now.length && old[first] === now[first]) first += 1;
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last += 1;
  const [removed, added] = [old, now].map((lines) => lines.slice(first, lines.length - last));
  if (!removed.length && !added.length) return "";
  const start = (/** @type {string[]} */ lines) => `${lines.length ? first + 1 : first},${lines.length}`;
  return [`@@ -${start(removed)} +${start(added)} @@`, ...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)].join("\n");
}

/**
 * Bytes compressed as zlib does; as they are in a browser that cannot.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function compressed(bytes) {
  if (!globalThis.CompressionStream) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * @param {string} algorithm
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function hexDigest(algorithm, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
