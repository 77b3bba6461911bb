/* Typography is offered corrected beside each field; it changes when the writer accepts it, and never silently. */

import { element } from "../dom.js";
import { tidyFields, tidyTexts } from "./pages.js";
import { fillIn } from "./words.js";

/* Spaces that cannot be told from others are shown by a sign. */
const VISIBLE = { "\u202f": "⍽", "\u00a0": "⍽" };
/* Letters around a correction by which it is recognized. */
const AROUND = 12;

/**
 * A text with the typography of its language, or nothing if it has that already.
 * @param {{ name: string, text: string, language: string, isField: boolean }} typed
 * @param {Rules} rules
 */
export function typographyOffer({ name, text, language, isField }, rules) {
  const tidy = (/** @type {string} */ of) => (isField ? tidyFields({ [name]: text }, of, of, rules) : tidyTexts({ [name]: text }, of, rules))[name] ?? "";
  const wanted = tidy(language);
  return wanted === tidy("none") ? "" : wanted;
}

/**
 * The first place at which two texts differ, in both, with signs for spaces that do not break.
 * @param {string} typed
 * @param {string} wanted
 */
export function firstCorrection(typed, wanted) {
  let start = 0;
  while (start < typed.length && typed[start] === wanted[start]) start += 1;
  const show = (/** @type {string} */ text) => {
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, start - AROUND)));
    return text.slice(from, start + AROUND).replace(/[\u202f\u00a0]/g, (space) => VISIBLE[/** @type {"\u00a0"} */ (space)]).replace(/\n/g, " ").trim();
  };
  return { found: show(typed), wanted: show(wanted) };
}

/**
 * Show below each text of a form what its typography should be; accept one, or all.
 * @param {any} one
 * @param {any} context
 */
export function offerTypography(one, context) {
  const all = one.form.querySelector("[data-typography]");
  const offers = () => (one.form.hidden ? [] : one.texts()).map((/** @type {any} */ entry) => ({ ...entry, wanted: typographyOffer({ ...entry, text: entry.control.value }, context.rules) })).filter((/** @type {any} */ { wanted }) => wanted);
  const accept = (/** @type {any} */ { control, wanted }) => {
    control.value = wanted;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const refresh = () => {
    const open = offers();
    for (const place of one.form.querySelectorAll(".typography-offer")) if (!open.some((/** @type {any} */ { box }) => box.contains(place))) place.remove();
    for (const offer of open) showOffer(offer, () => accept(offer), context);
    all.hidden = open.length < 2;
  };
  one.form.addEventListener("input", refresh);
  one.form.addEventListener("change", refresh);
  all.querySelector("button").addEventListener("click", () => {
    for (const offer of offers()) accept(offer);
    one.form.requestSubmit();
  });
  return () => {
    refresh();
    return offers().map((/** @type {any} */ { box }) => [box, context.message({ problem: "typography" })]);
  };
}

/**
 * @param {any} offer
 * @param {() => void} accept
 * @param {any} context
 */
function showOffer({ box, control, wanted }, accept, context) {
  const { words } = context;
  const told = fillIn(words.typography, firstCorrection(control.value, wanted));
  const known = box.querySelector(".typography-offer");
  if (known?.dataset.wanted === wanted) return;
  const button = element("button", { type: "button" }, words.typographyUse);
  button.addEventListener("click", () => {
    accept();
    control.focus();
  });
  const place = element("p", { className: "typography-offer" }, element("span", {}, told), " ", button);
  place.dataset.wanted = wanted;
  place.setAttribute("role", "status");
  if (known) known.replaceWith(place);
  else box.append(place);
}
