/* Types of what the scripts of the site share, and of what they fetch. */

/** The checker's rules: scripts/catalogue/exports/browser_rules.py. */
interface Rules {
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
  places: [units: string, word: string];
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

/** What is wrong with the value at a path; `problem` names the sentence. */
interface Problem {
  path: string[];
  problem: string;
  values?: Record<string, any>;
}

/** What the checker refuses in a text; `problem` names the sentence. */
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
}

/** A language version of a proposal: its fields, and its sections by id. */
interface Version {
  language: string;
  fields: Record<string, string>;
  sections: Record<string, string>;
}

/** What was filled in for a new record. */
interface Filled {
  facts: Record<string, any>;
  versions: Version[];
  file: string;
}

/** The same, tidied; `named` are publishers that are not in the list. */
interface Draft extends Filled {
  kind: string;
  named: string[];
}

/** A fault in the words of a language, in the facts or the file name where that is empty. */
interface Found extends Problem {
  language: string;
  isGap: boolean;
}

/** What the forms fetch, and today. */
interface Desk {
  rules: Rules;
  schemas: Record<string, any>;
  order: Record<string, string[]>;
  wordsOf: Record<string, string[]>;
  headings: Record<string, Heading[]>;
  languages: string[];
  records: RecordName[];
  publishers: Set<string>;
  today: string;
  pageForm: (kind: string, language: string) => PageForm;
}

/** The templates make the elements that the scripts look up: a lookup has no type, and is not checked for null. */
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

/** A chosen facet; `only` counts the records that it alone keeps out. */
interface Filter {
  column: Column & { totals: Uint32Array };
  wanted: Uint8Array;
  only: number;
}

/** explore/search.json: for each target its kind and the length of its title; and the words that the search treats in a way of their own. */
interface SearchIndex {
  letters: string[];
  kinds: string[];
  targets: [kind: number, length: number][];
  help: number;
  shard: number;
  small: string[];
  distress: string[];
  alone: string[];
}

/** A word of explore/words-<letter>.json; for each place where it may stand the steps from one target's number to the next. */
interface IndexedWord {
  word: string;
  bare: string;
  stem: string;
  places: number[][];
}
