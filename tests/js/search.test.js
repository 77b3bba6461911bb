/* The ranking of the search: on a small index, and on that of the real pages, with the queries, questions and words of tests/. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { indexWords, rank } from "../../docs/assets/js/ranking.js";
import { stem, wordsOf } from "../../docs/assets/js/text.js";

const RIGHT = 0.9;
const RIGHT_WORDS = 0.92;
const RIGHT_OF_THIRTY = 27;
const FIRST = 3;
const SHOWN = 13;
const HEAVIEST = 27_000;
const DICTIONARIES = 0.1;
const real = JSON.parse(
  execFileSync(process.env.PYTHON ?? "python", ["search_index.py"], { cwd: new URL(".", import.meta.url), encoding: "utf-8", maxBuffer: 2 ** 26 }),
);

const KINDS = ["practices", "audiences", "help", "pages"];
const TITLES = ["Passport kept by the employer", "Wages of a worker", "Police", "If you need help", "Passport office", "Wages"];
const TEXTS = ["worker contract", "passport contract debt", "contract", "", "contract", "money"];
const NAMES = ["", "", "", "", "", "wages"];
const WORDS_OF_A_FILE = 3;
const KNOWN = ["massport", "wagers"];

/* An index with titles and texts, as scripts/catalogue/views/search_index.py writes it. */
function small() {
  const words = {};
  for (const [place, texts] of [[4, NAMES], [3, TITLES], [0, TEXTS]]) for (const [number, text] of texts.entries()) for (const word of wordsOf(text)) {
    words[word] ??= [[], [], [], [], []];
    words[word][place].push(number);
  }
  for (const places of Object.values(words)) for (const [place, all] of places.entries()) places[place] = all.map((number, at) => number - (all[at - 1] ?? 0));
  const sorted = Object.keys(words).sort();
  const files = [];
  while (sorted.length) files.push(Object.fromEntries(sorted.splice(0, WORDS_OF_A_FILE).map((word) => [word, words[word]])));
  const index = {
    files: files.map((file) => Object.keys(file)[0]),
    kinds: KINDS,
    targets: TITLES.map((title, number) => [[0, 0, 1, 2, 0, 3][number], wordsOf(title).length]),
    help: 3,
    small: ["how", "the", "of", "by", "you", "if", "need"],
    distress: ["help me", "j’ai peur"],
    alone: ["help"],
    self: ["i", "my", "j", "ma"],
    plight: ["held", "retenue"],
    known: ["m", "w"],
  };
  const fetchKnown = async (letter) => fetchedKnown.push(letter) && new Set(KNOWN);
  return (typed) => rank(typed, index, async (number) => fetchedFiles.push(number) && indexWords(files[number]), fetchKnown);
}

const fetchedKnown = [];
const fetchedFiles = [];
const ask = small();
const numbers = async (typed) => (await ask(typed)).numbers;

test("any word counts, a title more than a text, and all words together most", async () => {
  assert.deepEqual((await numbers("passport xyzw")).sort(), [0, 1, 4]);
  assert.equal((await numbers("passport"))[2], 1, "the word in the text only comes last");
  assert.equal((await numbers("passport employer"))[0], 0);
  assert.equal((await numbers("debt contract"))[0], 1, "a rare word weighs more");
  assert.equal((await numbers("passport office"))[0], 4);
});

test("question words are ignored; accents and plurals make no difference", async () => {
  assert.deepEqual(await numbers("How is the passport?"), await numbers("PÀSSPORTS"));
});

test("a prefix matches longer words, never shorter ones", async () => {
  assert.ok((await numbers("passp")).includes(0));
  assert.deepEqual(await numbers("policexyz"), []);
});

test("an unknown word is replaced by the nearest, and the corrected query is returned", async () => {
  const { numbers: found, suggestion } = await ask("the pasport");
  assert.equal(suggestion, "the passport");
  assert.ok(found.includes(0));
  assert.equal((await ask("passport")).suggestion, "");
});

test("a word that a dictionary knows is not replaced, and dictionaries are fetched only for a word that is not found", async () => {
  fetchedKnown.length = 0;
  assert.equal((await ask("wager")).suggestion, "wages");
  assert.deepEqual(fetchedKnown, ["w"]);
  const { numbers: found, suggestion } = await ask("wagers");
  assert.deepEqual([found, suggestion], [[], ""]);
  fetchedKnown.length = 0;
  await ask("wages and a passport zzz");
  assert.deepEqual(fetchedKnown, []);
});

test("short words are not corrected, and only long ones by two changes", async () => {
  for (const typed of ["oebt", "pasort"]) assert.equal((await ask(typed)).suggestion, "", typed);
  assert.equal((await ask("contractus")).suggestion, "contract");
});

test("an ordinary page comes first where its whole name is asked for, and last otherwise", async () => {
  assert.equal((await numbers("wages"))[0], 5);
  assert.equal((await numbers("wages worker")).at(-1), 5);
});

test("what matches nothing has no result, and nothing in its place", async () => {
  assert.deepEqual(await ask("zzzzqqq"), { numbers: [], help: [], suggestion: "" });
  assert.deepEqual(await ask("zzzzqqq help me"), { numbers: [3], help: [3], suggestion: "" }, "but help, where somebody asks for it");
  assert.deepEqual(await numbers(""), []);
});

test("the files of words with the same beginning are fetched, and those of the first letter for a word that is not found", async () => {
  const fetched = async (typed) => {
    fetchedFiles.length = 0;
    await ask(typed);
    return [...new Set(fetchedFiles)].length;
  };
  assert.equal(await fetched("contract"), 1);
  assert.ok((await fetched("contrakt")) <= 2, "the nearest begins with the same letter");
  assert.equal(await fetched("of"), 1);
});

test("words of a family and whole names are found wherever a file ends", async () => {
  const words = { banane: [[7]], bancaire: [[], [], [], [0]], bancaires: [[8]], banque: [[], [], [], [1]], "banque centrale": [[], [], [], [], [2]], banquet: [[9]] };
  const names = Object.keys(words);
  for (let size = 1; size <= names.length; size += 1) {
    const files = [];
    for (let start = 0; start < names.length; start += size) files.push(Object.fromEntries(names.slice(start, start + size).map((name) => [name, words[name]])));
    const index = { files: files.map((file) => Object.keys(file)[0]), kinds: ["practices"], targets: Array(10).fill([0, 1]), help: -1, small: [], distress: [], alone: [], self: [], plight: [], known: [] };
    const found = (typed) => rank(typed, index, async (number) => indexWords(files[number]), async () => new Set());
    assert.deepEqual((await found("banque")).numbers.sort(), [0, 1, 8], `banque, ${size} in a file`);
    assert.deepEqual((await found("bancaires")).numbers.sort(), [0, 1, 8]);
    assert.equal((await found("Banque centrale")).numbers.includes(1), true);
    assert.deepEqual((await found("banan")).numbers, [7], "a beginning");
  }
});

test("words of distress put the help first, in either language", async () => {
  for (const typed of ["Help me, the police took my passport", "j'ai peur", "help", "HELP!"]) assert.equal((await numbers(typed))[0], 3, typed);
  assert.notEqual((await numbers("help by the police"))[0], 3, "a word of distress among others is not one");
  for (const typed of ["my passport is held", "held, and I have no passport", "je suis retenue, j'ai un contract"]) assert.equal((await numbers(typed))[0], 3, typed);
  for (const typed of ["passport held by the police", "my passport"]) assert.notEqual((await numbers(typed))[0], 3, `${typed}: of the two words one is missing`);
});

test("words of one family, and both spellings, have one stem", () => {
  const families = [
    ["traffickers", "trafficking", "traffic"], ["identify", "identification"], ["victime", "victimes"], ["confisqué", "confiscation"],
    ["labor", "labour"], ["organize", "organised"], ["center", "centres"], ["NRMs", "NRM"], ["child", "children"], ["recruteur", "recruter"],
  ];
  for (const family of families) assert.equal(new Set(family.map((word) => stem(wordsOf(word)[0]))).size, 1, family.join());
  assert.notEqual(stem("organ"), stem("organize"));
});

for (const language of Object.keys(real.files)) {
  const [files, refs] = [real.files[language], real.refs[language]];
  const words = new Map();
  const fetched = async (number) => words.get(number) ?? words.set(number, indexWords(files[`words-${number}.json`])).get(number);
  const ranked = (question) => rank(question, files["search.json"], fetched, async (letter) => new Set(files[`known-${letter}.json`]));
  const best = async (question, count = FIRST) => (await ranked(question)).numbers.slice(0, count).map((number) => refs[number]);

  const ofRegions = Object.assign({}, ...Object.values(real.regions.queries[language]));

  async function missed(questions) {
    const faults = [];
    for (const [question, wanted] of Object.entries(questions)) {
      const found = await ranked(question);
      assert.ok(found.numbers.length, `${question} finds nothing`);
      const first = found.numbers.slice(0, FIRST).map((number) => refs[number]);
      if (!first.some((ref) => [wanted].flat().includes(ref))) faults.push(`${question}: ${first.join(", ")}`);
    }
    return faults;
  }

  test(`every target that a query or a question names exists: ${language}`, () => {
    const { words, typed, first, together } = real.words;
    const named = [real.queries, real.questions, words, typed].flatMap((table) => Object.values(table[language]).flat());
    named.push(...Object.values(ofRegions).flat());
    named.push(...Object.keys(first), ...Object.values(together).flat());
    assert.deepEqual(named.filter((ref) => !refs.includes(ref)), []);
  });

  test(`the first result weighs at most ${HEAVIEST} bytes in the median, and few fetch a dictionary: ${language}`, async () => {
    const sizes = {};
    const size = (name) => (sizes[name] ??= gzipSync(JSON.stringify(files[name])).length);
    const weights = [];
    let corrected = 0;
    for (const question of [...Object.keys(real.queries[language]), ...Object.keys(real.questions[language])]) {
      const used = new Set(["search.json"]);
      const fetchWords = async (number) => used.add(`words-${number}.json`) && fetched(number);
      const { numbers: found } = await rank(question, files["search.json"], fetchWords, async (letter) => used.add(`known-${letter}.json`) && new Set());
      for (const number of found.slice(0, SHOWN)) used.add(`rows-${Math.floor(number / files["search.json"].shard)}.json`);
      weights.push([...used].reduce((sum, name) => sum + size(name), 0));
      corrected += Number([...used].some((name) => name.startsWith("known-")));
    }
    const median = weights.sort((one, other) => one - other)[weights.length >> 1];
    assert.ok(median <= HEAVIEST, String(median));
    assert.ok(corrected <= DICTIONARIES * weights.length, String(corrected));
  });

  test(`each query gives its record among the first three: ${language}`, async () => {
    assert.ok(Object.keys(real.queries[language]).length >= 60);
    assert.deepEqual(await missed(real.queries[language]), []);
  });

  test(`the right answer is among the first three for nine questions of ten: ${language}`, async () => {
    const asked = Object.keys(real.questions[language]).length;
    const faults = await missed(real.questions[language]);
    assert.ok(asked >= 60);
    assert.ok(asked - faults.length >= RIGHT * asked, faults.join("\n"));
  });

  test(`words of distress of both languages put the help first: ${language}`, async () => {
    for (const question of ["I need help", "help", "suicide", "j'ai besoin d'aide", "au secours", "aide", "je suis victime"]) {
      assert.deepEqual(await best(question, 1), ["about/safety"], question);
    }
  });

  for (const list of ["words", "typed"]) test(`the right page is among the first three for 92 % of the ${list} of tests/words.yml: ${language}`, async () => {
    const asked = Object.keys(real.words[list][language]).length;
    const faults = await missed(real.words[list][language]);
    assert.ok(asked >= 30);
    assert.ok(asked - faults.length >= RIGHT_WORDS * asked, faults.join("\n"));
  });

  test(`27 of thirty queries of West Africa, Québec and Switzerland are right, all but those of tests/regions.yml: ${language}`, async () => {
    const faults = await missed(ofRegions);
    assert.equal(Object.keys(ofRegions).length, 30);
    assert.deepEqual(faults.map((fault) => fault.split(": ")[0]), real.regions.missed[language], faults.join("\n"));
    assert.ok(30 - faults.length >= RIGHT_OF_THIRTY);
  });

  for (const [ref, questions] of Object.entries(real.words.first)) for (const question of Object.values(questions).flat())
    test(`“${question}” leads to ${ref} first: ${language}`, async () => {
      assert.deepEqual(await best(question, 1), [ref]);
    });

  test(`a word with two meanings shows the pages of both among the first three: ${language}`, async () => {
    for (const [question, pages] of Object.entries(real.words.together)) {
      const found = await best(question);
      assert.deepEqual(pages.filter((page) => !found.includes(page)), [], question);
    }
  });

  test(`a word of a dictionary is never corrected, and a misspelling is: ${language}`, async () => {
    for (const word of real.words.uncorrected) assert.equal((await ranked(word)).suggestion, "", word);
    for (const [word, meant] of Object.entries(real.words.corrected)) assert.equal((await ranked(word)).suggestion, meant, word);
  });
}
