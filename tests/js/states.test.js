/* Two States side by side: what binds both, and what is known to bind only one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerWords, comparedSteps, comparedTreaties } from "../../docs/assets/js/states/comparison.js";

const LAW = {
  instruments: [
    ["Treaty", "t/", "", "https://example.org/t"],
    ["Charter", "c/", "", ""],
    ["Pact", "p/", "fr", ""],
  ],
  sentences: ["Party since {day}, list of 3 May 2025.", "Not listed on 3 May 2025.", "A doubt."],
  days: ["1 May 2001", "2 May 2002"],
  answers: { AA: ["+0@0 2", "-1", ""], BB: ["+0@1", "+0@0", ""] },
  practices: [
    ["Hear", [["Hear first.", "h#a", [[0, "T, 1"], [1, "C, 2"]]], ["Hear again.", "h#b", [[2, "P, 3"]]]]],
    ["Write", [["Write.", "w#a", [[1, "C, 4"]]]]],
  ],
};

test("an answer is the sentences of its cell with their days", () => {
  assert.equal(answerWords(LAW, "+0@1 2"), "Party since 2 May 2002, list of 3 May 2025. A doubt.");
  assert.equal(answerWords(LAW, ""), "");
});

test("treaties are told of both States, by whom they bind", () => {
  const { both, first, second } = comparedTreaties(LAW, "AA", "BB");
  assert.deepEqual(both.map(({ label, told }) => [label, ...told]), [["Treaty", "Party since 1 May 2001, list of 3 May 2025. A doubt.", "Party since 2 May 2002, list of 3 May 2025."]]);
  assert.deepEqual(first, []);
  assert.deepEqual(second.map(({ label, told }) => [label, ...told]), [["Charter", "Not listed on 3 May 2025.", "Party since 1 May 2001, list of 3 May 2025."]]);
  assert.deepEqual(comparedTreaties(LAW, "BB", "AA").first.map(({ label }) => label), ["Charter"]);
});

test("a step belongs to a State if one of its provisions binds there, with those alone", () => {
  const { both, first, second } = comparedSteps(LAW, "AA", "BB");
  assert.deepEqual(both, [{ label: "Hear", steps: [{ head: "Hear first.", url: "h#a", provisions: [["T, 1"], ["T, 1", "C, 2"]] }] }]);
  assert.deepEqual(first, []);
  assert.deepEqual(second, [{ label: "Write", steps: [{ head: "Write.", url: "w#a", provisions: [[], ["C, 4"]] }] }]);
});
