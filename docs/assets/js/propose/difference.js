/* The difference between two versions of a page: lines that go and lines that come, in the form that git applies. */

/* Lines that stay around a change, by which it is found again. */
const CONTEXT = 3;
/* More lines than this in the middle are replaced as one. */
const LARGEST = 4_000_000;

/**
 * Every line of two texts with its sign: a space for lines that stay, - for those that go, + for those that come.
 * @param {string} before
 * @param {string} after
 * @returns {[sign: string, line: string][]}
 */
export function changedLines(before, after) {
  const [old, now] = [before, after].map((text) => text.replace(/\n$/, "").split("\n"));
  let first = 0;
  while (first < Math.min(old.length, now.length) && old[first] === now[first]) first += 1;
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last += 1;
  return [
    ...signed(" ", old.slice(0, first)),
    ...middle(old.slice(first, old.length - last), now.slice(first, now.length - last)),
    ...signed(" ", last ? old.slice(-last) : []),
  ];
}

/**
 * @param {string} sign
 * @param {string[]} lines
 * @returns {[string, string][]}
 */
function signed(sign, lines) {
  return lines.map((line) => [sign, line]);
}

/**
 * The lines between the first and the last change, by the longest common sequence.
 * @param {string[]} old
 * @param {string[]} now
 * @returns {[string, string][]}
 */
function middle(old, now) {
  if (old.length * now.length > LARGEST) return [...signed("-", old), ...signed("+", now)];
  const common = commonLengths(old, now);
  /** @type {[string, string][]} */
  const lines = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push([" ", old[i]]);
      [i, j] = [i + 1, j + 1];
    } else if (j >= now.length || (i < old.length && common[i + 1][j] >= common[i][j + 1])) {
      lines.push(["-", old[i]]);
      i += 1;
    } else {
      lines.push(["+", now[j]]);
      j += 1;
    }
  }
  return lines;
}

/**
 * The length of the longest common sequence of what follows two positions.
 * @param {string[]} old
 * @param {string[]} now
 */
function commonLengths(old, now) {
  const common = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) common[i][j] = old[i] === now[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  }
  return common;
}

/**
 * The changes of a page as `git apply` reads them, each with the lines around it.
 * @param {string} path
 * @param {string} before
 * @param {string} after
 */
export function unifiedDifference(path, before, after) {
  const lines = changedLines(before, after);
  const parts = nearChanges(lines).map(([start, end]) => partText(lines, start, end));
  return [`--- a/${path}`, `+++ b/${path}`, ...parts].join("\n");
}

/**
 * The first and the last line of each part that has changes.
 * @param {[string, string][]} lines
 * @returns {[number, number][]}
 */
export function nearChanges(lines) {
  /** @type {[number, number][]} */
  const parts = [];
  for (const [place, [sign]] of lines.entries()) {
    if (sign === " ") continue;
    const [start, end] = [Math.max(0, place - CONTEXT), Math.min(lines.length, place + CONTEXT + 1)];
    const last = parts.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else parts.push([start, end]);
  }
  return parts;
}

/**
 * @param {[string, string][]} lines
 * @param {number} start
 * @param {number} end
 */
function partText(lines, start, end) {
  const count = (/** @type {[string, string][]} */ some, /** @type {string} */ added) => some.filter(([sign]) => sign !== added).length;
  const [earlier, own] = [lines.slice(0, start), lines.slice(start, end)];
  const place = (/** @type {string} */ added) => `${count(earlier, added) + 1},${count(own, added)}`;
  return [`@@ -${place("+")} +${place("-")} @@`, ...own.map(([sign, line]) => sign + line)].join("\n");
}
