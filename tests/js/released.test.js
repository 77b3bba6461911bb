/* What is pressed is not replaced. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { keepUnderFinger, released } from "../../docs/assets/js/released.js";

const page = new EventTarget();
globalThis.addEventListener = page.addEventListener.bind(page);

test("a list that nobody presses on is free at once", async () => {
  const list = new EventTarget();
  await released(list);
  keepUnderFinger(list);
  await released(list);
});

test("a list is free again when it is let go, or when the press is given up", async () => {
  for (const end of ["pointerup", "pointercancel"]) {
    const list = new EventTarget();
    const done = [];
    keepUnderFinger(list);
    list.dispatchEvent(new Event("pointerdown"));
    const waited = released(list).then(() => done.push(end));
    await new Promise(setImmediate);
    assert.deepEqual(done, [], "still pressed");
    page.dispatchEvent(new Event(end));
    await waited;
    assert.deepEqual(done, [end]);
  }
});
