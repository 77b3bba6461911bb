/* The step of a practice that a proposal is about: chosen from a list, with its words in the language of the reader. */

import { element } from "../dom.js";

/**
 * The list of the steps of the practice that is chosen in a form; without steps it is hidden.
 * @param {any} form
 * @param {any} context
 */
export function stepChoice(form, context) {
  const box = form.querySelector("[data-step]");
  const [select, words] = [box.querySelector("select"), box.querySelector(".step-words")];
  const [none] = select.options;
  /** @type {any[]} */
  let steps = [];
  let wanted = "";
  const inLanguage = (/** @type {Record<string, string>} */ texts) => {
    const language = texts[context.language] ? context.language : Object.keys(texts)[0];
    return { language, text: texts[language] ?? "" };
  };
  const chosen = () => steps.find(({ id }) => id === select.value);
  const show = () => {
    const step = chosen();
    words.hidden = !step;
    if (!step) return;
    const { language, text } = inLanguage(step.heads);
    words.textContent = text;
    words.lang = language;
  };
  const fill = (/** @type {any} */ source) => {
    steps = source?.steps ?? [];
    const label = (/** @type {any} */ step) => inLanguage(Object.keys(step.short).length ? step.short : step.heads).text;
    select.replaceChildren(none, ...steps.map((step, place) => element("option", { value: step.id }, `${place + 1}. ${label(step)}`)));
    select.value = steps.some(({ id }) => id === wanted) ? wanted : "";
    box.hidden = !steps.length;
    show();
  };
  select.addEventListener("change", () => {
    wanted = select.value;
    show();
  });
  return {
    box,
    fill,
    chosen,
    place: () => steps.findIndex(({ id }) => id === select.value),
    words: () => (chosen() ? inLanguage(chosen().heads).text : ""),
    read: () => select.value,
    write: (/** @type {string} */ id = "") => {
      wanted = id;
      fill(steps.length ? { steps } : undefined);
    },
  };
}
