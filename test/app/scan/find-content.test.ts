import { expect, it } from "vitest";
import { findContent } from "../../../src/app/scan/find-content.ts";
import type { Manifest, Rule } from "../../../src/core/manifest/manifest.ts";
import type { Receipt } from "../../../src/core/state/state.ts";
import { hash } from "../../contracts/storefront.ts";
import { createMemoryWorkspace, type MemoryFile } from "../../fakes/memory-workspace.ts";

const at = { file: "dodo-files.yaml", line: 3, column: 3 };
const defaults = {
  to: [],
  name: "{base}",
  exclude: [],
  empty: "error",
  keep: 1,
  when: "release",
} as const;
const rule: Rule = { glob: "*.zip", ...defaults, at, nameAt: at };
const manifest: Manifest = { products: [], rules: [rule], exclude: [], prune: true };

function receipt(path: string, content: string): Receipt {
  const about = {
    target: "pdt_A",
    slot: path,
    name: path,
    rule: "*.zip",
    file_id: path,
    delivered_at: "",
  };
  return { ...about, path, sha256: hash(content), md5: null, size: content.length };
}

async function find(receipts: readonly Receipt[], files: { readonly [path: string]: MemoryFile }) {
  const workspace = createMemoryWorkspace(files);
  const found = await findContent(receipts, manifest, { workspace, warn: () => {} });
  return [...found.values()].map(({ path }) => path);
}

it("finds content where it was recorded first, and only then where a rule matches it", async () => {
  const files = { "a.zip": "one", "z.zip": { real: "a.zip" }, "b.zip": "other", "y.zip": "two" };
  expect(await find([receipt("a.zip", "one"), receipt("gone.zip", "two")], files)).toEqual([
    "a.zip",
    "y.zip",
  ]);
});

it("finds it for as many receipts of different sizes as there may be", async () => {
  const many = Array.from({ length: 150_000 }, (_, size) => ({ ...receipt("a.zip", "one"), size }));
  expect(await find(many, { "a.zip": "one" })).toEqual(["a.zip"]);
});
