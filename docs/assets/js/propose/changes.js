/* The forms that change an existing record: a piece of evidence, a correction, a translation. */

import { element } from "../dom.js";
import { fieldsOf } from "./fields.js";
import { body, frontMatter, items, pagePath, scalar, stampTranslation, tidyTexts, tidyFields, addListItem } from "./pages.js";
import { schemaProblems, addressFault, textFault, lineFault, placeFault } from "./problems.js";
import { fieldBoxAt, labelOf, displayValue, unknownEntries, fieldValues } from "./record.js";

/* The part that all three forms share: the record, its source, and other fields. */
function recordFields(form, context) {
  const fields = fieldsOf(form, context.tools, "facts");
  const record = fields.find(([name]) => name === "record")?.[1];
  const facts = fields.filter(([name]) => name !== "record");
  const version = form.querySelector("[data-version] select");
  let source;
  const load = async () => {
    const ref = record.read();
    if (source?.ref === ref) return source;
    source = context.records.some((one) => one.ref === ref) ? { ref, ...(await context.source(ref)) } : undefined;
    return source;
  };
  const read = () => ({ record: record.read(), version: version?.value, facts: fieldValues(facts) });
  const write = (values) => {
    record.write(values.record);
    if (version && values.version) version.value = values.version;
    for (const [name, one] of facts) if (values.facts?.[name] !== undefined) one.write(values.facts[name]);
  };
  const unknown = () => {
    const unknown = unknownEntries([["record", record]], context);
    return unknown.length || record.read() ? unknown : [[record.box, context.message({ problem: "missing" })]];
  };
  const name = () => context.records.find(({ ref }) => ref === record.read())?.name ?? "";
  return { facts, record, version, load, read, write, unknown, name };
}

/**
 * The problems for which a piece of evidence would not count or not be accepted.
 * @param {string} ref
 * @param {Record<string, any>} evidence
 * @param {FormContext} context
 * @returns {Problem[]}
 */
export function evidenceProblems(ref, evidence, context) {
  const document = context.records.find((record) => record.ref === evidence.in);
  const known = document ? evidence : { ...evidence, in: ref };
  const problems = schemaProblems("evidence", context.schemas, known);
  const found = evidence.where ? placeFault(evidence.where, context.rules) : null;
  if (found) problems.push({ path: ["where"], problem: "place", values: { found } });
  if (!evidence.where && evidence.covers === "direct") problems.push({ path: ["where"], problem: "where" });
  const others = document?.issuers ? (evidence.by ?? []).filter((/** @type {string} */ agency) => !document.issuers?.includes(agency)) : [];
  if (others.length) problems.push({ path: ["by"], problem: "issuers", values: { found: others.join(", "), issuers: document?.issuers?.join(", ") } });
  return problems;
}

/** The place of a reading of all of a document. */
const WHOLE = "whole document";

/**
 * The pages that a piece of evidence changes: a line of the record, and lines of the document, if it does not name the practice yet, and if the place was not read before.
 * @param {string} ref
 * @param {Record<string, any>} evidence
 * @param {any} source
 * @param {any} ofDocument
 * @param {FormContext} context
 */
export function evidencePages(ref, evidence, source, ofDocument, context) {
  const row = Object.fromEntries(context.order.evidence.filter((name) => evidence[name]).map((name) => [name, evidence[name]]));
  const [kind] = ref.split("/");
  const { path, text } = source.files[source.original];
  const page = { path, before: text, text: addListItem(text, "recognition", row, context.order[kind], context.rules) };
  const other = ofDocument.files[ofDocument.original];
  const changed = documentText(ref, evidence, ofDocument, context);
  return changed === other.text ? [page] : [page, { path: other.path, before: other.text, text: changed }];
}

/** The page of a document that names the practice, and says how far the place was read. */
function documentText(ref, evidence, ofDocument, context) {
  const order = context.order[evidence.in.split("/")[0]];
  const document = context.records.find((record) => record.ref === evidence.in);
  const where = evidence.where || WHOLE;
  let { text } = ofDocument.files[ofDocument.original];
  const [kind, id] = ref.split("/");
  if (kind === "practices" && !document?.practices?.includes(ref)) text = addListItem(text, "practices", id, order, context.rules);
  if (ofDocument.readings.includes(where)) return text;
  const read = new Date().toISOString().slice(0, 10);
  return addListItem(text, "readings", { where, seen: evidence.seen, read }, order, context.rules);
}

export function evidenceForm(form, context) {
  const common = recordFields(form, context);
  const linkBox = form.querySelector("[data-link]");
  const link = linkBox.querySelector("input");
  const isKnown = (ref) => context.records.some((record) => record.ref === ref);
  const check = () => {
    const { record, facts } = common.read();
    const problems = evidenceProblems(record, facts, context).map((fault) => [fieldBoxAt(common.facts, fault.path), context.message(fault)]);
    const address = link.value.trim();
    const ofLink = address ? addressFault(address, context.rules) : facts.in && !isKnown(facts.in) ? { problem: "missing" } : null;
    return [...common.unknown(), ...unknownEntries(common.facts, context), ...problems, ...(ofLink ? [[linkBox, context.message(ofLink)]] : [])];
  };
  const make = async () => {
    const { record, facts } = common.read();
    const answers = common.facts.map(([name, one]) => [name, displayValue(one.box, one.read(), context)]).filter(([, value]) => value);
    const values = { record: common.name(), ...Object.fromEntries(answers), document: [displayValue(fieldBoxAt(common.facts, ["in"]), facts.in, context), link.value.trim()].filter(Boolean).join("\n") };
    const about = answers.map(([name, value]) => `${labelOf(fieldBoxAt(common.facts, [name]))}${context.words.colon} ${value}`).join("\n");
    const proposal = { title: common.name(), values, about: `${record}\n${about}\n${link.value.trim()}`.trim(), missing: [], pages: [] };
    if (!isKnown(facts.in)) return { ...proposal, missing: [labelOf(fieldBoxAt(common.facts, ["in"]))] };
    return { ...proposal, pages: evidencePages(record, facts, await common.load(), await context.source(facts.in), context) };
  };
  const read = () => ({ ...common.read(), link: link.value.trim() });
  const write = (values) => {
    common.write(values);
    link.value = values.link ?? "";
  };
  return { form, read, write, check, make };
}

/**
 * A page with one text replaced: a field of the front matter, or a section.
 * @param {string} text
 * @param {string} before
 * @param {string} after
 * @param {string} field
 */
export function replaceText(text, before, after, field) {
  if (!field) return text.replace(before, () => after);
  return text.split("\n").map((line) => (line.startsWith(`${field}:`) ? `${field}: ${scalar(after)}` : line)).join("\n");
}

export function correctionForm(form, context) {
  const common = recordFields(form, context);
  const [reasonBox, placeBox, textBox] = ["[data-reason]", "[data-place]", "[data-text]"].map((name) => form.querySelector(name));
  const [reason, place, text] = [reasonBox, placeBox, textBox].map((box) => box.querySelector("textarea, select"));
  let page;
  let selectedPlace = "";

  const parts = () => ({ ...page?.words, ...page?.sections });
  const before = () => parts()[place.value] ?? "";
  const isField = () => Object.hasOwn(page?.words ?? {}, place.value);
  const choose = () => {
    textBox.hidden = !place.value;
    text.value = before();
  };
  const load = async () => {
    const source = await common.load();
    page = source && (source.files[common.version.value] ?? source.files[source.original]);
    if (!page) return;
    const [kind] = source.ref.split("/");
    const label = (name) => context.headings[kind].find(({ id }) => id === name)?.[common.version.value] ?? context.label(name);
    const [nothing] = place.options;
    place.replaceChildren(nothing, ...Object.keys(parts()).map((name) => element("option", { value: name }, label(name))));
    place.value = Object.hasOwn(parts(), selectedPlace) ? selectedPlace : "";
    choose();
  };
  form.querySelector('[data-field="record"]').addEventListener("change", load);
  common.version.addEventListener("change", load);
  place.addEventListener("change", choose);

  const read = () => ({ ...common.read(), reason: reason.value.trim(), place: place.value, text: place.value ? text.value : "" });
  const write = async (values) => {
    common.write(values);
    reason.value = values.reason ?? "";
    selectedPlace = values.place ?? "";
    await load();
    if (values.text) text.value = values.text;
  };
  const after = () => {
    const only = { [place.value]: text.value };
    const { language } = context;
    const ofPage = common.version.value || language;
    return (isField() ? tidyFields(only, ofPage, ofPage, context.rules) : tidyTexts(only, ofPage, context.rules))[place.value] ?? "";
  };
  const check = () => {
    const isSame = !place.value || text.value.trim() === before().trim();
    if (isSame) return [...common.unknown(), ...(reason.value.trim() ? [] : [[reasonBox, context.message({ problem: "unchanged" })]])];
    const fault = correctionFault(place.value, before(), after(), common.version.value, isField(), context);
    return [...common.unknown(), ...(fault ? [[textBox, context.message(fault)]] : [])];
  };
  const make = async () => {
    await common.load();
    const isSame = !place.value || text.value.trim() === before().trim();
    const pages = isSame ? [] : [{ path: page.path, before: page.text, text: replaceText(page.text, before(), after(), isField() ? place.value : "") }];
    const answers = `${page?.path ?? common.record.read()}\n\n${reason.value.trim()}`;
    return { title: common.name(), values: { record: common.record.read(), reason: reason.value.trim() }, about: answers, missing: [], pages };
  };
  return { form, read, write, check, make };
}

/**
 * The fault of a new text, or null. A list keeps its number of items: each item has a row in the front matter.
 * @param {string} name
 * @param {string} before
 * @param {string} after
 * @param {string} language
 * @param {boolean} isField
 * @param {FormContext} context
 * @returns {Fault | null}
 */
export function correctionFault(name, before, after, language, isField, context) {
  if (!after) return { problem: "missing" };
  if (isField) return lineFault(name, after, language, context.rules);
  const count = items(before).length;
  if (context.rules.lists[name] && items(after).length !== count) return { problem: "items", values: { count } };
  return textFault(after.replace(/\]\((?!\w+:)[^()\s]+\)/g, "](https://example.org/)"), language, context.rules);
}

export function translationForm(form, context) {
  const common = recordFields(form, context);
  const place = form.querySelector(".source");
  let areas = [];
  let source;

  /* Original and translation side by side, part by part. */
  const show = async () => {
    source = await common.load();
    const language = common.version.value;
    if (!source || language === source.original) return place.replaceChildren();
    const kind = source.ref.split("/")[0];
    const [from, to] = [source.files[source.original], source.files[language]];
    const fields = context.wordsOf[kind].filter((name) => from.words[name] || name === "our_title" || to?.words[name]);
    const parts = [
      ...fields.map((name) => ({ name, part: "words", label: context.label(name), from: from.words[name] ?? "", to: to?.words[name] ?? "" })),
      ...context.headings[kind]
        .filter(({ id }) => from.sections[id])
        .map((heading) => ({ name: heading.id, part: "sections", label: heading[language] ?? heading.en, from: from.sections[heading.id], to: to?.sections[heading.id] ?? "" })),
    ];
    areas = parts.map((part) => ({ ...part, ...translationField(part, source.original, language, context) }));
    return place.replaceChildren(...areas.map(({ box }) => box));
  };
  form.querySelector('[data-field="record"]').addEventListener("change", show);
  common.version.addEventListener("change", show);

  const texts = (part) => Object.fromEntries(areas.filter((one) => one.part === part).map(({ name, area }) => [name, area.value.trim()]).filter(([, text]) => text));
  const read = () => ({ ...common.read(), words: texts("words"), sections: texts("sections") });
  const write = async (values) => {
    common.write(values);
    await show();
    for (const one of areas) one.area.value = values[one.part]?.[one.name] ?? one.area.value;
  };
  const check = () => {
    const kind = source?.ref.split("/")[0];
    if (!areas.length) return [...common.unknown(), ...(kind ? [[form.querySelector("[data-version]"), context.message({ problem: "form" })]] : [])];
    const language = common.version.value;
    const box = (name) => areas.find((one) => one.name === name)?.box;
    const fields = tidyFields(texts("words"), language, language, context.rules);
    const invalid = schemaProblems(`${kind}-translation`, context.schemas, fields).map((fault) => [box(fault.path[0]), context.message(fault)]);
    const checked = areas.filter(({ area }) => area.value.trim()).map((one) => {
      const text = one.part === "words" ? fields[one.name] : tidyTexts({ text: one.area.value }, language, context.rules).text;
      return [one.box, correctionFault(one.name, one.from, text, language, one.part === "words", context)];
    });
    const empty = areas.filter(({ part, area }) => part === "sections" && !area.value.trim()).map((one) => [one.box, context.message({ problem: "missing" })]);
    return [...common.unknown(), ...invalid, ...empty, ...checked.filter(([, fault]) => fault).map(([one, fault]) => [one, context.message(fault)])];
  };
  const make = async () => {
    const [kind, id] = source.ref.split("/");
    const language = common.version.value;
    const text = body(tidyTexts(texts("sections"), language, context.rules), context.pageForm(kind, language));
    const page = `${frontMatter(tidyFields(texts("words"), language, language, context.rules), context.order[kind], context.rules)}\n\n${text}`;
    const path = pagePath(kind, id, language, context.languages);
    const pages = [{ path, text: stampTranslation(page, source.prints), before: source.files[language]?.text ?? "" }];
    return { title: common.name(), values: { record: source.ref }, about: "", missing: [], pages };
  };
  return { form, read, write, check, make };
}

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
