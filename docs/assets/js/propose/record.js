/* The forms for a new record: a resource or a practice, in one language or in all. */

import { element } from "../dom.js";
import { fieldsOf, say } from "./fields.js";
import { body, fingerprints, head, pathOf, rowsOf, tidied } from "./pages.js";
import { byRules, bySchema, inText } from "./problems.js";
import { likely } from "./similar.js";
import { slug } from "./words.js";

export function recordForm(form, desk) {
  const kind = form.dataset.kind;
  const facts = fieldsOf(form.querySelector("[data-facts]"), desk.lists);
  const versions = [...form.querySelectorAll("[data-words]")].map((holder) => version(holder, desk));
  const fileBox = form.querySelector("[data-file]");
  const file = fileBox.querySelector("input");
  let named = false;
  file.addEventListener("input", () => (named = file.value !== ""));

  const read = () => ({
    facts: Object.fromEntries(facts.map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined)),
    words: Object.fromEntries(versions.map((one) => [one.language, one.read()])),
    file: file.value.trim(),
  });

  const write = (values) => {
    for (const [name, one] of facts) if (values.facts?.[name] !== undefined) one.write(values.facts[name]);
    for (const one of versions) one.write(values.words?.[one.language] ?? {});
    file.value = values.file ?? "";
    named = file.value !== "";
    if (Object.values(values.words ?? {}).slice(1).some((words) => Object.keys(words.fields ?? {}).length)) form.querySelector(".also").open = true;
  };

  /* While the form is filled in: propose a file name, show similar records. */
  const typed = () => {
    const now = read();
    const first = now.words[versions[0].language].fields;
    if (!named) file.value = slug([now.facts.publishers?.[0], first.title, now.facts.published?.slice(0, 4)].filter(Boolean).join(" "));
    const similar = likely(desk.records.filter(({ ref }) => ref.startsWith(`${kind}/`)), { ...now.facts, title: first.title });
    hint(versions[0].holder.querySelector('[data-field="title"]'), similar, desk);
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);

  const check = () => {
    const now = read();
    const problems = [];
    for (const [, one] of facts) if (one.stray()) problems.push([one.box, desk.sentence({ problem: "pick", values: { value: one.stray() } })]);
    const used = versions.filter((one, place) => place === 0 || one.begun());
    for (const [place, one] of used.entries()) problems.push(...faults(one, place, now));
    problems.push(...factFaults(now), ...fileFaults(now.file));
    return firstOf(problems, form);
  };

  function faults(one, place, now) {
    const { fields, sections } = now.words[one.language];
    const problems = bySchema(place ? `${kind}-translation` : kind, desk.schemas, place ? fields : { ...now.facts, ...fields, reviewed: desk.today });
    const ofVersion = problems.filter(({ path }) => one.names.includes(path[0])).map((fault) => [one.box(fault.path[0]), desk.sentence(fault)]);
    const texts = Object.entries({ ...fields, ...sections }).filter(([name]) => name !== "title" && name !== "our_title");
    const refused = texts.map(([name, text]) => [name, inText(text, one.language, desk.rules)]).filter(([, fault]) => fault);
    const missing = one.needed(now.facts).filter((name) => !sections[name]);
    return [
      ...ofVersion,
      ...refused.map(([name, fault]) => [one.box(name), desk.sentence(fault)]),
      ...missing.map((name) => [one.box(name), desk.sentence({ problem: name === "obtain" ? "obtain" : "missing" })]),
    ];
  }

  function factFaults(now) {
    const first = now.words[versions[0].language].fields;
    const problems = [...bySchema(kind, desk.schemas, { ...now.facts, ...first, reviewed: desk.today }), ...byRules(kind, now.facts, desk.rules)];
    return problems.filter(({ path }) => facts.some(([name]) => name === path[0])).map((fault) => [boxAt(facts, fault.path), desk.sentence(fault)]);
  }

  function fileFaults(name) {
    if (!name) return [[fileBox, desk.sentence({ problem: "missing" })]];
    const { pattern, longest } = desk.rules.slug;
    if (!new RegExp(pattern).test(name) || name.length > longest || name === "index") return [[fileBox, desk.sentence({ problem: "form" })]];
    return desk.records.some(({ ref }) => ref === `${kind}/${name}`) ? [[fileBox, desk.sentence({ problem: "taken" })]] : [];
  }

  /* The pages, the original first. */
  const make = async () => {
    const now = read();
    const pages = [];
    for (const [place, one] of versions.entries()) {
      if (place && !one.begun()) continue;
      const language = one.language;
      const texts = tidied(now.words[language].sections, language, desk.rules);
      const words = tidied(now.words[language].fields, language, desk.rules);
      const rows = kind === "practices" ? rowsOf(texts, now.facts.audiences, desk.rules) : {};
      const data = place ? { ...words, source: await source(now) } : { ...now.facts, ...words, ...rows, reviewed: desk.today };
      const text = `${head(data, desk.order[kind], desk.rules)}\n\n${body(texts, desk.pageForm(kind, language))}`;
      pages.push({ path: pathOf(kind, now.file, language, desk.languages), text, fresh: true });
    }
    return { title: now.words[versions[0].language].fields.title, about: "", pages };
  };

  async function source(now) {
    if (!globalThis.crypto?.subtle) return undefined;
    const { language } = versions[0];
    const { fields, sections } = now.words[language];
    return fingerprints(tidied(fields, language, desk.rules), tidied(sections, language, desk.rules), desk.pageForm(kind, language));
  }

  return { form, read, write, check, make };
}

/**
 * The box of the field at a path: that of a part of it where the path goes there.
 * @param {[string, any][]} fields
 * @param {string[]} path
 */
export function boxAt(fields, [name, ...rest]) {
  const one = fields.find(([known]) => known === name)?.[1];
  if (!one.inner || !rest.length) return one.box;
  const number = /^\d+$/.test(rest[0]) ? Number(rest.shift()) : 0;
  const inner = one.inner()[number];
  return inner && rest.length && inner.some((/** @type {[string, any]} */ [known]) => known === rest[0]) ? boxAt(inner, rest) : one.box;
}

/* Show each problem beside its field; the number of fields that have one. */
export function firstOf(problems, form) {
  for (const box of form.querySelectorAll(".field")) say(box, "");
  const first = new Map();
  for (const [box, words] of problems) if (!first.has(box)) first.set(box, words);
  for (const [box, words] of first) {
    say(box, words);
    for (let above = box.parentElement.closest("details"); above; above = above.parentElement.closest("details")) above.open = true;
  }
  const inOrder = [...form.querySelectorAll(".field")].filter((box) => first.has(box));
  inOrder[0]?.querySelector("input, textarea, select")?.focus();
  return first.size;
}

function version(holder, desk) {
  const language = holder.dataset.words;
  const fields = fieldsOf(holder, desk.lists);
  const sections = [...holder.querySelectorAll("[data-section]")].map((box) => [box.dataset.section, box, box.querySelector("textarea")]);
  const needed = sections.filter(([, box]) => box.querySelector(".needed")).map(([name]) => name);
  const read = () => ({
    fields: Object.fromEntries(fields.map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined)),
    sections: Object.fromEntries(sections.map(([name, , area]) => [name, area.value.trim()]).filter(([, text]) => text)),
  });
  return {
    holder,
    language,
    read,
    names: fields.map(([name]) => name),
    begun: () => Object.values(read()).some((part) => Object.keys(part).length),
    needed: (facts) => (sections.some(([name]) => name === "obtain") && facts.access && facts.access !== "open" ? [...needed, "obtain"] : needed),
    box: (name) => fields.find(([known]) => known === name)?.[1].box ?? sections.find(([known]) => known === name)?.[1],
    write: (values) => {
      for (const [name, one] of fields) one.write(values.fields?.[name]);
      for (const [name, , area] of sections) area.value = values.sections?.[name] ?? "";
    },
  };
}

/* Show below a field the existing records that a proposal may duplicate. */
export function hint(box, similar, desk) {
  let place = box.querySelector(".likely");
  if (!place) {
    place = element("div", { className: "likely" });
    place.setAttribute("role", "status");
    box.append(place);
  }
  const links = similar.map(({ name, url }) => element("li", {}, element("a", { href: `${desk.root}${url}` }, name)));
  const key = similar.map(({ ref }) => ref).join();
  if (place.dataset.shown === key) return;
  place.dataset.shown = key;
  place.replaceChildren(...(similar.length ? [element("p", {}, desk.words.likely), element("ul", {}, ...links)] : []));
}
