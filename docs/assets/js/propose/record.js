/* The forms for a new record. Title, link and reason are a proposal; with all the rest, in one language or in all, it is a finished page. */

import { element } from "../dom.js";
import { fieldsOf, say } from "./fields.js";
import { draft, faults, pages } from "./proposal.js";
import { inAddress, inLetters } from "./problems.js";
import { likely } from "./similar.js";
import { slug } from "./words.js";

export function recordForm(form, desk) {
  const { kind } = form.dataset;
  const facts = fieldsOf(form, desk.tools, "facts");
  const languages = [...new Set([...form.querySelectorAll("[data-section]")].map((box) => box.dataset.part))];
  const versions = languages.map((language) => version(form, language, desk));
  const [fileBox, whyBox, linkBox] = ["[data-file]", "[data-why]", "[data-link]"].map((name) => form.querySelector(name));
  const [file, why, link] = [fileBox, whyBox, linkBox].map((box) => box?.querySelector("input, textarea"));
  let named = false;
  file.addEventListener("input", () => (named = file.value !== ""));

  const read = () => ({
    facts: valuesOf(facts),
    versions: versions.map((one) => one.read()),
    file: file.value.trim(),
    why: why.value.trim(),
    link: link?.value.trim() ?? "",
  });

  const write = (values) => {
    for (const [name, one] of facts) if (values.facts?.[name] !== undefined) one.write(values.facts[name]);
    for (const one of versions) one.write(values.versions?.find(({ language }) => language === one.language) ?? {});
    file.value = values.file ?? "";
    named = file.value !== "";
    why.value = values.why ?? "";
    if (link) link.value = values.link ?? "";
  };

  /* While the form is filled in: propose a file name, show similar records. */
  const typed = () => {
    const now = read();
    const { title } = now.versions[0].fields;
    if (!named) file.value = slug([now.facts.publishers?.[0], title, now.facts.published?.slice(0, 4)].filter(Boolean).join(" "));
    const similar = likely(desk.records.filter(({ ref }) => ref.startsWith(`${kind}/`)), { ...now.facts, title });
    hint(versions[0].box("title"), similar, desk);
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);

  const boxOf = ({ language, path }) => {
    if (path[0] === "file") return fileBox;
    return language ? versions.find((one) => one.language === language)?.box(path[0]) : boxAt(facts, path);
  };

  /* What keeps it from being a proposal, and what only keeps it from being a finished page. */
  const judged = () => {
    const now = read();
    const all = faults(draft(kind, now, desk), desk);
    const gaps = all.filter(({ isGap }) => isGap);
    const wrong = [...strays(facts, desk), ...all.filter(({ isGap }) => !isGap).map((fault) => [boxOf(fault), desk.sentence(fault)])];
    if (!gaps.length) return { wrong, gaps };
    const needed = [
      [versions[0].box("title"), now.versions[0].fields.title],
      [linkBox ?? boxAt(facts, ["links"]), linkBox ? now.link : now.facts.links],
      [whyBox, now.why],
    ];
    wrong.push(...needed.filter(([, value]) => !value).map(([box]) => [box, desk.sentence({ problem: "missing" })]));
    const ofLink = now.link ? inAddress(now.link, desk.rules) : null;
    const ofWhy = inLetters(now.why, now.why, desk.rules);
    wrong.push(...[[linkBox, ofLink], [whyBox, ofWhy]].filter(([, fault]) => fault).map(([box, fault]) => [box, desk.sentence(fault)]));
    return { wrong, gaps };
  };
  const check = () => judged().wrong;

  const make = async () => {
    const now = read();
    const made = draft(kind, now, desk);
    const { gaps } = judged();
    const { title } = now.versions[0].fields;
    const links = [now.link, ...Object.values(now.facts.links ?? {})].filter(Boolean).join("\n");
    const labelled = [...facts.filter(([name]) => name !== "links"), ...versions.flatMap((one) => one.fields.filter(([name]) => name !== "title"))];
    const told = labelled.map(([, one]) => [labelOf(one.box), shown(one.box, one.read(), desk)]).filter(([, value]) => value);
    const texts = versions.flatMap((one) => one.sections.map(([, box, area]) => [labelOf(box), area.value.trim()])).filter(([, text]) => text);
    const about = gaps.length ? [...told, ...texts].map(([label, value]) => `${label}${desk.words.colon} ${value}`) : [];
    return {
      title,
      values: { title, links, why: now.why },
      about: about.join("\n"),
      left: [...new Set(gaps.map((gap) => labelOf(boxOf(gap))))],
      pages: gaps.length ? [] : await pages(made, desk),
    };
  };

  return { form, read, write, check, make };
}

/* The values of fields that were filled in. */
export function valuesOf(fields) {
  return Object.fromEntries(fields.map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined));
}

/* Words that name nothing in the list of their field. */
export function strays(fields, desk) {
  return fields.filter(([, one]) => one.stray()).map(([, one]) => [one.box, desk.sentence({ problem: "pick", values: { value: one.stray() } })]);
}

export function labelOf(box) {
  const label = box.querySelector("label, legend");
  return (label.querySelector("span") ?? label.firstChild).textContent.trim();
}

/* A value as its reader sees it. */
export function shown(box, value, desk) {
  const label = (one) => {
    if (box.dataset.source) return desk.tools.list(box.dataset.source).label(one);
    const option = [...box.querySelectorAll("option, input[type=checkbox]")].find((choice) => choice.value === one);
    return (option?.text ?? option?.parentElement.textContent ?? one).trim();
  };
  if (Array.isArray(value)) return value.map((one) => (typeof one === "string" ? label(one) : JSON.stringify(one))).join(", ");
  return typeof value === "string" ? label(value) : value ? JSON.stringify(value) : "";
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

/* Show each problem beside its field, the first one of each; the number of fields that have one. */
export function show(problems, form, { focus = false } = {}) {
  const first = new Map();
  for (const [box, words] of problems) if (!first.has(box)) first.set(box, words);
  for (const box of form.querySelectorAll(".field")) say(box, first.get(box) ?? "");
  if (!focus) return first.size;
  for (const box of first.keys()) for (let above = box.parentElement.closest("details"); above; above = above.parentElement.closest("details")) above.open = true;
  /* A language that is chosen beside an address is not what is wrong. */
  const controls = [...([...form.querySelectorAll(".field")].find((box) => first.has(box))?.querySelectorAll("input, textarea, select") ?? [])];
  (controls.find((control) => control.localName !== "select" || !control.value) ?? controls[0])?.focus();
  return first.size;
}

function version(form, language, desk) {
  const fields = fieldsOf(form, desk.tools, language);
  const sections = [...form.querySelectorAll(`[data-section][data-part="${language}"]`)].map((box) => [box.dataset.section, box, box.querySelector("textarea")]);
  return {
    language,
    fields,
    sections,
    read: () => ({
      language,
      fields: valuesOf(fields),
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
