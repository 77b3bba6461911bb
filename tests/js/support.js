/* What the tests of the scripts share. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const HERE = new URL(".", import.meta.url);

/* The settings that the forms fetch, made from the real models, tables and rules. */
export const settings = JSON.parse(execFileSync(process.env.PYTHON ?? "python", ["settings.py"], { cwd: HERE, encoding: "utf-8" }));
export const { rules } = settings;

/* How a page of a kind is written in a language. */
export function pageForm(kind, language) {
  return { headings: settings.headings[kind], language, rules };
}

/* A table of tests/vectors/, which tests/exports/test_browser_rules.py runs too. */
export function vectors(name) {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, HERE), "utf-8"));
}
