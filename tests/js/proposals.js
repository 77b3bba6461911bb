/* Forty proposals by hand and two hundred at random, through the code of the forms: those that they call ready, as JSON. */

import { execFileSync } from "node:child_process";
import { items } from "../../docs/assets/js/propose/pages.js";
import { makeDraft, draftProblems, makePages } from "../../docs/assets/js/propose/proposal.js";
import { settings } from "./support.js";

const { records, publishers } = JSON.parse(execFileSync(process.env.PYTHON ?? "python", ["settings.py", "records"], { cwd: new URL(".", import.meta.url), encoding: "utf-8", maxBuffer: 2 ** 26 }));
const context = {
  ...settings,
  wordsOf: settings.words,
  records,
  publishers: new Set(publishers),
  today: "2026-11-25",
  pageForm: (kind, language) => ({ headings: settings.headings[kind], language, rules: settings.rules }),
};

const SUMMARY = {
  en: "Police and social services see children who may be trafficked in one room, once, with trained people.",
  fr: "Guide pratique sur l'accueil des enfants victimes de la traite, du premier entretien à la solution durable",
};
const RESOURCE = { type: "handbook", topics: ["children"], audiences: ["social-services"], regions: ["world"], publishers: ["unicef"], access: "open" };
const PRACTICE = {
  topics: ["children"],
  audiences: ["police"],
  regions: ["world"],
  levels: ["national"],
  effect: { level: "none-known" },
  resources: ["unodc-toolkit-combat-tip-2008", "asean-actip-2015", "ilo-p029-protocol-2014"],
};

/* Pieces as people type and paste them: plain ones, and each way to be refused that came to mind. */
const PIECES = [
  ..."Il est utile.|The police know : whom to call!|« Ne rien signer », dit-on|A la fin , on attend 12 500 euros|50% des cas|Voir art. 5 et n° 3".split("|"),
  ..."Word’s “curly” quotes|'single' and \"double\"|Tél. 01 23 45 67 89|jean.dupont@ong.be|contact@ong.be|www.guide.org|https://guide.org/a_b(c)".split("|"),
  ..."[le site](www.guide.org)|[Guide for courts](https://guide.org/court)|[here](https://guide.org)|[A guide](https://guide.org/?utm_source=x)|[b.org](https://c.org/)".split("|"),
  ..."<b>bold</b>|&nbsp;|{{ name }}|{: .x}|1 < 2 & 3|**bold**|*italic words*|_under_score_|`code`|``|`|\\|\\*|~~gone~~|a~b~c|[x]|[x][y]|[^1]|[ ] todo".split("|"),
  ..."# Heading|---|===|***|> quoted|- bullet|• bullet|1. first|2) second|   indented|\ttab|```|~~~|![picture](https://a.org/b.png)|TODO|lorem ipsum|: one".split("|"),
  ..."child prostitute|modern slavery|trafic d'êtres humains|oeuvre|Etat|…|...|--|–|A/64/130|#5|@home|=1+1|+1|100 %|é|e\u0301|ﬁn|①|x²|\u200b|\u202e|\u2028|\u00ad|\u2009thin".split("|"),
  ..."раypal|Ã©|😀|مرحبا|中文|\r\n|\n\n|\n|  |null|true|yes|2008|12:30:45|a: b|a #b|key:|- |[|]|{|}|'|\"|%|!x|&a|*a|,|?".split("|"),
  ..."passport AB123456|Marie, 16 ans, de|12 rue de la Paix|48.85661, 2.35222|+33 6 12 34 56 78|telegram @abc|born on 12/03/2009|!!! note|??? x|[TOC]|$x$|\u0024{x}|:material-x:".split("|"),
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "Un mot très long ".repeat(30),
];
const LINKS = [
  ..."https://www.unicef.org/guide-@|http://guide.org/@|https://guide.org/@?utm_source=x|https://bit.ly/@|https://guide.org/fr/@|www.guide.org/@|https://user@guide.org/@".split("|"),
  ..."https://gu іde.org/@|https://guide.org/@#x|https://guide/@|https://guide.org:8080/@|https://guide.org/a b@|https://t.me/@|ftp://guide.org/@".split("|"),
];

/* A small generator of numbers, so that every run has the same proposals. */
let state = 20261125;
function random(most) {
  state = (state * 48271) % 2147483647;
  return state % most;
}
const oneOf = (all) => all[random(all.length)];
const text = (most) => Array.from({ length: 1 + random(most) }, () => (random(6) ? "Les services accueillent la personne." : oneOf(PIECES))).join(oneOf([" ", "\n", "\n\n"]));

function sections(kind, language, write, all = false) {
  const wanted = settings.headings[kind].filter(({ optional }) => all || !optional || !random(3));
  return Object.fromEntries(wanted.map(({ id }) => [id, write(id, language)]));
}

const words = (kind, language, number) => ({
  language,
  fields: { title: `${language === "fr" ? "Accueillir les enfants" : "Welcome the children"} ${number}`, summary: SUMMARY[language] },
  sections: sections(kind, language, () => "Les services accueillent la personne."),
});

function atRandom(number) {
  const kind = oneOf(["resources", "practices"]);
  const languages = oneOf([["en"], ["fr"], ["fr", "en"], ["en", "fr"]]);
  const strange = () => (random(8) ? "" : ` ${oneOf(PIECES)}`);
  const versions = languages.map((language) => {
    const one = words(kind, language, `${number}${languages[0] === language ? strange() : ""}`);
    if (!random(8)) one.fields.summary = `${one.fields.summary.slice(0, 40)} ${oneOf(PIECES)} ici`;
    if (!random(16)) one.fields.our_title = `${oneOf(PIECES)} ${number}`;
    return { ...one, sections: sections(kind, language, () => (random(4) ? "Une phrase simple. Une autre." : text(3))) };
  });
  const links = random(9) ? { [oneOf(["en", "fr", "all"])]: oneOf([LINKS[0], LINKS[0], LINKS[1], ...LINKS]).replace("@", `n${number}`) } : undefined;
  const more = { published: oneOf([undefined, "2019", "2019-03", "2019-03-31", "2021", "mars 2021", "2019-02-30", "2099"]), symbol: oneOf([undefined, undefined, `S/${number}`, oneOf(PIECES)]), isbn: random(9) ? undefined : "978-92-1-133789-2" };
  const facts = kind === "resources" ? { ...RESOURCE, ...more, links, access: links && random(4) ? "open" : oneOf(["restricted", "unknown", "open"]), languages: oneOf([undefined, ["en"], ["fr", "en"]]) } : { ...PRACTICE, effect: { level: ["none-known", "consensus-guidance", "evaluated"][Math.max(0, (number % 9) - 6)] } };
  return { kind, facts: plain(facts), versions, file: random(9) ? `guide-${number}` : oneOf(["con", "N", "é", `a--${number}`, "index"]) };
}

/* Each piece that was ever refused, alone where it is most likely to pass unseen. */
function byHand(number) {
  const kind = number % 2 ? "practices" : "resources";
  const versions = [words(kind, number % 3 ? "fr" : "en", 1000 + number)];
  const piece = PIECES[(number * 7) % PIECES.length];
  const [one] = versions;
  if (number < 10) one.fields.title = `${piece} ${number} guide`;
  else if (number < 18) one.fields.summary = `${one.fields.summary.replace(/\.$/, "")} ${piece}`;
  else if (kind === "practices") one.sections.how = `1. Informer la personne (source : ONUDC,\noutil 6.1). ${piece}\n2. Former quatre personnes. Et plus\n• Le reste`;
  else one.sections.use = `Aux services :\n• police\n• santé ${piece}`;
  const facts = kind === "practices" ? PRACTICE : { ...RESOURCE, links: { fr: `https://www.unicef.org/hand-${number}` }, symbol: number % 4 ? undefined : String(2000 + number) };
  return { kind, facts: plain(facts), versions, file: `by-hand-${number}` };
}

const plain = (facts) => JSON.parse(JSON.stringify(facts));
const all = [...Array.from({ length: 40 }, (_, number) => byHand(number)), ...Array.from({ length: 200 }, (_, number) => atRandom(number))];
/* The rows of steps and pitfalls as their writer confirms them. */
const confirmed = ({ sections }) => Object.fromEntries(["how", "pitfalls"].map((name) => [name, items(sections[name] ?? "").map((_, place) => ({ id: `${name === "how" ? "step" : "pitfall"}-${place + 1}`, who: ["police"], moment: "prepare" }))]));
const judged = all.map(({ kind, ...filled }) => makeDraft(kind, kind === "practices" ? { ...filled, steps: confirmed(filled.versions[0]) } : filled, context)).map((made) => ({ made, found: draftProblems(made, context) }));
const ready = judged.filter(({ found }) => !found.length);
const made = await Promise.all(ready.map(async ({ made }) => makePages(made, context)));
console.log(JSON.stringify({ count: all.length, pages: made.flat(), refused: judged.flatMap(({ found }) => found.map(({ problem }) => problem)) }));
