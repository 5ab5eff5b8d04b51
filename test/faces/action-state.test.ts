import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { app, book, idsIn, liveIds, shop } from "./shop.ts";
import { runWithin } from "./within.ts";
import {
  expectNoSecrets,
  startWorlds,
  stateBranch,
  statePath,
  timeless,
  type Worlds,
} from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

describe("the state on the branch", () => {
  test("is made with the first save, as a branch that shares nothing with the others", async () => {
    const world = await worlds.open(shop);
    const before = world.github.history("main");
    await world.action();
    expect(world.github.history("main")).toEqual(before);
    expect(world.github.history(stateBranch).at(-1)).toMatch(
      /^\[skip ci\] 5 files announced for v1\.2\.0/,
    );
    expect(world.github.history(stateBranch).join("\n")).toMatch(
      /^\[skip ci\] \d files? delivered.* for v1\.2\.0/m,
    );
    expect(world.github.history(stateBranch)[0]).toMatch(/run complete/);
  });

  test("is swapped only where it is as it was read: who loses replays on top", async () => {
    const world = await worlds.open(shop);
    const path = "test_mode/other/dodo-files.yaml.json";
    world.github.fault({
      method: "POST",
      path: /git\/commits/,
      with: { status: 500, body: { message: "later" } },
      meanwhile: async () => void world.github.commitFile(stateBranch, path, "{}\n"),
    });
    const run = await world.action();
    expect(run).toMatchObject({ exitCode: 0 });
    expect(world.github.files(stateBranch).get(path)).toBe("{}\n");
    expect(world.state()?.files).toHaveLength(5);
  });

  test("is not taken for absent where it may not be read", async () => {
    const world = await worlds.open(shop);
    await world.action();
    const writes = world.writes();
    for (let times = 0; times < 9; times += 1)
      world.github.fault({ with: { status: 403, body: { message: "No" } } });
    const run = await world.action();
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { "failure-reason": "state-forbidden", result: "failed" },
    });
    expect(world.writes()).toEqual(writes);
  });

  test.each([
    ["no JSON", "<<<<<<< HEAD\n", "state-unreadable"],
    ["of a newer version", '{"version": 99}', "state-newer"],
    ["of another manifest", JSON.stringify(stateOf({ manifest: "other.yaml" })), "state-mismatch"],
    [
      "of the other environment",
      JSON.stringify(stateOf({ environment: "live_mode" })),
      "state-mismatch",
    ],
  ])("that is %s stops the run", async (_, text, code) => {
    const world = await worlds.open(shop);
    world.github.commitFile(stateBranch, statePath, text);
    const run = await world.action();
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { "failure-reason": code, result: "failed" },
    });
    expect(world.writes()).toEqual([]);
  });

  test("that may not be written stops the run before the first byte", async () => {
    const world = await worlds.open(shop);
    const run = await world.action({ token: "read-token" });
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { "failure-reason": "state-forbidden", result: "failed" },
    });
    expect(world.emulator.requests.every(({ method }) => method === "GET")).toBe(true);
    expect(run.annotations[0]?.message).toContain("contents: write");
  });
});

function stateOf(fields: object): object {
  const empty = {
    version: 1,
    lineage: "one",
    serial: 1,
    environment: "test_mode",
    manifest: "dodo-files.yaml",
  };
  return { ...empty, files: [], retired: [], releases: [], ...fields };
}

describe("a run of which a part fails", () => {
  test("is partial and red, keeps the other products going, and lists what is live", async () => {
    const world = await worlds.open(shop);
    const first = await world.action();
    await world.write({
      "docs/manual.pdf": "The manual, second edition",
      "LICENSE.txt": "Use it.",
    });
    world.emulator.fault({
      on: { method: "PUT", path: `/products/${book}/files` },
      times: 9,
      kind: "status",
      status: 422,
    });
    const run = await world.action({ inputs: { concurrency: "1" } });
    expect(run).toMatchObject({ exitCode: 1 });
    expect(run.outputs).toMatchObject({
      result: "partial",
      changed: "true",
      "failure-reason": "api-failed",
    });
    expect(run.annotations).toMatchObject([{ level: "error", title: "api-failed" }]);
    expect(idsIn(run.outputs, book)).toEqual(idsIn(first.outputs, book));
    for (const target of [app, book])
      expect(idsIn(run.outputs, target)).toEqual(await liveIds(world, target));
    expect(run.summary.split("\n")[0]).toBe("## ✗ Partly done in `test_mode`: 1 of 2 targets");
    expect(timeless(run.log)).toMatchSnapshot("log");
    expectNoSecrets(run, world);
    world.emulator.clearFaults();
    expect((await world.action()).outputs).toMatchObject({
      result: "changed",
      replaced: "2",
      kept: "3",
    });
  });

  test("never lists what was merely uploaded", async () => {
    const world = await worlds.open(shop);
    world.emulator.fault({
      on: { method: "PATCH", path: /products/ },
      times: 20,
      kind: "status",
      status: 400,
    });
    const run = await world.action();
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      result: "failed",
      "file-ids": "{}",
      files: "[]",
      created: "0",
    });
    expect(world.state()?.files).toHaveLength(5);
    expect(await world.names(app)).toEqual([]);
    world.emulator.clearFaults();
    const puts = () => world.writes().filter((each) => each.startsWith("PUT")).length;
    const before = puts();
    expect((await world.action()).outputs["result"]).toBe("changed");
    expect(puts()).toBe(before);
    expect(await world.names(book)).toEqual(["LICENSE.txt", "manual.pdf"]);
  });
});
