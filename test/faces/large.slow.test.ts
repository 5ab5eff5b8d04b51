import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorlds, stateBranch, statePath, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.close());

const target = "pdt_TestApp1";
const all = { recursive: true } as const;
const mebibyte = 1024 * 1024;

test("500 files go into one product, and a second run changes nothing", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`out/file-${index}.txt`, `no ${index}`]),
  );
  const world = await worlds.open({
    ...files,
    "dodo-files.yaml": `version: 1\nfiles:\n  "out/*": ${target}\n`,
  });
  const inputs = { concurrency: "8" };
  const run = await world.action({ inputs });
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: "changed", created: "500" } });
  expect(await world.emulator.buyer(target)).toHaveLength(500);
  expect(Object.keys(JSON.parse(run.outputs["file-ids"] ?? "")[target])).toHaveLength(500);
  expect(world.emulator.requests.filter(({ method }) => method === "PATCH")).toHaveLength(1);
  const writes = world.writes();
  expect((await world.action({ inputs })).outputs).toMatchObject({
    result: "unchanged",
    kept: "500",
  });
  expect(world.writes()).toEqual(writes);
});

test("a file of 500 MiB goes through, and a second run changes nothing", async () => {
  const world = await worlds.open({
    "dodo-files.yaml": `version: 1\nfiles:\n  "big.bin": ${target}\n`,
  });
  const file = await open(join(world.folder, "big.bin"), "w");
  await file.truncate(500 * mebibyte);
  await file.close();
  const run = await world.action();
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: "changed", created: "1" } });
  expect((await world.emulator.buyer(target))[0]?.size).toBe(500 * mebibyte);
  const again = await world.action();
  expect(again.outputs["result"]).toBe("unchanged");
});

test("20,000 files are planned", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [`tree/${index % 50}/${index}`, "x"]),
  );
  const world = await worlds.open({
    ...files,
    "dodo-files.yaml": `version: 1\nfiles:\n  "tree/**": ${target}\n`,
  });
  const run = await world.action({ inputs: { command: "plan" } });
  expect(run.outputs["result"]).toBe("pending");
});

// The last one, since it takes long to take away again what is in the store.
test("an unchanged tree of 5,000 files is left alone", async () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `file-${index}.txt`);
  const files = names.map((name) => ({ name, bytes: `of ${name}` }));
  const manifest = `version: 1\nfiles:\n  "tree/**/*.txt": ${target}\n`;
  const world = await worlds.open(
    { "dodo-files.yaml": manifest },
    { products: [{ id: target, files }] },
  );
  await Promise.all(
    Array.from({ length: 50 }, (_, folder) => mkdir(join(world.folder, `tree/${folder}`), all)),
  );
  const pathOf = (name: string) => `tree/${Number(/\d+/.exec(name)) % 50}/${name}`;
  await Promise.all(
    files.map(({ name, bytes }) => writeFile(join(world.folder, pathOf(name)), bytes)),
  );
  // As if they had been delivered before.
  const seen = await world.emulator.buyer(target);
  const receipts = seen.map(({ file_id, name, sha256, size }) => ({
    ...{
      target,
      slot: name,
      name,
      rule: "tree/**/*.txt",
      path: pathOf(name),
      sha256,
      md5: null,
      size,
      file_id,
    },
    delivered_at: "2026-01-01T00:00:00.000Z",
  }));
  const state = {
    version: 1,
    lineage: "one",
    serial: 1,
    environment: "test_mode",
    manifest: "dodo-files.yaml",
  };
  const text = JSON.stringify({ ...state, files: receipts, retired: [], releases: [] });
  world.github.commitFile(stateBranch, statePath, text);
  const run = await world.action();
  expect(run.outputs).toMatchObject({ result: "unchanged", kept: "5000" });
  expect(world.writes()).toEqual([]);
});
