import { expect } from "vitest";
import type { ActionRun } from "./runner.ts";
import { expectNoSecrets, type Tree, type World, type Worlds } from "./world.ts";

export const app = "pdt_TestApp1";

/** A mistake, and what must come of it. */
export interface Case {
  /** Lines below `files:`, or a whole manifest where it begins with `version`. */
  readonly manifest?: string | null;
  readonly tree?: Tree;
  readonly run?: Partial<ActionRun>;
  readonly arrange?: (world: World) => unknown;
  readonly code: string;
  /** In the annotation of the first problem. */
  readonly says: RegExp;
  /** Line and column in the manifest; without it the problem has no place. */
  readonly at?: readonly [line: number, column: number];
}

/** What every checkout here holds. */
export const good = { "a.zip": "a", "b.zip": "b" };

export async function start(
  worlds: Worlds,
  { manifest = '  "a.zip": app\n', tree = {}, arrange }: Case,
): Promise<World> {
  const head = `version: 1\nproducts: { app: { test_mode: ${app}, live_mode: pdt_LiveApp1 } }\nfiles:\n`;
  const text = manifest?.startsWith("version") ? manifest : `${head}${manifest}`;
  const world = await worlds.open({
    ...good,
    ...tree,
    ...(manifest === null ? {} : { "dodo-files.yaml": text }),
  });
  await arrange?.(world);
  return world;
}

/** Runs into the mistake and sees that nothing was sent, and that each face of the report says the same. */
export async function refuse(worlds: Worlds, bad: Case) {
  const world = await start(worlds, bad);
  const run = await world.action(bad.run);
  const [first] = run.annotations.filter(({ level }) => level === "error");
  expect(first?.message).toMatch(bad.says);
  expect(first).toMatchObject({ title: bad.code });
  expect([first?.file, first?.line, first?.col]).toEqual(
    bad.at ? ["dodo-files.yaml", ...bad.at] : [undefined, undefined, undefined],
  );
  expect(run).toMatchObject({ exitCode: 1, signal: null, otherCommands: [] });
  expect(run.outputs).toMatchObject({
    result: "failed",
    changed: "false",
    "failure-reason": bad.code,
  });
  expect(run.summary.split("\n")[0]).toMatch(/^## ✗ .*: [a-z-]+$/);
  expect(run.summary).toContain(`**${bad.code}**`);
  expect(JSON.parse(run.report)).toMatchObject({ result: "failed", wrote: false });
  expect(run.log).toContain("Nothing was changed.");
  expect(run.log).not.toContain("a bug");
  expect(world.writes()).toEqual([]);
  expectNoSecrets(run, world);
  return { world, run };
}
