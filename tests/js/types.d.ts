/* Types of what the scripts of the site share, and of what they fetch. */

/** The checker's rules: scripts/catalogue/exports/browser_rules.py. */
interface Rules {
  mostWordsOfShort: number;
  counts: string[];
  smallWords: Record<string, string>;
  leastSmallWords: number;
  slug: { pattern: string; longest: number; reserved: string[] };
  dates: string[];
  studied: string[];
  fewestResources: number;
  headFields: string[];
  lists: Record<string, string>;
  sections: string[];
  hidden: string;
  notProse: string[];
  linkWords: string;
  markup: string;
  inValues: string;
  quoted: string;
  sentence: string;
  unusual: string;
  tracking: string;
  hiding: string;
  host: string;
  oneLanguage: string;
  shownHost: string;
  vague: string;
  traces: [isOfAddress: boolean, pattern: string][];
  places: [units: string, word: string, form: string];
  resolvers: [field: string, form: string][];
  oldNames: string[];
  typography: Record<string, [pattern: string, replacement: string][]>;
  words: Record<string, { pattern: string; exempt: string; rows: WordToAvoid[] }>;
}

interface WordToAvoid {
  avoid: string[];
  use: string;
  why: Record<string, string>;
}

interface Heading {
  id: string;
  optional: boolean;
  [language: string]: any;
}

/** How the text of a page is written in a language. */
interface PageForm {
  headings: Heading[];
  language: string;
  rules: Rules;
}

/** A problem of the value at a path; `problem` is the id of its message. */
interface Problem {
  path: string[];
  problem: string;
  values?: Record<string, any>;
}

/** The first fault that the checker reports in a text; `problem` is the id of its message. */
interface Fault {
  problem: string;
  values?: Record<string, any>;
}

interface SchemaError {
  keyword: string;
  keywordLocation: string;
  instanceLocation: string;
  error: string;
}

/** A record of records.json. */
interface RecordName {
  ref: string;
  name: string;
  url: string;
  titles: string[];
  links: string[];
  also?: string[];
  date?: string;
  issuers?: string[];
  practices?: string[];
  symbol?: string;
  isbn?: string;
  doi?: string;
  pages?: string;
  law?: boolean;
}

/** A record as its author wrote it: sources/<ref>.json, with its reference. */
interface Source {
  ref: string;
  original: string;
  files: Record<string, { path: string; text: string; words: Record<string, string>; sections: Record<string, string> }>;
  prints: Record<string, string>;
  readings: string[];
  evidence: string[];
  steps: SourceItem[];
  pitfalls: SourceItem[];
  provisions: Provision[];
  ids: string[];
  judged: { head: boolean; how: boolean[]; pitfalls: boolean[] };
  facts: { links?: Record<string, string>; access?: string; [date: string]: any };
}

/** A step or a pitfall of a record, and the places that its bases name. */
interface SourceItem {
  id: string;
  heads: Record<string, string>;
  short: Record<string, string>;
  evidence: string[];
}

/** An article of an instrument, with what a head is compared with. */
interface Provision {
  ref: string;
  names: Record<string, string>;
  heading: Record<string, string>;
  where: string;
  says: Record<string, string>;
  strength: string;
  isRead: boolean;
}

/** A class of advice that can harm: propose/safety.json. */
interface SafetyClass {
  name: Record<string, string>;
  triggers: Record<string, string[]>;
  other_meanings?: Record<string, string[]>;
  safeguards: { wanted: Record<string, string>; words: Record<string, string[]>; anywhere?: string; norms?: string }[];
  sources?: string[];
  example: Record<string, string>;
}

/** What an item of a list lacks: a safeguard in a language, or a source if nothing is wanted. */
interface SafetyFault {
  language: string;
  place: number;
  of: SafetyClass;
  wanted?: Record<string, string>;
}

/** The row of a step or of a pitfall in the front matter. */
interface StepRow {
  id: string;
  short?: Record<string, string>;
  who?: string[];
  moment?: string;
}

/** A language version of a proposal: its fields, and its sections by id. */
interface Version {
  language: string;
  fields: Record<string, string>;
  sections: Record<string, string>;
}

/** The input for a new record. */
interface FormInput {
  facts: Record<string, any>;
  versions: Version[];
  file: string;
  steps?: Record<string, StepRow[]>;
}

/** The same after cleaning; `unlisted` are publishers that are not in the list. */
interface Draft extends FormInput {
  kind: string;
  steps: Record<string, StepRow[]>;
  unlisted: string[];
}

/** A problem in the texts of a language; with an empty language, in the facts or the file name. */
interface DraftProblem extends Problem {
  language: string;
  isGap: boolean;
}

/** The data that the forms fetch, and the date. */
interface FormContext {
  rules: Rules;
  schemas: Record<string, any>;
  order: Record<string, string[]>;
  wordsOf: Record<string, string[]>;
  headings: Record<string, Heading[]>;
  languages: string[];
  records: RecordName[];
  publishers: Set<string>;
  safety?: SafetyClass[];
  today: string;
  pageForm: (kind: string, language: string) => PageForm;
}

/** The templates contain the elements that the scripts look up: a lookup has no type, and is not checked for null. */
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

/** A record of compare/practices.json or compare/resources.json. */
interface Compared {
  title: string;
  lang: string;
  url: string;
  facts: Record<string, string>;
}

/** A facet: the options of record n are ids[p] for each p of places, from starts[n] up to starts[n + 1]. */
interface Column {
  ids: string[];
  starts: Uint32Array;
  places: Uint16Array;
  count: number;
}

/** A chosen facet; `only` counts the records that it alone excludes. */
interface Filter {
  column: Column & { totals: Uint32Array };
  wanted: Uint8Array;
  only: number;
}

/** explore/search.json: the first word of each file of words; for each target its kind and the length of its title; and the classes of query words. */
interface SearchIndex {
  files: string[];
  kinds: string[];
  targets: [kind: number, length: number][];
  help: number;
  shard: number;
  small: string[];
  distress: string[];
  alone: string[];
  self: string[];
  plight: string[];
  known: string[];
}

/** A word of explore/words-<number>.json; for each field up to the last that has any, the differences between successive target numbers. */
interface IndexedWord {
  word: string;
  bare: string;
  stem: string;
  places: number[][];
}
