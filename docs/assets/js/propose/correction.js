/* The form for a correction: what is wrong, and on a record the new wording of a section, a field, an address or a date. */

import { element } from "../dom.js";
import { correctionFault, recordFields, replaceText } from "./changes.js";
import { setKey } from "./front-matter.js";
import { itemAt, withinItem } from "./lists.js";
import { items, tidyFields, tidyTexts } from "./pages.js";
import { addressFault, isPartialDate, letterFault } from "./problems.js";
import { unknownEntries } from "./record.js";
import { newFaults, safetyProblem } from "./safety.js";
import { comparableAddress } from "./similar.js";
import { stepChoice } from "./step-choice.js";
import { splitStep } from "./steps.js";
import { fillIn } from "./words.js";

/* What is not known to be anywhere becomes free once its address is given. */
const [UNKNOWN, OPEN] = ["unknown", "open"];
/* The place that is the step or the pitfall that was chosen. */
const ITEM = "item";

/**
 * The facts of a record that are corrected in a field: each address by language, and the date.
 * @param {Source["facts"]} facts
 * @param {string[]} languages
 * @returns {Record<string, string>}
 */
export function factTexts(facts, languages) {
  const { links, access, ...dates } = facts;
  const known = links ? [...new Set([...Object.keys(links), ...(links.all ? [] : languages)])] : [];
  return { ...Object.fromEntries(known.map((language) => [`links.${language}`, links?.[language] ?? ""])), ...dates };
}

/**
 * The fault of an address or a date, or null.
 * @param {string} ref
 * @param {string} place
 * @param {string} text
 * @param {FormContext} context
 * @returns {Fault | null}
 */
export function factFault(ref, place, text, context) {
  const [name, language] = place.split(".");
  if (!text) return { problem: "missing" };
  if (name !== "links") return !isPartialDate(text) ? { problem: "date" } : text > context.today ? { problem: "future" } : null;
  const [kind] = ref.split("/");
  const other = context.records.find((record) => record.ref !== ref && record.ref.startsWith(`${kind}/`) && record.links.some((link) => comparableAddress(link) === comparableAddress(text)));
  return addressFault(text, context.rules, language) ?? (other ? { problem: "exists", values: { name: other.name } } : null);
}

/**
 * The page of a record with another address or date.
 * @param {Source} source
 * @param {string} place
 * @param {string} text
 * @param {FormContext} context
 */
export function factPage(source, place, text, context) {
  const [name, language] = place.split(".");
  const order = context.order[source.ref.split("/")[0]];
  const page = source.files[source.original];
  const value = name === "links" ? { ...source.facts.links, [language]: text } : text;
  const changed = setKey(page.text, name, value, order, context.rules);
  const isFound = name === "links" && source.facts.access === UNKNOWN;
  return { path: page.path, before: page.text, text: isFound ? setKey(changed, "access", OPEN, order, context.rules) : changed };
}

/**
 * Whether words were compared with what a correction changes: editors read them again before the page is taken.
 * @param {Source} source
 * @param {string} language
 * @param {string} place
 * @param {string} before
 * @param {string} after
 */
export function needsReading(source, language, place, before, after) {
  if (language !== source.original) return false;
  if (place === "title" || place === "summary") return source.judged.head;
  const judged = /** @type {any} */ (source.judged)[place] ?? [];
  const norms = (/** @type {string} */ text) => items(text).map((line) => splitStep(line).norm);
  const [old, now] = [norms(before), norms(after)];
  return old.some((norm, number) => judged[number] && norm !== now[number]);
}

/**
 * @param {any} form
 * @param {any} context
 */
export function correctionForm(form, context) {
  const step = stepChoice(form, context);
  const [reasonBox, placeBox, textBox] = ["[data-reason]", "[data-place]", "[data-text]"].map((name) => form.querySelector(name));
  const [reason, place, text] = [reasonBox, placeBox, textBox].map((box) => box.querySelector("textarea, select"));
  /** @type {any} */
  let page;
  let selectedPlace = "";
  let given = "";

  const load = async () => {
    await common.load();
    show();
  };
  const common = recordFields(form, context, (source) => {
    step.fill(source);
    show();
  });
  const language = () => (common.source()?.files[common.version.value] ? common.version.value : common.source()?.original);
  const facts = () => (common.source() ? factTexts(common.source().facts, context.languages) : {});
  const listOf = (/** @type {any} */ chosen) => Object.keys(context.rules.lists).find((name) => context.rules.lists[name] === chosen.field) ?? "";
  const item = () => {
    const chosen = page && step.chosen();
    const text = chosen ? itemAt(page.sections[listOf(chosen)] ?? "", chosen.place) : "";
    return text ? { [ITEM]: text } : {};
  };
  const isItem = () => place.value === ITEM;
  const parts = () => ({ ...item(), ...page?.words, ...page?.sections, ...facts() });
  const before = () => parts()[place.value] ?? "";
  const isField = () => Object.hasOwn(page?.words ?? {}, place.value);
  const isFact = () => Object.hasOwn(facts(), place.value);
  const isSame = () => !place.value || text.value.trim() === before().trim();
  const choose = () => {
    textBox.hidden = !place.value;
    text.value = before();
    text.lang = isFact() ? "" : (language() ?? "");
  };
  const label = (/** @type {string} */ name) => {
    if (name === ITEM) return context.words.itemText;
    const [kind] = common.source().ref.split("/");
    const [key, ofLink] = name.split(".");
    if (ofLink) return fillIn(context.words.addressIn, { label: context.label("links"), language: context.languageName(ofLink) });
    return context.headings[kind].find((/** @type {any} */ { id }) => id === name)?.[language()] ?? context.label(key === "date" ? "published" : key);
  };
  const show = () => {
    const source = common.source();
    page = source?.files[language()];
    const [nothing] = place.options;
    place.replaceChildren(nothing, ...Object.keys(parts()).map((name) => element("option", { value: name }, label(name))));
    placeBox.hidden = !page;
    place.value = Object.hasOwn(parts(), selectedPlace) ? selectedPlace : "";
    choose();
  };
  common.version.addEventListener("change", load);
  step.box.addEventListener("change", show);
  place.addEventListener("change", () => {
    selectedPlace = place.value;
    choose();
  });

  const read = () => ({ ...common.read(), step: step.read(), reason: reason.value.trim(), place: place.value, text: place.value ? text.value : "" });
  const write = async (/** @type {any} */ values) => {
    common.write(values);
    step.write(values.step);
    reason.value = values.reason ?? "";
    given = values.given ?? "";
    selectedPlace = values.place ?? "";
    await load();
    if (values.text) text.value = values.text;
  };
  const after = () => {
    if (isFact()) return text.value.trim();
    const only = { [place.value]: text.value };
    const tidy = (isField() ? tidyFields(only, language(), language(), context.rules) : tidyTexts(only, language(), context.rules))[place.value] ?? "";
    return isItem() ? withinItem(tidy) : tidy;
  };
  /* What changes, as the section in which it stands. */
  const section = () => {
    if (!isItem()) return { name: place.value, before: before(), after: after() };
    const name = listOf(step.chosen());
    return { name, before: page.sections[name], after: page.sections[name].replace(before(), () => after()) };
  };
  const inLanguages = (/** @type {string} */ name) => Object.fromEntries(Object.entries(common.source().files).map(([of, file]) => [of, /** @type {any} */ (file).sections[name] ?? ""]));
  /* A list is read with the same list in the other languages: what is told in one is judged in all. */
  const ofSafety = () => {
    const { name, after } = section();
    if (!context.rules.lists[name]) return [];
    const others = inLanguages(name);
    return newFaults(others, { ...others, [language()]: after }, context.safety, name === "how" ? undefined : inLanguages("how"));
  };
  const fault = () => {
    if (isFact()) return factFault(common.record.read(), place.value, after(), context);
    if (!after()) return { problem: "missing" };
    const changed = section();
    return correctionFault(changed.name, changed.before, changed.after, language(), isField(), context);
  };
  const check = () => {
    const unknown = common.record.unknownText() ? unknownEntries([["record", common.record]], context) : common.unknown();
    const said = reason.value.trim();
    const ofReason = letterFault(said, said, context.rules) ?? (isSame() && (!said || said === given.trim()) ? { problem: "unchanged" } : null);
    const ofText = isSame() ? null : (fault() ?? ofSafety().flatMap(safetyProblem)[0]);
    return [...unknown, ...(ofReason ? [[reasonBox, context.message(ofReason)]] : []), ...(ofText ? [[textBox, context.message(ofText)]] : [])];
  };
  const newPage = () => (isFact() ? factPage(common.source(), place.value, after(), context) : { path: page.path, before: page.text, text: replaceText(page.text, before(), after(), isField() ? place.value : "") });
  const make = async () => {
    await common.load();
    const pages = isSame() ? [] : [newPage()];
    const changed = section();
    const isToRead = !isSame() && !isFact() && (needsReading(common.source(), language(), changed.name, changed.before, changed.after) || ofSafety().length > 0);
    const ofStep = step.read() ? `#${step.read()} (${step.words()})` : "";
    const said = reason.value.trim();
    const about = [`${page?.path ?? common.name()}${ofStep}`, said].filter(Boolean).join("\n\n");
    return { title: common.name(), values: { record: `${common.record.read()}${ofStep}`, reason: said }, about, missing: [], pages, isToRead };
  };
  const texts = () => (isSame() || isFact() ? [] : [{ box: textBox, control: text, name: place.value, language: language(), isField: isField() }]);
  return { form, read, write, check, make, load: common.load, texts };
}
