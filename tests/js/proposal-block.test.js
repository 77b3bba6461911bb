/* The block of a proposal, which `toolkit.py apply` reads. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { cleanName, gitName, letterBlock, unifiedDifference } from "../../docs/assets/js/propose/proposal-block.js";

const WRITER = { kind: "correction", language: "fr", name: " Awa\u00a0D. <awa@b.org> " };
const PAGE = { path: "docs/practices/x.md", before: `${"a line of the page\n".repeat(5)}b\n`, text: `${"a line of the page\n".repeat(5)}B\n` };

const rows = (block) => block.split("\n").slice(1, -1);
const content = (block) => inflateSync(Buffer.from(rows(block).join(""), "base64"));

test("a block has the pages, what they were changed from, and the digest of all of it", async () => {
  const block = await letterBlock({ about: "Why", pages: [PAGE] }, WRITER);
  const bytes = content(block);
  assert.deepEqual(JSON.parse(bytes.toString()), {
    kind: "correction",
    language: "fr",
    name: "Awa D. awab.org",
    about: "Why",
    files: [{ path: PAGE.path, base: "462e02435c6ac9ec3705e7870f3109de73e5ae19", changes: "@@ -6,1 +6,1 @@\n-b\n+B" }],
  });
  assert.ok(block.startsWith("-----BEGIN TOOLKIT PROPOSAL 1-----\n"));
  assert.ok(block.endsWith(`\n-----END TOOLKIT PROPOSAL ${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}-----`));
  assert.ok(rows(block).every((row) => row.length <= 64));
});

test("a new page is whole, and so is one of which nearly all changes", async () => {
  const pages = [{ path: "docs/resources/y.md", before: "", text: "new\n" }, { path: "docs/resources/z.md", before: "a\nb\n", text: "c\n" }];
  const [first, second] = JSON.parse(content(await letterBlock({ pages }, WRITER)).toString()).files;
  assert.deepEqual(first, { path: "docs/resources/y.md", text: "new\n" });
  assert.deepEqual(second, { path: "docs/resources/z.md", base: await gitName("a\nb\n"), text: "c\n" });
});

test("a suggestion without pages has no block", async () => {
  assert.equal(await letterBlock({ about: "Look at this", pages: [] }, WRITER), "");
});

test("a browser that cannot compress sends the content as it is", async (context) => {
  const { CompressionStream } = globalThis;
  context.after(() => (globalThis.CompressionStream = CompressionStream));
  delete globalThis.CompressionStream;
  const block = await letterBlock({ pages: [PAGE] }, WRITER);
  assert.equal(JSON.parse(Buffer.from(rows(block).join(""), "base64").toString()).kind, "correction");
});

test("a difference names the lines that go and come", () => {
  assert.equal(unifiedDifference("a\nb\n", "a\nb\n"), "");
  assert.equal(unifiedDifference("a\nb\n", "a\nx\nb\n"), "@@ -1,0 +2,1 @@\n+x");
  assert.equal(unifiedDifference("a\nx\nb\n", "a\nb\n"), "@@ -2,1 +1,0 @@\n-x");
});

test("a name has the signs of names only", () => {
  assert.equal(cleanName("  Jean-Noël   O’Brien (OIM)\n"), "Jean-Noël O’Brien (OIM)");
  assert.equal(cleanName("\u202e<b>[bot]@x"), "bbotx");
  assert.equal(cleanName("a".repeat(100)).length, 80);
});
