/* The page of a State: one practice is printed alone, with the treaties that ask for its steps. */

import { element } from "./dom.js";

const section = /** @type {HTMLElement} */ (document.querySelector("[data-print-one]"));

/* The button stands in the fold, and is created when that is first opened. */
for (const fold of section.querySelectorAll("details")) fold.addEventListener("toggle", () => addButton(fold), { once: true });

/** @param {HTMLDetailsElement} fold */
function addButton(fold) {
  const button = element("button", { type: "button", className: "print-one" }, section.dataset.printOne ?? "");
  button.addEventListener("click", () => printAlone(fold));
  fold.append(button);
}

/**
 * Print what is marked only; the style sheet leaves out the rest.
 * @param {HTMLDetailsElement} fold
 */
function printAlone(fold) {
  const ids = (fold.dataset.treaties ?? "").split(" ");
  const printed = [fold, ...ids.map((id) => document.getElementById(id))];
  const main = /** @type {HTMLElement} */ (section.closest("main"));
  main.dataset.printing = "";
  for (const part of printed) part?.setAttribute("data-printed", "");
  addEventListener("afterprint", () => {
    delete main.dataset.printing;
    for (const part of printed) part?.removeAttribute("data-printed");
  }, { once: true });
  print();
}
