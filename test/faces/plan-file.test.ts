import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runKilled } from "./killed.ts";
import { app, shop } from "./shop.ts";
import { runWithin } from "./within.ts";
import { expectNoSecrets, startWorlds, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const inputs = { "plan-file": "out/plan.json" };
const plan = (world: World) => world.action({ inputs: { ...inputs, command: "plan" } });
const apply = (world: World, more = {}) =>
  world.action({ inputs: { ...inputs, command: "apply" }, ...more });

describe("a saved plan, on the built Action", () => {
  test("holds the first apply to it, is unchanged once applied, and stale once the build differs", async () => {
    const world = await worlds.open(shop);
    const planned = await plan(world);
    expect(planned).toMatchObject({ exitCode: 0, outputs: { result: "pending" } });
    expect(planned.log).toContain("The plan is in out/plan.json.");
    expect(JSON.parse(await readFile(join(world.folder, "out/plan.json"), "utf8"))).toMatchObject({
      version: 1,
      serial: 0,
    });
    expect(world.writes()).toEqual([]);
    expect((await apply(world)).outputs).toMatchObject({ result: "changed", created: "5" });
    expect((await apply(world)).outputs).toMatchObject({ result: "unchanged" });
    await world.write({ "docs/manual.pdf": "The second manual" });
    const writes = world.writes();
    const other = await apply(world);
    expect(other.outputs).toMatchObject({ result: "unchanged", changed: "false" });
    expect(other.annotations.map(({ level, title }) => [level, title])).toEqual([
      ["warning", "plan-stale"],
    ]);
    expect(other.log).toContain("replace manual.pdf in app");
    await plan(world);
    await world.write({ "docs/manual.pdf": "The third manual" });
    const stale = await apply(world);
    expect(stale).toMatchObject({
      exitCode: 1,
      outputs: { result: "failed", "failure-reason": "plan-stale" },
    });
    expect(world.writes()).toEqual(writes);
    for (const run of [planned, other, stale]) expectNoSecrets(run, world);
  });

  test.each([3, 5, 7, 9])(
    "is repeated after a kill at request %i, and ends in what was planned",
    async (nth) => {
      const world = await worlds.open(shop);
      await world.action();
      await world.write({ "dist/App-macOS.zip": "macOS build 1.3.0" });
      const event = { name: "push", ref: "refs/tags/v1.3.0", runId: 9_000_000_001 };
      await world.action({ event, inputs: { ...inputs, command: "plan" } });
      const run = { event, inputs: { ...inputs, command: "apply" } };
      expect(await runKilled(world, { nth, when: "after", run })).toBe(true);
      const again = await apply(world, { event });
      expect(again.exitCode, again.log).toBe(0);
      expect(await world.names(app)).toEqual(["App-1.3.0-macOS.zip", "LICENSE.txt", "manual.pdf"]);
      expect((await apply(world, { event })).outputs).toMatchObject({ result: "unchanged" });
    },
  );
});

test("the command line writes it and is held to it too", async () => {
  const world = await worlds.open(shop);
  const here = ["--environment", "test_mode", "--tag", "v1.2.0", "--plan-file", "plan.json"];
  expect(await world.cli(["plan", ...here])).toMatchObject({ exitCode: 0 });
  expect(await world.cli(["apply", "--yes", ...here])).toMatchObject({ exitCode: 0 });
  await world.write({ "plan.json": "{}" });
  const invalid = await world.cli(["apply", "--yes", ...here]);
  expect(invalid.exitCode).toBe(1);
  expect(invalid.stdout).toContain("✗ plan-invalid  plan.json holds no plan: version should be 1.");
});
