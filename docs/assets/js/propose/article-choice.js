/* The article of an instrument that speaks of a step: chosen from those that the site has, with its words in the language of the reader. */

import { element } from "../dom.js";

/**
 * The list of the provisions of the document that is named in a form; without any it is hidden.
 * @param {any} form
 * @param {any} context
 */
export function articleChoice(form, context) {
  const box = form.querySelector("[data-article]");
  const [select, words] = [box.querySelector("select"), box.querySelector(".step-words")];
  const [none] = select.options;
  /** @type {Provision[]} */
  let provisions = [];
  let wanted = "";
  const chosen = () => (box.hidden ? undefined : provisions.find(({ ref }) => ref === select.value));
  const show = () => {
    const article = chosen();
    words.hidden = !article;
    words.textContent = article ? (article.says[context.language] ?? Object.values(article.says)[0] ?? context.words.articleUnread) : "";
  };
  const label = (/** @type {Provision} */ { names, heading }) => [names[context.language] ?? Object.values(names)[0], heading[context.language]].filter(Boolean).join(`${context.words.colon} `);
  const fill = (/** @type {Provision[]} */ listed = []) => {
    provisions = listed;
    select.replaceChildren(none, ...provisions.map((one) => element("option", { value: one.ref }, label(one))));
    select.value = provisions.some(({ ref }) => ref === wanted) ? wanted : "";
    box.hidden = !provisions.length;
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
    name: () => (chosen() ? label(/** @type {Provision} */ (chosen())) : ""),
    read: () => select.value,
    write: (/** @type {string} */ ref = "") => {
      wanted = ref;
    },
  };
}
