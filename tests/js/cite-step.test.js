import assert from "node:assert/strict";
import test from "node:test";
import { citationOf } from "../../docs/assets/js/cite-step/citation.js";

const page = { id: "practices-rooms-en", title: "Rooms & words", address: "https://toolkit.test/practices/rooms/" };
const step = { id: "practices-rooms-en-train", title: "Train 100% (step of: Rooms & words)", address: "https://toolkit.test/id/practices/rooms/#train" };

test("a citation in words has the name and the address of the step", () => {
  const text = "Rooms & words. (2026). Toolkit. https://toolkit.test/practices/rooms/";
  assert.equal(citationOf("text", text, page, step), "Train 100% (step of: Rooms & words). (2026). Toolkit. https://toolkit.test/id/practices/rooms/#train");
});

test("BibTeX has signs that it reads as commands escaped, and the id of the step; entries in other languages are left out", () => {
  const french = "@misc{practices-rooms-fr,\n  title = {{Pièces}},\n  url = {https://toolkit.test/practices/rooms/},\n}\n\n";
  const text = french + "@misc{practices-rooms-en,\n  title = {{Rooms \\& words}},\n  url = {https://toolkit.test/practices/rooms/},\n}\n";
  const expected = "@misc{practices-rooms-en-train,\n  title = {{Train 100\\% (step of: Rooms \\& words)}},\n  url = {https://toolkit.test/id/practices/rooms/#train},\n}\n";
  assert.equal(citationOf("bib", text, page, step), expected);
});

test("CSL-JSON stays JSON, also without an address of the page", () => {
  const [item] = JSON.parse(citationOf("json", '[{"id": "practices-rooms-fr", "title": "Pièces"}, {"id": "practices-rooms-en", "title": "Rooms & words", "type": "webpage"}]', { ...page, address: "" }, step));
  assert.deepEqual(item, { id: step.id, title: step.title, type: "webpage", URL: step.address });
});
