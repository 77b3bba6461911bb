/* What is wrong with form values, by the real schemas and rules. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ruleProblems, schemaProblems } from "../../docs/assets/js/propose/problems.js";
import { rules, settings } from "./support.js";

const RESOURCE = {
  title: "A guide",
  summary: "It helps those who receive children.",
  type: "handbook",
  topics: ["children"],
  audiences: ["social-services"],
  regions: ["world"],
  publishers: ["unicef"],
  published: "2019-03",
  languages: ["en"],
  access: "open",
  links: { en: "https://example.org/a" },
  reviewed: "2026-11-25",
};

/** Problems as "path: problem". */
function found(kind, changes) {
  return schemaProblems(kind, settings.schemas, { ...RESOURCE, ...changes }).map(({ path, problem }) => `${path.join("/")}: ${problem}`);
}

test("a complete record has no problem", () => {
  assert.deepEqual(found("resources", {}), []);
});

test("each problem of the schema names its field", () => {
  assert.deepEqual(found("resources", { title: "" }), ["title: short"]);
  assert.deepEqual(schemaProblems("evidence", settings.schemas, { in: "resources/a", covers: "direct" }), [{ path: ["seen"], problem: "missing" }]);
  assert.deepEqual(found("resources", { topics: [] }), ["topics: few"]);
  assert.deepEqual(found("resources", { topics: ["unheard-of"] }), ["topics/0: form"]);
  assert.deepEqual(found("resources", { published: "March 2019" }), ["published: date"]);
  assert.deepEqual(found("resources", { links: { en: "ftp://example.org/" } }), ["links/en: address"]);
  assert.deepEqual(found("resources", { isbn: "twelve" }), ["isbn: form"]);
  assert.deepEqual(found("resources", { reviewed: "2026-02-30" }), ["reviewed: date"]);
});

test("a length that is exceeded comes with its limit, in characters as readers count them", () => {
  const limit = settings.schemas.resources.properties.title.maxLength;
  assert.deepEqual(found("resources", { title: "😀".repeat(limit) }), []);
  const [problem] = schemaProblems("resources", settings.schemas, { ...RESOURCE, title: "é".repeat(limit + 1) });
  assert.deepEqual(problem, { path: ["title"], problem: "long", values: { least: limit, most: limit, count: limit + 1 } });
});

test("rules beyond the schema", () => {
  const of = (facts, kind = "resources") => ruleProblems(kind, facts, rules, "2026-11-25").map(({ path, problem }) => `${path}: ${problem}`);
  assert.deepEqual(of(RESOURCE), []);
  assert.deepEqual(of({ published: "2026-11-25" }), []);
  assert.deepEqual(of({ published: "2026-11-26" }), ["published: future"]);
  assert.deepEqual(of({ published: "2027" }), ["published: future"]);
  assert.deepEqual(of({ published: "2019-02-30" }), ["published: date"]);
  assert.deepEqual(of({ isbn: "978-92-1-133789-2" }), ["isbn: isbn"]);
  assert.deepEqual(["evaluated", "none-known"].map((level) => of({ effect: { level } }, "practices")), [["effect,level: studied"], []]);
  assert.deepEqual(of({ access: "open" }), ["links: open"]);
  assert.deepEqual(of({ access: "open", symbol: "A/64/130" }), []);
  assert.deepEqual(of({ access: "unknown", links: { en: "https://a.org/" } }), ["access: unknown"]);
});

test("a practice needs as many resources as the checker asks for", () => {
  const names = Array.from({ length: rules.fewestResources }, (_, n) => `resources/r${n}`);
  assert.deepEqual(ruleProblems("practices", { resources: names }, rules), []);
  assert.deepEqual(ruleProblems("practices", { resources: names.slice(1) }, rules), [
    { path: ["resources"], problem: "few", values: { least: names.length, count: names.length - 1 } },
  ]);
});
