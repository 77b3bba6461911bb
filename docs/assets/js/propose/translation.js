/* The form for a translation: original and translation side by side, part by part. */

import { element } from "../dom.js";
import { correctionFault, recordFields, replaceText } from "./changes.js";
import { body, frontMatter, pagePath, stampTranslation, tidyFields, tidyTexts } from "./pages.js";
import { schemaProblems } from "./problems.js";

/* A text of the original that is shorter may be the same in both languages: a name, a number. */
const LEAST_WORDS = 5;

/**
 * @param {any} form
 * @param {any} context
 */
export function translationForm(form, context) {
  const place = form.querySelector(".source");
  /** @type {any[]} */
  let areas = [];
  /** @type {any} */
  let source;

  const show = () => {
    source = common.source();
    const language = common.version.value;
    areas = [];
    if (!source || language === source.original) return place.replaceChildren();
    const kind = source.ref.split("/")[0];
    const [from, to] = [source.files[source.original], source.files[language]];
    const fields = context.wordsOf[kind].filter((/** @type {string} */ name) => from.words[name] || name === "our_title" || to?.words[name]);
    const parts = [
      ...fields.map((/** @type {string} */ name) => ({ name, part: "words", label: context.label(name), from: from.words[name] ?? "", to: to?.words[name] ?? "" })),
      ...context.headings[kind]
        .filter((/** @type {any} */ { id }) => from.sections[id])
        .map((/** @type {any} */ heading) => ({ name: heading.id, part: "sections", label: heading[language] ?? heading.en, from: from.sections[heading.id], to: to?.sections[heading.id] ?? "" })),
    ];
    areas = parts.map((part) => ({ ...part, ...translationField(part, source.original, language, context) }));
    return place.replaceChildren(...areas.map(({ box }) => box));
  };
  const common = recordFields(form, context, show);
  common.version.addEventListener("change", show);

  const texts = (/** @type {string} */ part) => Object.fromEntries(areas.filter((one) => one.part === part).map(({ name, area }) => [name, area.value.trim()]).filter(([, text]) => text));
  const read = () => ({ ...common.read(), words: texts("words"), sections: texts("sections") });
  const write = async (/** @type {any} */ values) => {
    common.write(values);
    await common.load();
    show();
    for (const one of areas) one.area.value = values[one.part]?.[one.name] ?? one.area.value;
  };
  const tidied = (/** @type {any} */ { name, part, area }) => {
    const language = common.version.value;
    return (part === "words" ? tidyFields({ [name]: area.value }, language, language, context.rules) : tidyTexts({ [name]: area.value }, language, context.rules))[name] ?? "";
  };
  const isChanged = (/** @type {any} */ { area, to }) => area.value.trim() !== to.trim();
  const isOriginal = (/** @type {any} */ { name, area, from }) => name !== "title" && name !== "our_title" && area.value.trim() === from.trim() && from.split(/\s+/).length >= LEAST_WORDS;

  const check = () => {
    const kind = source?.ref.split("/")[0];
    if (!areas.length) return [...common.unknown(), ...(kind ? [[form.querySelector("[data-version]"), context.message({ problem: "original" })]] : [])];
    const language = common.version.value;
    const box = (/** @type {string} */ name) => areas.find((one) => one.name === name)?.box;
    const message = (/** @type {any} */ one, /** @type {string} */ problem) => [one.box, context.message({ problem })];
    const invalid = schemaProblems(`${kind}-translation`, context.schemas, tidyFields(texts("words"), language, language, context.rules)).map((fault) => [box(fault.path[0]), context.message(fault)]);
    const empty = areas.filter(({ part, area }) => part === "sections" && !area.value.trim()).map((one) => message(one, "missing"));
    const copied = areas.filter(isOriginal).map((one) => message(one, "originalWords"));
    const checked = areas.filter((one) => one.area.value.trim() && (isChanged(one) || !source.files[language])).map((one) => [one.box, correctionFault(one.name, one.from, tidied(one), language, one.part === "words", context)]);
    const unchanged = areas.some(isChanged) ? [] : [message(areas[0], "unchanged")];
    return [...common.unknown(), ...invalid, ...empty, ...copied, ...checked.filter(([, fault]) => fault).map(([one, fault]) => [one, context.message(fault)]), ...unchanged];
  };

  /* A page that exists changes only where a text does; one that does not is written as a whole. */
  const newText = () => {
    const [kind] = source.ref.split("/");
    const language = common.version.value;
    const known = source.files[language];
    const isNew = areas.some((one) => !one.to && one.area.value.trim());
    if (known && !isNew && areas.every((one) => one.area.value.trim() || !one.to)) {
      return areas.filter(isChanged).reduce((text, one) => replaceText(text, one.to, tidied(one), one.part === "words" ? one.name : ""), known.text);
    }
    const page = body(tidyTexts(texts("sections"), language, context.rules), context.pageForm(kind, language));
    return `${frontMatter(tidyFields(texts("words"), language, language, context.rules), context.order[kind], context.rules)}\n\n${page}`;
  };
  const make = async () => {
    const [kind, id] = source.ref.split("/");
    const language = common.version.value;
    const path = pagePath(kind, id, language, context.languages);
    const pages = [{ path, text: stampTranslation(newText(), source.prints), before: source.files[language]?.text ?? "" }];
    return { title: common.name(), values: { record: source.ref }, about: "", missing: [], pages };
  };
  const offered = () => areas.filter((one) => isChanged(one) && one.area.value.trim()).map((one) => ({ box: one.box, control: one.area, name: one.name, language: common.version.value, isField: one.part === "words" }));
  return { form, read, write, check, make, load: common.load, texts: offered };
}

/**
 * @param {any} part
 * @param {string} original
 * @param {string} language
 * @param {any} context
 */
function translationField({ name, label, from, to, part }, original, language, context) {
  const id = `translation-${name}`;
  const area = element("textarea", { id, value: to, rows: part === "words" ? 2 : 8, lang: language });
  area.setAttribute("aria-describedby", `${id}-problem`);
  const problem = element("p", { className: "problem", id: `${id}-problem`, hidden: true });
  const originalText = element("div", { className: "source-text", lang: original }, from);
  originalText.setAttribute("role", "group");
  originalText.setAttribute("aria-label", `${context.words.original}: ${label}`);
  const box = element("div", { className: "field side-by-side" }, element("label", { htmlFor: id }, part === "words" ? label : element("span", { lang: language }, label)), problem, originalText, area);
  return { area, box };
}
