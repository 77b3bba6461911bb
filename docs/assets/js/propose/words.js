/* Elements and words. */

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/* Words to compare by: no accents, no capitals, no marks. */
export function plain(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/* A name for the address of a page. */
export function slug(words) {
  return plain(words.replace(/œ/g, "oe").replace(/æ/g, "ae")).replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
}

/* {names} in a sentence are filled in. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const APART = /(\]\([^)\s]*\)|https?:\/\/\S+|`[^`]*`)/;

/* Words as a careful typist leaves them: no hidden characters, no double spaces, the marks of the language. */
export function tidy(words, language) {
  const clean = words.normalize("NFC").replace(/\r\n?/g, "\n").replace(HIDDEN, "");
  const lines = clean.split("\n").map((line) => line.split(APART).map((part, place) => (place % 2 ? part : marks(part, language))).join("").trimEnd());
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

function marks(words, language) {
  const typed = words.replace(/\t/g, " ").replace(/(\S) {2,}/g, "$1 ").replace(/(\p{L})'(?=\p{L})/gu, "$1’").replace(/\.\.\./g, "…");
  if (language === "en") return typed.replace(/"([^"\n]*)"/g, "“$1”");
  if (language !== "fr") return typed;
  return typed
    .replace(/"([^"\n]*)"/g, "«\u00a0$1\u00a0»")
    .replace(/[ \u00a0\u202f]?([;!?])(?=\s|$|[)»])/g, "\u202f$1")
    .replace(/([\p{L}\p{N})»])[ \u00a0\u202f]?:(?=\s|$)/gu, "$1\u00a0:")
    .replace(/«[ \u00a0\u202f]?/g, "«\u00a0")
    .replace(/[ \u00a0\u202f]?»/g, "\u00a0»");
}
