/* The forms that change a record which exists: a piece of evidence, a correction, a translation. */

import { element } from "../dom.js";
import { fieldsOf } from "./fields.js";
import { body, head, items, pathOf, scalar, stamped, tidied, tidiedFields, withItem } from "./pages.js";
import { bySchema, inAddress, inText, inValue, unknownPlace } from "./problems.js";
import { boxAt, labelOf, shown, strays, valuesOf } from "./record.js";

/* What all three share: the record, its source, the fields beside it. */
function base(form, desk) {
  const fields = fieldsOf(form, desk.tools, "facts");
  const record = fields.find(([name]) => name === "record")?.[1];
  const facts = fields.filter(([name]) => name !== "record");
  const version = form.querySelector("[data-version] select");
  let source;
  const load = async () => {
    const ref = record.read();
    if (source?.ref === ref) return source;
    source = desk.records.some((one) => one.ref === ref) ? { ref, ...(await desk.source(ref)) } : undefined;
    return source;
  };
  const read = () => ({ record: record.read(), version: version?.value, facts: valuesOf(facts) });
  const write = (values) => {
    record.write(values.record);
    if (version && values.version) version.value = values.version;
    for (const [name, one] of facts) if (values.facts?.[name] !== undefined) one.write(values.facts[name]);
  };
  const unknown = () => {
    const stray = strays([["record", record]], desk);
    return stray.length || record.read() ? stray : [[record.box, desk.sentence({ problem: "missing" })]];
  };
  const name = () => desk.records.find(({ ref }) => ref === record.read())?.name ?? "";
  return { facts, record, version, load, read, write, unknown, name };
}

/**
 * What keeps a piece of evidence from counting or from being accepted.
 * @param {string} ref
 * @param {Record<string, any>} evidence
 * @param {Desk} desk
 * @returns {Problem[]}
 */
export function evidenceFaults(ref, evidence, desk) {
  const document = desk.records.find((record) => record.ref === evidence.in);
  const known = document ? evidence : { ...evidence, in: ref };
  const problems = bySchema("evidence", desk.schemas, known);
  const words = unknownPlace(evidence.where ?? "", desk.rules);
  if (words) problems.push({ path: ["where"], problem: "place", values: { found: words } });
  if (!evidence.where && evidence.covers === "direct") problems.push({ path: ["where"], problem: "where" });
  const others = document?.issuers ? (evidence.by ?? []).filter((/** @type {string} */ agency) => !document.issuers?.includes(agency)) : [];
  if (others.length) problems.push({ path: ["by"], problem: "issuers", values: { found: others.join(", "), issuers: document?.issuers?.join(", ") } });
  return problems;
}

/**
 * The changes that a piece of evidence makes: one line of the record, and one of the document if it does not name the practice yet.
 * @param {string} ref
 * @param {Record<string, any>} evidence
 * @param {any} source
 * @param {any} ofDocument
 * @param {Desk} desk
 */
export function evidencePages(ref, evidence, source, ofDocument, desk) {
  const written = Object.fromEntries(desk.order.evidence.filter((name) => evidence[name]).map((name) => [name, evidence[name]]));
  const [kind, id] = ref.split("/");
  const { path, text } = source.files[source.original];
  const pages = [{ path, before: text, text: withItem(text, "recognition", written, desk.order[kind], desk.rules) }];
  const document = desk.records.find((record) => record.ref === evidence.in);
  if (kind !== "practices" || document?.practices?.includes(ref)) return pages;
  const other = ofDocument.files[ofDocument.original];
  const order = desk.order[evidence.in.split("/")[0]];
  return [...pages, { path: other.path, before: other.text, text: withItem(other.text, "practices", id, order, desk.rules) }];
}

export function evidenceForm(form, desk) {
  const common = base(form, desk);
  const linkBox = form.querySelector("[data-link]");
  const link = linkBox.querySelector("input");
  const isKnown = (ref) => desk.records.some((record) => record.ref === ref);
  const check = () => {
    const { record, facts } = common.read();
    const problems = evidenceFaults(record, facts, desk).map((fault) => [boxAt(common.facts, fault.path), desk.sentence(fault)]);
    const address = link.value.trim();
    const ofLink = address ? inAddress(address, desk.rules) : facts.in && !isKnown(facts.in) ? { problem: "missing" } : null;
    return [...common.unknown(), ...strays(common.facts, desk), ...problems, ...(ofLink ? [[linkBox, desk.sentence(ofLink)]] : [])];
  };
  const make = async () => {
    const { record, facts } = common.read();
    const told = common.facts.map(([name, one]) => [name, shown(one.box, one.read(), desk)]).filter(([, value]) => value);
    const values = { record: common.name(), ...Object.fromEntries(told), document: [shown(boxAt(common.facts, ["in"]), facts.in, desk), link.value.trim()].filter(Boolean).join("\n") };
    const about = told.map(([name, value]) => `${labelOf(boxAt(common.facts, [name]))}${desk.words.colon} ${value}`).join("\n");
    const proposal = { title: common.name(), values, about: `${record}\n${about}\n${link.value.trim()}`.trim(), left: [], pages: [] };
    if (!isKnown(facts.in)) return { ...proposal, left: [labelOf(boxAt(common.facts, ["in"]))] };
    return { ...proposal, pages: evidencePages(record, facts, await common.load(), await desk.source(facts.in), desk) };
  };
  const read = () => ({ ...common.read(), link: link.value.trim() });
  const write = (values) => {
    common.write(values);
    link.value = values.link ?? "";
  };
  return { form, read, write, check, make };
}

/**
 * A page with other words in one place: a field of the front matter, or a section.
 * @param {string} text
 * @param {string} before
 * @param {string} after
 * @param {string} field
 */
export function withWords(text, before, after, field) {
  if (!field) return text.replace(before, () => after);
  return text.split("\n").map((line) => (line.startsWith(`${field}:`) ? `${field}: ${scalar(after)}` : line)).join("\n");
}

export function correctionForm(form, desk) {
  const common = base(form, desk);
  const [reasonBox, placeBox, textBox] = ["[data-reason]", "[data-place]", "[data-text]"].map((name) => form.querySelector(name));
  const [reason, place, text] = [reasonBox, placeBox, textBox].map((box) => box.querySelector("textarea, select"));
  let page;
  let wanted = "";

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
    const label = (name) => desk.headings[kind].find(({ id }) => id === name)?.[common.version.value] ?? desk.label(name);
    const [nothing] = place.options;
    place.replaceChildren(nothing, ...Object.keys(parts()).map((name) => element("option", { value: name }, label(name))));
    place.value = Object.hasOwn(parts(), wanted) ? wanted : "";
    choose();
  };
  form.querySelector('[data-field="record"]').addEventListener("change", load);
  common.version.addEventListener("change", load);
  place.addEventListener("change", choose);

  const read = () => ({ ...common.read(), reason: reason.value.trim(), place: place.value, text: place.value ? text.value : "" });
  const write = async (values) => {
    common.write(values);
    reason.value = values.reason ?? "";
    wanted = values.place ?? "";
    await load();
    if (values.text) text.value = values.text;
  };
  const after = () => {
    const only = { [place.value]: text.value };
    const { language } = desk;
    const ofPage = common.version.value || language;
    return (isField() ? tidiedFields(only, ofPage, ofPage, desk.rules) : tidied(only, ofPage, desk.rules))[place.value] ?? "";
  };
  const check = () => {
    const isSame = !place.value || text.value.trim() === before().trim();
    if (isSame) return [...common.unknown(), ...(reason.value.trim() ? [] : [[reasonBox, desk.sentence({ problem: "unchanged" })]])];
    const fault = correctionFault(place.value, before(), after(), common.version.value, isField(), desk);
    return [...common.unknown(), ...(fault ? [[textBox, desk.sentence(fault)]] : [])];
  };
  const make = async () => {
    await common.load();
    const isSame = !place.value || text.value.trim() === before().trim();
    const pages = isSame ? [] : [{ path: page.path, before: page.text, text: withWords(page.text, before(), after(), isField() ? place.value : "") }];
    const told = `${page?.path ?? common.record.read()}\n\n${reason.value.trim()}`;
    return { title: common.name(), values: { record: common.record.read(), reason: reason.value.trim() }, about: told, left: [], pages };
  };
  return { form, read, write, check, make };
}

/**
 * What is wrong with the new words of one place. The items of a list keep their number: each has a row in the front matter.
 * @param {string} name
 * @param {string} before
 * @param {string} after
 * @param {string} language
 * @param {boolean} isField
 * @param {Desk} desk
 * @returns {Fault | null}
 */
export function correctionFault(name, before, after, language, isField, desk) {
  if (!after) return { problem: "missing" };
  if (isField) return inValue(name, after, language, desk.rules);
  const count = items(before).length;
  if (desk.rules.lists[name] && items(after).length !== count) return { problem: "items", values: { count } };
  return inText(after.replace(/\]\((?!\w+:)[^()\s]+\)/g, "](https://example.org/)"), language, desk.rules);
}

export function translationForm(form, desk) {
  const common = base(form, desk);
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
    const fields = desk.wordsOf[kind].filter((name) => from.words[name] || name === "our_title" || to?.words[name]);
    const parts = [
      ...fields.map((name) => ({ name, part: "words", label: desk.label(name), from: from.words[name] ?? "", to: to?.words[name] ?? "" })),
      ...desk.headings[kind]
        .filter(({ id }) => from.sections[id])
        .map((heading) => ({ name: heading.id, part: "sections", label: heading[language] ?? heading.en, from: from.sections[heading.id], to: to?.sections[heading.id] ?? "" })),
    ];
    areas = parts.map((part) => ({ ...part, ...pair(part, source.original, language, desk) }));
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
    if (!areas.length) return [...common.unknown(), ...(kind ? [[form.querySelector("[data-version]"), desk.sentence({ problem: "form" })]] : [])];
    const language = common.version.value;
    const box = (name) => areas.find((one) => one.name === name)?.box;
    const fields = tidiedFields(texts("words"), language, language, desk.rules);
    const invalid = bySchema(`${kind}-translation`, desk.schemas, fields).map((fault) => [box(fault.path[0]), desk.sentence(fault)]);
    const judged = areas.filter(({ area }) => area.value.trim()).map((one) => {
      const text = one.part === "words" ? fields[one.name] : tidied({ text: one.area.value }, language, desk.rules).text;
      return [one.box, correctionFault(one.name, one.from, text, language, one.part === "words", desk)];
    });
    const empty = areas.filter(({ part, area }) => part === "sections" && !area.value.trim()).map((one) => [one.box, desk.sentence({ problem: "missing" })]);
    return [...common.unknown(), ...invalid, ...empty, ...judged.filter(([, fault]) => fault).map(([one, fault]) => [one, desk.sentence(fault)])];
  };
  const make = async () => {
    const [kind, id] = source.ref.split("/");
    const language = common.version.value;
    const written = body(tidied(texts("sections"), language, desk.rules), desk.pageForm(kind, language));
    const page = `${head(tidiedFields(texts("words"), language, language, desk.rules), desk.order[kind], desk.rules)}\n\n${written}`;
    const path = pathOf(kind, id, language, desk.languages);
    const pages = [{ path, text: stamped(page, source.prints), before: source.files[language]?.text ?? "" }];
    return { title: common.name(), values: { record: source.ref }, about: "", left: [], pages };
  };
  return { form, read, write, check, make };
}

function pair({ name, label, from, to, part }, original, language, desk) {
  const id = `translation-${name}`;
  const area = element("textarea", { id, value: to, rows: part === "words" ? 2 : 8, lang: language });
  area.setAttribute("aria-describedby", `${id}-problem`);
  const problem = element("p", { className: "problem", id: `${id}-problem`, hidden: true });
  const left = element("div", { className: "from", lang: original }, from);
  left.setAttribute("role", "group");
  left.setAttribute("aria-label", `${desk.words.original}: ${label}`);
  const box = element("div", { className: "field side" }, element("label", { htmlFor: id }, part === "words" ? label : element("span", { lang: language }, label)), problem, left, area);
  return { area, box };
}
