/* The steps and pitfalls of a new practice, shown for confirmation below the field in which they are typed or pasted. */

import { element } from "../dom.js";
import { cloneLine, fieldsOf } from "./fields.js";
import { items } from "./pages.js";
import { proposedId, shortHead, splitStep } from "./steps.js";

/**
 * The rows of a list: each with its norm and its guidance, and the fields of its row.
 * @param {any} form
 * @param {string} name
 * @param {{ language: string, texts: () => Record<string, string>, audiences: () => string[] }} from
 * @param {any} context
 */
export function stepList(form, name, from, context) {
  const box = form.querySelector(`[data-step-list="${name}"]`);
  /** @type {any[]} */
  const rows = [];

  const open = () => {
    const line = cloneLine(box);
    const fields = fieldsOf(line, context.tools);
    const shorts = [...line.querySelectorAll("[data-short]")].map((one) => [one.dataset.short, one.querySelector("input"), one]);
    const row = { line, words: line.querySelector(".step-words"), fields, shorts, own: new Set() };
    line.addEventListener("input", (/** @type {any} */ { target }) => row.own.add(target));
    return row;
  };
  const control = (/** @type {any} */ row, /** @type {string} */ field) => row.fields.find(([known]) => known === field)?.[1];

  /* As many rows as there are items; what was typed into a row stays. */
  const refresh = () => {
    const byLanguage = Object.entries(from.texts()).map(([language, text]) => [language, items(text)]);
    const listed = /** @type {string[]} */ (byLanguage.find(([language]) => language === from.language)?.[1] ?? []);
    while (rows.length > listed.length) rows.pop().line.remove();
    while (rows.length < listed.length) rows.push(open());
    box.hidden = !rows.length;
    const used = new Set(context.rules.sections);
    for (const [place, row] of rows.entries()) {
      const { norm, guidance } = splitStep(listed[place]);
      row.words.replaceChildren(element("strong", {}, norm), guidance ? ` ${guidance}` : "");
      row.words.lang = from.language;
      const id = control(row, "id");
      const english = /** @type {string[]} */ (byLanguage.find(([language]) => language === "en")?.[1] ?? [])[place];
      if (!row.own.has(id.box.querySelector("input"))) id.write(english ? proposedId(splitStep(english).norm, used) : "");
      used.add(id.read() ?? "");
      for (const [language, input] of row.shorts) {
        const ofLanguage = /** @type {string[]} */ (byLanguage.find(([known]) => known === language)?.[1] ?? [])[place];
        if (!row.own.has(input)) input.value = ofLanguage ? shortHead(splitStep(ofLanguage).norm, context.rules) : "";
      }
      const who = control(row, "who");
      const [only, ...others] = from.audiences();
      if (only && !others.length && who && !who.read()) who.write([only]);
    }
  };
  const read = () => rows.map((row) => {
    const short = Object.fromEntries(row.shorts.map(([language, input]) => [language, input.value.trim()]).filter(([, text]) => text));
    return { id: control(row, "id").read() ?? "", short, who: control(row, "who")?.read(), moment: control(row, "moment")?.read() };
  });
  const write = (/** @type {StepRow[]} */ values = []) => {
    refresh();
    for (const [place, row] of rows.entries()) {
      const { short = {}, ...facts } = values[place] ?? {};
      for (const [field, one] of row.fields) if (/** @type {any} */ (facts)[field]) one.write(/** @type {any} */ (facts)[field]);
      if (facts.id) row.own.add(control(row, "id").box.querySelector("input"));
      for (const [language, input] of row.shorts) if (short[language]) input.value = short[language];
    }
  };
  /* The box of a problem: that of a field of a row, or the list. */
  const boxAt = (/** @type {string[]} */ [, place, field]) => {
    const row = rows[Number(place)];
    return control(row ?? { fields: [] }, field)?.box ?? row?.shorts.find(([language]) => field === `short-${language}`)?.[2] ?? box;
  };
  const texts = () => rows.flatMap((row) => row.shorts.map(([language, input, ofShort]) => ({ box: ofShort, control: input, name: "short", language, isField: false }))).filter(({ control }) => control.value);
  return { refresh, read, write, boxAt, texts };
}
