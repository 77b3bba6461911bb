/* The forms for a step that a practice does not ask for yet, and for a pitfall that it does not name: the words in each language of the practice, the id; for a step who acts, and when. */

import { recordFields } from "./changes.js";
import { addRow, restampSection } from "./front-matter.js";
import { addItem } from "./lists.js";
import { fingerprint, items, tidyTexts } from "./pages.js";
import { letterFault, textFault } from "./problems.js";
import { displayValue, fieldBoxAt, labelOf, unknownEntries } from "./record.js";
import { missingSafeguards, safetyProblem } from "./safety.js";
import { stepChoice } from "./step-choice.js";
import { proposedId, rowProblems, rowValues, shortHead, shortProblems } from "./steps.js";

/**
 * The pages that a new step or pitfall changes: its row and its words in the original, its words in the translations. Nothing if
 * the rows are written in an unusual way.
 * @param {Source} source
 * @param {string} list
 * @param {{ row: StepRow, after: string, place: number, words: Record<string, { norm: string, guidance: string }> }} added
 * @param {FormContext} context
 */
export async function addedItemPages(source, list, { row, after, place, words }, context) {
  const field = context.rules.lists[list];
  const written = Object.entries(source.files).filter(([, { sections }]) => sections[list]);
  const pages = written.map(([language, { path, text, sections }]) => {
    const count = place < 0 ? items(sections[list]).length : place + 1;
    const section = addItem(sections[list], count, itemText(words[language], list, sections[list]));
    return { language, path, before: text, text: text.replace(sections[list], () => section), section };
  });
  const original = pages.find(({ language }) => language === source.original);
  const withRow = original && addRow(original.text, field, rowValues(row), after, context.rules);
  if (!original || withRow === null || withRow === undefined) return [];
  const heading = context.headings.practices.find(({ id }) => id === list)?.[source.original];
  const print = await fingerprint(`## ${heading}\n\n${original.section}`);
  return pages.map(({ language, path, before, text }) => ({
    path,
    before,
    text: language === source.original ? withRow : restampSection(text, list, source.prints[list], print),
  }));
}

/**
 * An item as it is written: the norm of a step is bold, the first sentence of a pitfall where those beside it are.
 * @param {{ norm: string, guidance: string }} words
 * @param {string} list
 * @param {string} section
 */
function itemText({ norm, guidance }, list, section) {
  const isBold = list === "how" || /^- \*\*/m.test(section);
  return [isBold ? `**${norm}**` : norm, guidance].filter(Boolean).join(" ");
}

/**
 * @param {any} form
 * @param {any} context
 */
export function addedItemForm(form, context) {
  const { list } = form.dataset;
  const field = context.rules.lists[list];
  const hasShort = list === "how";
  const step = stepChoice(form, context, [field]);
  const languages = [...form.querySelectorAll("[data-words]")].map((box) => box.dataset.words);
  const part = (/** @type {string} */ name, /** @type {string} */ language) => form.querySelector(`[data-${name}="${language}"]`);
  const control = (/** @type {any} */ box) => box.querySelector("textarea, input");
  const typed = (/** @type {string} */ name, /** @type {string} */ language) => control(part(name, language)).value.trim();
  const names = hasShort ? ["norm", "guidance", "short"] : ["norm", "guidance"];
  const whyBox = form.querySelector("[data-why]");
  const why = whyBox.querySelector("textarea");
  const needed = () => Object.keys(common.source()?.files ?? { [languages[0]]: {} });
  const common = recordFields(form, context, (source) => {
    step.fill(source);
    for (const box of form.querySelectorAll("[data-words]")) box.hidden = Boolean(source) && !needed().includes(box.dataset.words);
  });
  const id = common.facts.find(([name]) => name === "id")?.[1];
  const idControl = control(id.box);
  let hasId = false;
  idControl.addEventListener("input", () => (hasId = idControl.value !== ""));
  /* The id follows the English words, and a norm that is short enough is its own short head, until they are typed. */
  form.addEventListener("input", (/** @type {any} */ { target }) => {
    if (target.closest("[data-short]")) target.dataset.own = "";
    if (!target.closest("[data-norm]")) return;
    if (!hasId) idControl.value = proposedId(typed("norm", "en"), new Set(common.source()?.ids));
    if (!hasShort) return;
    const short = control(part("short", target.closest("[data-words]").dataset.words));
    if (!("own" in short.dataset)) short.value = shortHead(target.value.trim(), context.rules);
  });

  const words = () => Object.fromEntries(languages.map((language) => [language, tidyTexts({ norm: typed("norm", language), guidance: typed("guidance", language) }, language, context.rules)]));
  const shorts = () => !hasShort ? {} : Object.fromEntries(needed().map((language) => [language, tidyTexts({ short: typed("short", language) }, language, context.rules).short ?? ""]));
  const row = () => ({ .../** @type {any} */ (common.read().facts), short: shorts() });
  const texts = () => languages.flatMap((language) => names.map((name) => ({ box: part(name, language), control: control(part(name, language)), name, language, isField: false }))).filter((entry) => entry.control.value);

  const gaps = () => {
    const empty = needed().flatMap((language) => names.filter((name) => name !== "guidance" && !typed(name, language)).map((name) => part(name, language)));
    const facts = rowProblems(list, [{ ...row(), short: {} }], context.rules).filter(({ problem }) => problem === "missing");
    return [...empty, ...facts.map(({ path }) => fieldBoxAt(common.facts, [path[2]]))];
  };
  const faults = () => {
    const used = new Set(common.source()?.ids);
    const taken = used.has(idControl.value.trim()) ? [{ path: ["", "", "id"], problem: "id" }] : [];
    const ofRow = [...rowProblems(list, [{ ...row(), short: {} }], context.rules).filter(({ problem }) => problem !== "missing"), ...taken];
    const ofShort = Object.entries(shorts()).flatMap(([language, short]) => {
      const same = common.source()?.steps.some((/** @type {any} */ one) => one.short[language] === short);
      const found = short ? [...shortProblems(short, context.rules), ...(same ? [{ problem: "exists", values: { name: common.name() } }] : [])] : [];
      return found.map((fault) => [part("short", language), fault]);
    });
    const ofTexts = texts().map(({ box, control, language }) => [box, textFault(control.value.trim(), language, context.rules) ?? (control.value.includes("**") ? { problem: "markup", values: { found: "**" } } : null)]);
    const ofWhy = letterFault(why.value, why.value, context.rules);
    const ofSafety = unsafe().flatMap((fault) => safetyProblem(fault).map((problem) => [part("guidance", fault.language), problem]));
    return [...ofTexts, ...ofSafety, ...ofShort, ...ofRow.map((fault) => [fieldBoxAt(common.facts, [fault.path[2]]), fault]), [whyBox, ofWhy]].filter(([, fault]) => fault);
  };
  /* A step must be safe alone; a pitfall is read with all that stands in the lists of its page. */
  const beside = () => Object.fromEntries(languages.map((language) => [language, Object.keys(context.rules.lists).map((name) => common.source()?.files[language]?.sections[name] ?? "").join("\n")]));
  const unsafe = () => {
    const written = Object.entries(words()).filter(([, { norm }]) => norm).map(([language, { norm, guidance = "" }]) => [language, `**${norm}** ${guidance.replace(/\n/g, " ")}`]);
    return missingSafeguards(Object.fromEntries(written), context.safety, hasShort ? undefined : beside());
  };
  const check = () => {
    const unknown = [...common.unknown(), ...unknownEntries(common.facts, context)];
    const missing = (/** @type {any[]} */ boxes) => boxes.map((box) => [box, context.message({ problem: "missing" })]);
    const first = part("norm", languages[0]);
    const open = why.value.trim() ? [first].filter((box) => !control(box).value.trim()) : gaps();
    return [...unknown, ...missing(open), ...faults().map(([box, fault]) => [box, context.message(fault)])];
  };

  const make = async () => {
    const source = await common.load();
    const open = gaps();
    const after = step.read();
    const all = [...texts().map(({ box, control }) => [labelOf(box), control.value.trim()]), ...common.facts.map(([, one]) => [labelOf(one.box), displayValue(one.box, one.read(), context)])];
    const about = [common.record.read(), ...all.filter(([, value]) => value).map(([label, value]) => `${label}${context.words.colon} ${value}`), why.value.trim()].filter(Boolean).join("\n");
    const pages = open.length ? [] : await addedItemPages(source, list, { row: row(), after, place: step.place(), words: words() }, context);
    return { title: common.name(), isToRead: unsafe().length > 0, values: { record: common.record.read(), reason: why.value.trim() || typed("norm", languages[0]) }, about, missing: open.map((box) => ({ label: labelOf(box), box })), pages };
  };
  const read = () => ({ ...common.read(), step: step.read(), why: why.value.trim(), typed: Object.fromEntries(texts().map(({ name, language, control }) => [`${name}-${language}`, control.value])) });
  const write = async (/** @type {any} */ values) => {
    common.write(values);
    step.write(values.step);
    why.value = values.why ?? "";
    for (const language of languages) for (const name of names) control(part(name, language)).value = values.typed?.[`${name}-${language}`] ?? "";
    hasId = idControl.value !== "";
    await common.load();
  };
  return { form, read, write, check, make, load: common.load, texts };
}
