/* What the forms share that change an existing record: the record, its source, its version, other fields. */

import { fieldsOf } from "./fields.js";
import { items, scalar } from "./pages.js";
import { lineFault, textFault } from "./problems.js";
import { fieldValues, unknownEntries } from "./record.js";

/**
 * The part that all these forms share: the record, its source, and other fields. `onLoad` is called with each source.
 * @param {any} form
 * @param {any} context
 * @param {(source: any) => void} onLoad
 */
export function recordFields(form, context, onLoad) {
  const fields = fieldsOf(form, context.tools, "facts");
  const record = fields.find(([name]) => name === "record")?.[1];
  const facts = fields.filter(([name]) => name !== "record");
  const version = form.querySelector("[data-version] select");
  let source;
  const isKnown = () => context.records.some(({ ref }) => ref === record.read());
  const load = async () => {
    const ref = record.read();
    if (source?.ref === ref) return source;
    source = isKnown() ? { ref, ...(await context.source(ref)) } : undefined;
    await onLoad(source);
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
  const name = () => context.records.find(({ ref }) => ref === record.read())?.name ?? record.read() ?? "";
  form.querySelector('[data-field="record"]').addEventListener("change", load);
  return { facts, record, version, load, read, write, unknown, name, source: () => source };
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
  if (name === "how" && items(after).some((line) => !/^\*\*[^*]+\*\*/.test(line))) return { problem: "head" };
  return textFault(after.replace(/\]\((?!\w+:)[^()\s]+\)/g, "](https://example.org/)"), language, context.rules);
}
