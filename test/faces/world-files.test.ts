import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runWithin } from "./within.ts";
import { startWorlds, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const app = "pdt_TestApp1";
const here = ["--environment", "test_mode", "--yes"];

test.each(["dist/state.json", "state.json"])(
  "a rule for everything sells neither the manifest nor the state in %s, and settles",
  async (state) => {
    const world = await worlds.open({
      "dodo-files.yaml": `version: 1\nfiles:\n  "**": ${app}\n`,
      "dist/App.zip": "a",
    });
    for (const end of ["1 file", "0 files"]) {
      const run = await world.cli(["apply", ...here, "--state-file", state]);
      expect(run, end).toMatchObject({ exitCode: 0 });
      expect(await world.names(app)).toEqual(["App.zip"]);
    }
    const plan = ["plan", "--environment", "test_mode", "--state-file", state, "--plan-file"];
    await world.cli([...plan, "out/plan.json"]);
    const again = await world.cli([...plan, "out/plan.json"]);
    expect(again).toMatchObject({ exitCode: 0 });
    const held = [...here, "--state-file", state, "--plan-file", "out/plan.json"];
    expect(await world.cli(["apply", ...held])).toMatchObject({ exitCode: 0 });
    expect(await world.names(app)).toEqual(["App.zip"]);
  },
);

test("a manifest in a subfolder delivers what is beside that folder in the repository", async () => {
  const world = await worlds.open({
    ".git/HEAD": "ref: refs/heads/main\n",
    "shop/dodo-files.yaml": `version: 1\nfiles:\n  "../dist/*.zip": ${app}\n  "../../*": ${app}\n`,
    "dist/App.zip": "a",
  });
  const cwd = join(world.folder, "shop");
  const out = await world.cli(["apply", ...here, "--state-file", "s.json"], { cwd });
  expect(out).toMatchObject({ exitCode: 1 });
  expect(out.stdout).toContain("../../* leads out of the workspace");
  await world.write({
    "shop/dodo-files.yaml": `version: 1\nfiles:\n  "../dist/*.zip": ${app}\n`,
  });
  const run = await world.cli(["apply", ...here, "--state-file", "s.json"], { cwd });
  expect(run).toMatchObject({ exitCode: 0 });
  expect(await world.names(app)).toEqual(["App.zip"]);
  for (const command of ["plan", "check"]) {
    const args = [command, "--environment", "test_mode", "--state-file", "s.json"];
    expect(await world.cli(args, { cwd }), command).toMatchObject({ exitCode: 0 });
  }
});
