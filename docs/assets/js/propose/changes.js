/* The forms that change a record which exists: a piece of evidence, a correction, a translation. */

import { element } from "../dom.js";
import { fieldsOf } from "./fields.js";
import { body, head, pathOf, stamped, tidied, withEvidence } from "./pages.js";
import { bySchema, inText } from "./problems.js";
import { boxAt, firstOf } from "./record.js";

/* What all three share: the record, its source, the fields beside it. */
function base(form, desk) {
  const facts = fieldsOf(form.querySelector("[data-facts]"), desk.lists);
  const record = facts.find(([name]) => name === "record")?.[1];
  const rest = facts.filter(([name]) => name !== "record");
  const version = form.querySelector("[data-version] select");
  let source;
  const load = async () => {
    const ref = record.read();
    if (source?.ref === ref) return source;
    source = ref && desk.records.some((one) => one.ref === ref) ? { ref, ...(await desk.source(ref)) } : undefined;
    return source;
  };
  const read = () => ({ record: record.read(), version: version?.value, facts: valuesOf(rest) });
  const write = (values) => {
    record.write(values.record);
    if (version && values.version) version.value = values.version;
    for (const [name, one] of rest) if (values.facts?.[name] !== undefined) one.write(values.facts[name]);
  };
  const unknown = () => {
    const stray = record.stray();
    if (stray) return [[record.box, desk.sentence({ problem: "pick", values: { value: stray } })]];
    return record.read() ? [] : [[record.box, desk.sentence({ problem: "missing" })]];
  };
  const name = () => desk.records.find(({ ref }) => ref === record.read())?.name ?? "";
  return { facts: rest, record, version, load, read, write, unknown, name };
}

function valuesOf(fields) {
  return Object.fromEntries(fields.map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined));
}

export function evidenceForm(form, desk) {
  const common = base(form, desk);
  const check = () => {
    const problems = bySchema("evidence", desk.schemas, valuesOf(common.facts));
    const stray = common.facts.filter(([, one]) => one.stray()).map(([, one]) => [one.box, desk.sentence({ problem: "pick", values: { value: one.stray() } })]);
    return firstOf([...common.unknown(), ...stray, ...problems.map((fault) => [boxAt(common.facts, fault.path), desk.sentence(fault)])], form);
  };
  const make = async () => {
    const source = await common.load();
    const { path, text } = source.files[source.original];
    const values = valuesOf(common.facts);
    const evidence = Object.fromEntries(desk.order.evidence.filter((name) => values[name]).map((name) => [name, values[name]]));
    const changed = withEvidence(text, evidence, desk.order[source.ref.split("/")[0]], desk.rules);
    return { title: common.name(), about: "", pages: [{ path, text: changed }] };
  };
  return { form, read: common.read, write: common.write, check, make };
}

export function correctionForm(form, desk) {
  const common = base(form, desk);
  const [reasonBox, textBox] = ["[data-reason]", "[data-text]"].map((name) => form.querySelector(name));
  const [reason, text] = [reasonBox, textBox].map((box) => box.querySelector("textarea"));
  let shown = "";
  const file = (source) => source && (source.files[common.version.value] ?? source.files[source.original]);
  const show = async () => {
    const page = file(await common.load());
    if (page && (text.value === shown || !text.value)) text.value = page.text;
    shown = page?.text ?? "";
  };
  form.querySelector("[data-facts]").addEventListener("change", show);
  common.version.addEventListener("change", show);
  const read = () => ({ ...common.read(), reason: reason.value.trim(), text: text.value === shown ? "" : text.value });
  const write = (values) => {
    common.write(values);
    reason.value = values.reason ?? "";
    text.value = values.text ?? "";
    show();
  };
  const check = () => {
    const unchanged = !reason.value.trim() && text.value === shown;
    return firstOf([...common.unknown(), ...(unchanged ? [[reasonBox, desk.sentence({ problem: "unchanged" })]] : [])], form);
  };
  const make = async () => {
    const page = file(await common.load());
    const pages = text.value === shown ? [] : [{ path: page.path, text: `${text.value.trimEnd()}\n` }];
    return { title: common.name(), about: `${page.path}\n\n${reason.value.trim()}`, pages };
  };
  return { form, read, write, check, make };
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
  form.querySelector("[data-facts]").addEventListener("change", show);
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
    if (!areas.length) return firstOf([...common.unknown(), ...(kind ? [[form.querySelector("[data-version]"), desk.sentence({ problem: "form" })]] : [])], form);
    const box = (name) => areas.find((one) => one.name === name)?.box;
    const invalid = bySchema(`${kind}-translation`, desk.schemas, texts("words")).map((fault) => [box(fault.path[0]), desk.sentence(fault)]);
    const empty = areas.filter(({ part, area }) => part === "sections" && !area.value.trim()).map((one) => [one.box, desk.sentence({ problem: "missing" })]);
    const refused = areas.filter(({ name }) => !["title", "our_title"].includes(name)).map((one) => [one.box, inText(one.area.value, common.version.value, desk.rules)]);
    return firstOf([...common.unknown(), ...invalid, ...empty, ...refused.filter(([, fault]) => fault).map(([one, fault]) => [one, desk.sentence(fault)])], form);
  };
  const make = async () => {
    const [kind, id] = source.ref.split("/");
    const language = common.version.value;
    const written = body(tidied(texts("sections"), language, desk.rules), desk.pageForm(kind, language));
    const page = `${head(tidied(texts("words"), language, desk.rules), desk.order[kind], desk.rules)}\n\n${written}`;
    const path = pathOf(kind, id, language, desk.languages);
    return { title: common.name(), about: "", pages: [{ path, text: stamped(page, source.prints), fresh: !source.files[language] }] };
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
