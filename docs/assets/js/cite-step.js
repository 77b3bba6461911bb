/* The citations of a step, made in the browser when its part "Link and citation" is first opened: those of the page, with the name and the
   address of the step in the place of its own. One file for each step would be thousands of files. */

import { copyButton } from "./copy.js";
import { citationOf } from "./cite-step/citation.js";
import { element } from "./dom.js";

const page = document.querySelector("[data-step-citations]");

/**
 * Add the citations of the step to its part.
 * @param {HTMLElement} fold
 */
export function fill(fold) {
  const { id, title, address, pattern, copyLabel, fileLabel, copied } = page.dataset;
  const step = /** @type {HTMLElement} */ (fold.closest("li"));
  const head = step.querySelector("h3, .norm, strong")?.textContent ?? step.id;
  const name = pattern.replace("{step}", () => head).replace("{practice}", () => title);
  const names = { id, title, address };
  const ofStep = { id: `${id}-${step.id}`, title: name, address: new URL(fold.querySelector("[data-copy]").textContent, document.baseURI).href };
  for (const style of document.querySelectorAll("#cite > p:has([data-copy])")) {
    const words = element("span", { textContent: citationOf("text", style.querySelector("[data-copy]").textContent, names, ofStep) });
    const button = copyButton(copyLabel, copied, () => words.textContent);
    fold.append(element("p", {}, element("strong", { textContent: style.querySelector("strong").textContent }), " ", words, " ", button));
  }
  const forms = [...document.querySelectorAll("#cite [data-format]")].map((form) => {
    const { format, label } = form.dataset;
    return copyButton(fileLabel.replace("{name}", () => label), copied, async () => citationOf(format, await contentOf(form), names, ofStep));
  });
  fold.append(element("p", {}, ...forms));
}

/* A format stands on the page, or in a file. */
async function contentOf(form) {
  return form.href ? (await fetch(form.href)).text() : form.textContent;
}
