/* The forms for a new record. Title, reason, and where to find it are a proposal; a complete form, in one language or more, is a finished page. */

import { element } from "../dom.js";
import { fieldsOf, showProblem } from "./fields.js";
import { makeDraft, draftProblems, makePages, safetyFaults } from "./proposal.js";
import { addressFault, letterFault } from "./problems.js";
import { similarRecords } from "./similar.js";
import { stepList } from "./step-list.js";
import { slug } from "./words.js";

/* What says where a document is, apart from its address: a text, a symbol, a number. */
const IDENTIFIERS = ["symbol", "isbn", "doi"];

export function recordForm(form, context) {
  const { kind } = form.dataset;
  const facts = fieldsOf(form, context.tools, "facts");
  const languages = [...new Set([...form.querySelectorAll("[data-section]")].map((box) => box.dataset.part))];
  const versions = languages.map((language) => versionFields(form, language, context));
  const [fileBox, whyBox, linkBox] = ["[data-file]", "[data-why]", "[data-link]"].map((name) => form.querySelector(name));
  const [file, why, link] = [fileBox, whyBox, linkBox].map((box) => box?.querySelector("input, textarea"));
  let hasFileName = false;
  file.addEventListener("input", () => (hasFileName = file.value !== ""));
  const lists = new Map([...form.querySelectorAll("[data-step-list]")].map((box) => [box.dataset.stepList, stepList(form, box.dataset.stepList, {
    language: languages[0],
    texts: () => Object.fromEntries(versions.map((one) => [one.language, one.read().sections[box.dataset.stepList] ?? ""])),
    audiences: () => facts.find(([name]) => name === "audiences")?.[1].read() ?? [],
  }, context)]));
  const stepRows = () => Object.fromEntries([...lists].map(([name, list]) => [name, list.read()]));

  const read = () => ({
    facts: fieldValues(facts),
    versions: versions.map((one) => one.read()),
    file: file.value.trim(),
    steps: stepRows(),
    why: why.value.trim(),
    link: link?.value.trim() ?? "",
  });

  const write = (values) => {
    for (const [name, one] of facts) if (values.facts?.[name] !== undefined) one.write(values.facts[name]);
    for (const one of versions) one.write(values.versions?.find(({ language }) => language === one.language) ?? {});
    file.value = values.file ?? "";
    hasFileName = file.value !== "";
    why.value = values.why ?? "";
    if (link) link.value = values.link ?? "";
    for (const [name, list] of lists) list.write(values.steps?.[name]);
  };

  /* On each input: propose a file name, show similar records. */
  const onInput = () => {
    const now = read();
    const { title } = now.versions[0].fields;
    if (!hasFileName) file.value = fileName(now);
    for (const list of lists.values()) list.refresh();
    const similar = similarRecords(context.records.filter(({ ref }) => ref.startsWith(`${kind}/`)), { ...now.facts, title });
    showSimilarRecords(versions[0].box("title"), similar, context);
  };
  form.addEventListener("input", onInput);
  form.addEventListener("change", onInput);

  /* The name of a practice is in English, as all are; that of a document follows its title. */
  const fileName = (now) => {
    const english = now.versions.find(({ language }) => language === "en")?.fields.title;
    const title = kind === "practices" ? english : now.versions[0].fields.title;
    return title ? slug([now.facts.publishers?.[0], title, now.facts.published?.slice(0, 4)].filter(Boolean).join(" ")) : "";
  };

  const boxOf = ({ language, path }) => {
    if (path[0] === "file") return fileBox;
    if (!language && lists.has(path[0])) return lists.get(path[0])?.boxAt(path);
    return language ? versions.find((one) => one.language === language)?.box(path[0]) : fieldBoxAt(facts, path);
  };

  /* The problems for which it is not a proposal, and the gaps for which it is not a finished page. */
  const assess = () => {
    const now = read();
    const all = draftProblems(makeDraft(kind, now, context), context);
    const gaps = all.filter(({ isGap }) => isGap);
    const problems = [...unknownEntries(facts, context), ...all.filter(({ isGap }) => !isGap).map((fault) => [boxOf(fault), context.message(fault)])];
    if (!gaps.length) return { problems, gaps };
    problems.push(...suggestionProblems(now));
    /* Who has begun to write the page, and has not said why in a sentence, is led to what the page still needs. */
    if (isBegun(now) && !now.why) return { gaps, problems: [...problems.filter(([box]) => box !== whyBox), ...gaps.map((gap) => [boxOf(gap), context.message(gap)])] };
    return { problems, gaps };
  };
  const isBegun = (now) => Object.keys(now.versions[0].sections).some((name) => name !== "obtain");
  const suggestionProblems = (now) => {
    const missing = context.message({ problem: "missing" });
    const { title } = now.versions[0].fields;
    const isFound = link ? now.link : now.facts.links || now.versions[0].sections.obtain || IDENTIFIERS.some((name) => now.facts[name]);
    const either = context.message({ problem: link ? "missing" : "either" });
    const ofLink = now.link ? addressFault(now.link, context.rules) : null;
    const ofWhy = letterFault(now.why, now.why, context.rules);
    return [
      ...(title ? [] : [[versions[0].box("title"), missing]]),
      ...(isFound || (link && isBegun(now) && !now.why) ? [] : [[linkBox ?? fieldBoxAt(facts, ["links"]), either]]),
      ...(now.why ? [] : [[whyBox, missing]]),
      ...[[linkBox, ofLink], [whyBox, ofWhy]].filter(([, fault]) => fault).map(([box, fault]) => [box, context.message(fault)]),
    ];
  };
  const check = () => assess().problems;

  const make = async () => {
    const now = read();
    const recordDraft = makeDraft(kind, now, context);
    const { gaps } = assess();
    const { title } = now.versions[0].fields;
    const links = [now.link, ...Object.values(now.facts.links ?? {})].filter(Boolean).join("\n");
    const labelled = [...facts.filter(([name]) => name !== "links"), ...versions.flatMap((one) => one.fields.filter(([name]) => name !== "title"))];
    const answers = labelled.map(([, one]) => [labelOf(one.box), displayValue(one.box, one.read(), context)]).filter(([, value]) => value);
    const texts = versions.flatMap((one) => one.sections.map(([, box, area]) => [labelOf(box), area.value.trim()])).filter(([, text]) => text);
    const about = gaps.length ? [...answers, ...texts].map(([label, value]) => `${label}${context.words.colon} ${value}`) : [];
    return {
      title,
      values: { title, links, why: now.why },
      about: about.join("\n"),
      missing: [...new Set(gaps.map(boxOf))].map((box) => ({ label: labelOf(box), box })),
      pages: gaps.length ? [] : await makePages(recordDraft, context),
      isToRead: safetyFaults(recordDraft, context).length > 0,
    };
  };

  const texts = () => {
    const ofVersions = versions.flatMap((one, place) => [
      ...one.fields.map(([name, field]) => ({ box: field.box, control: field.box.querySelector("textarea, input"), name, language: one.language, isField: true })),
      ...one.sections.map(([name, box, control]) => ({ box, control, name, language: one.language, isField: false })),
    ].filter(({ name }) => name !== "title" || !(place || read().versions[0].fields.our_title)));
    return [...ofVersions, ...[...lists.values()].flatMap((list) => list.texts())].filter(({ control }) => control.value);
  };
  return { form, read, write, check, make, texts };
}

/* The values of the fields that have one. */
export function fieldValues(fields) {
  return Object.fromEntries(fields.map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined));
}

/* Texts that are not an entry of the list of their field. */
export function unknownEntries(fields, context) {
  return fields.filter(([, one]) => one.unknownText()).map(([, one]) => [one.box, context.message({ problem: "pick", values: { value: one.unknownText() } })]);
}

export function labelOf(box) {
  const label = box.querySelector("label, legend, h3");
  return (label.querySelector("span") ?? label.firstChild).textContent.trim();
}

/* A value as readers see it. */
export function displayValue(box, value, context) {
  const label = (one) => {
    if (box.dataset.source) return context.tools.list(box.dataset.source).label(one);
    const option = [...box.querySelectorAll("option, input[type=checkbox]")].find((choice) => choice.value === one);
    return (option?.text ?? option?.parentElement.textContent ?? one).trim();
  };
  if (Array.isArray(value)) return value.map((one) => (typeof one === "string" ? label(one) : JSON.stringify(one))).join(", ");
  return typeof value === "string" ? label(value) : value ? JSON.stringify(value) : "";
}

/**
 * The box of the field at a path, or of a part of it.
 * @param {[string, any][]} fields
 * @param {string[]} path
 */
export function fieldBoxAt(fields, [name, ...rest]) {
  const one = fields.find(([known]) => known === name)?.[1];
  if (!one.inner || !rest.length) return one.box;
  const number = /^\d+$/.test(rest[0]) ? Number(rest.shift()) : 0;
  const inner = one.inner()[number];
  return inner && rest.length && inner.some((/** @type {[string, any]} */ [known]) => known === rest[0]) ? fieldBoxAt(inner, rest) : one.box;
}

/* Open what folds a field, and move to it. */
export function focusField(box) {
  for (let details = box.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
  /* A language that is selected for an address is not the faulty value. */
  const controls = [...box.querySelectorAll("input, textarea, select")];
  (controls.find((control) => control.localName !== "select" || !control.value) ?? controls[0])?.focus();
}

/* Show the first problem of each field next to it; returns the number of fields with a problem. */
export function showProblems(problems, form, { focus = false } = {}) {
  const first = new Map();
  for (const [box, words] of problems) if (!first.has(box)) first.set(box, words);
  for (const box of form.querySelectorAll(".field")) showProblem(box, first.get(box) ?? "");
  if (!focus) return first.size;
  for (const box of first.keys()) for (let details = box.parentElement.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
  const firstBox = [...form.querySelectorAll(".field")].find((box) => first.has(box));
  if (firstBox) focusField(firstBox);
  return first.size;
}

function versionFields(form, language, context) {
  const fields = fieldsOf(form, context.tools, language);
  const sections = [...form.querySelectorAll(`[data-section][data-part="${language}"]`)].map((box) => [box.dataset.section, box, box.querySelector("textarea")]);
  return {
    language,
    fields,
    sections,
    read: () => ({
      language,
      fields: fieldValues(fields),
      sections: Object.fromEntries(sections.map(([name, , area]) => [name, area.value.trim()]).filter(([, text]) => text)),
    }),
    box: (name) => fields.find(([known]) => known === name)?.[1].box ?? sections.find(([known]) => known === name)?.[1],
    write: (values) => {
      for (const [name, one] of fields) one.write(values.fields?.[name]);
      for (const [name, , area] of sections) area.value = values.sections?.[name] ?? "";
    },
  };
}

/* Show below a field the existing records that a proposal may duplicate. */
export function showSimilarRecords(box, similar, context) {
  let place = box.querySelector(".similar-records");
  if (!place) {
    place = element("div", { className: "similar-records" });
    place.setAttribute("role", "status");
    box.append(place);
  }
  const links = similar.map(({ name, url }) => element("li", {}, element("a", { href: `${context.root}${url}` }, name)));
  const key = similar.map(({ ref }) => ref).join();
  if (place.dataset.shown === key) return;
  place.dataset.shown = key;
  place.replaceChildren(...(similar.length ? [element("p", {}, context.words.likely), element("ul", {}, ...links)] : []));
}
