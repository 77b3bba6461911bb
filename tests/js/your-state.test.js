/* Your State: the four answers, and what is said beside them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf, summary } from "../../docs/assets/js/your-state/answers.js";

const WORDS = {
  party: "since {year}", bound: "party", member: "member of {organization}", "member-from": "member of {organization} from {year}",
  signed: "signed {year}", "signed-then": "signed {year}, list of {day}", "not-listed": "not on {day}", unknown: "not known",
  count: "{count}/{total} {last}", "count-days": "{count}/{total} {first}–{last}", "count-undated": "{count}/{total}",
};
const TABLE = {
  words: WORDS,
  separator: "; ",
  days: ["1 May 2020", "2 May 2024"],
  instruments: {
    treaty: ["Treaty", 1, 1, "", "", "+2003 ~2001 - +?!6,9 +1999!"],
    old: ["Old treaty", 0, 0, "", "", ". ~2001 . . ."],
    act: ["Act", 0, 0, "Union", "", "+ . . . ."],
    coming: ["Coming act", 0, 0, "Union", "2027", "+? . . . ."],
    listless: ["Treaty without a list", -1, 0, "", "", ". . . . ."],
  },
  states: { AA: ["A", "a"], BB: ["B", "b"], CC: ["C", "c"], DD: ["D", "d"], EE: ["E", "e"] },
};
const words = (code, law) => answerOf(TABLE, code, law).words;

test("there are four answers, and each says what its list tells", () => {
  assert.equal(words("AA", "treaty 5"), "since 2003");
  assert.equal(words("BB", "treaty 5"), "signed 2001");
  assert.equal(words("CC", "treaty 5"), "not on 2 May 2024");
  assert.equal(words("BB", "old"), "signed 2001, list of 1 May 2020");
  for (const law of ["old 1", "act 2", "listless 3", "treaty-without-any-table 4"]) assert.equal(words("CC", law), "not known");
});

test("only a party and a member of an organization are bound", () => {
  const bound = [["AA", "treaty"], ["DD", "treaty"], ["AA", "act"], ["AA", "coming"]];
  const free = [["BB", "treaty"], ["CC", "treaty"], ["AA", "old"], ["BB", "act"], ["AA", "unheard-of"]];
  for (const [code, law] of bound) assert.equal(answerOf(TABLE, code, law).binds, true, code + law);
  for (const [code, law] of free) assert.equal(answerOf(TABLE, code, law).binds, false, code + law);
  assert.equal(words("AA", "act 8"), "member of Union");
  assert.equal(words("AA", "coming 8"), "member of Union from 2027");
});

test("a doubtful row has no year, and is to be checked", () => {
  const { words, isUnsure, binds } = answerOf(TABLE, "DD", "treaty 1");
  assert.deepEqual([words, isUnsure, binds], ["party", true, true]);
  assert.equal(answerOf(TABLE, "AA", "treaty 1").isUnsure, false);
});

test("a statement is told at the articles that it names, or at all where it is not known which", () => {
  const mentions = (code, law) => answerOf(TABLE, code, law).mentions;
  assert.deepEqual([mentions("DD", "treaty 6"), mentions("DD", "treaty 5"), mentions("DD", "treaty")], [true, false, false]);
  assert.deepEqual([mentions("EE", "treaty 5"), mentions("AA", "treaty 5")], [true, false]);
  assert.equal(answerOf(TABLE, "DD", "treaty 5").hasStatement, true);
});

test("the summary counts articles and says the days of the lists", () => {
  const of = (...laws) => summary(TABLE, new Map(laws.map((law) => [law, answerOf(TABLE, "AA", law)])));
  assert.equal(of("treaty 5", "treaty 6"), "2/2 2 May 2024");
  assert.equal(of("treaty 5", "old 1"), "1/2 1 May 2020–2 May 2024");
  assert.equal(of("listless 5"), "0/1");
  assert.equal(of(), "0/0");
});
