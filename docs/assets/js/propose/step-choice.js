/* The step or the pitfall of a practice that a proposal is about: chosen from a list, with its words in the language of the reader. */

import { element } from "../dom.js";

/**
 * The list of the steps, and of the pitfalls, of the practice that is chosen in a form; without any it is hidden.
 * @param {any} form
 * @param {any} context
 * @param {string[]} [fields]
 */
export function stepChoice(form, context, fields = ["steps", "pitfalls"]) {
  const box = form.querySelector("[data-step]");
  const [select, words] = [box.querySelector("select"), box.querySelector(".step-words")];
  const [none] = select.options;
  /** @type {any[]} */
  let items = [];
  let wanted = "";
  const inLanguage = (/** @type {Record<string, string>} */ texts) => {
    const language = texts[context.language] ? context.language : Object.keys(texts)[0];
    return { language, text: texts[language] ?? "" };
  };
  const chosen = () => items.find(({ id }) => id === select.value);
  const show = () => {
    const item = chosen();
    words.hidden = !item;
    if (!item) return;
    const { language, text } = inLanguage(item.heads);
    words.textContent = text;
    words.lang = language;
  };
  const label = (/** @type {any} */ { short, heads, place }) => `${place + 1}. ${inLanguage(Object.keys(short).length ? short : heads).text}`;
  const group = (/** @type {string} */ field) => {
    const options = items.filter((item) => item.field === field).map((item) => element("option", { value: item.id }, label(item)));
    if (fields.length === 1 || !options.length) return options;
    return [element("optgroup", { label: context.words[`${field}Group`] }, ...options)];
  };
  const fill = (/** @type {any} */ source) => {
    items = fields.flatMap((field) => (source?.[field] ?? []).map((/** @type {any} */ item, /** @type {number} */ place) => ({ ...item, field, place })));
    select.replaceChildren(none, ...fields.flatMap(group));
    select.value = items.some(({ id }) => id === wanted) ? wanted : "";
    box.hidden = !items.length;
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
    place: () => chosen()?.place ?? -1,
    words: () => (chosen() ? inLanguage(chosen().heads).text : ""),
    read: () => select.value,
    write: (/** @type {string} */ id = "") => {
      wanted = id;
      if (!items.length) return;
      select.value = items.some((item) => item.id === id) ? id : "";
      show();
    },
  };
}
