/* Words as they are typed → words as the index has them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { normalize } from "../../docs/assets/js/search.js";

test("French words lose elision, ligatures and small words", () => {
  assert.equal(normalize("l’identification d'une victime", "fr"), "identification victime");
  assert.equal(normalize("le cœur de l’aide aux enfants", "fr"), "coeur aide enfants");
});

test("English words have one spelling", () => {
  assert.equal(normalize("labor centers and organised crime", "en"), "labour centres organized crime");
  assert.equal(normalize("exercise of surprise, advertising", "en"), "exercise surprise, advertising", "other words with -ise stay");
  assert.equal(normalize("recognition of laborers", "en"), "recognition labourers");
});

test("where all words are small they are searched for; other languages keep theirs", () => {
  assert.equal(normalize("to be or not", "en"), "be not");
  assert.equal(normalize("the who", "en"), "the who");
  assert.equal(normalize("la victima", "es"), "la victima");
  assert.equal(normalize("  ", "en"), "");
});
