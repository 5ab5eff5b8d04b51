import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runWithin } from "./within.ts";
import { expectNoSecrets, startWorlds, type Tree, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const target = "pdt_TestApp1";

test("names may hold whatever a file system takes, and nothing of it becomes a command", async () => {
  const names = [
    "with space.txt",
    'it\'s "quoted".txt',
    "100%.txt",
    "%0A::error::x.txt",
    "#1 ##[warning]x.txt",
    "🎛️ synth.txt",
    "::warning::x.txt",
    "::set-output name=result::x.txt",
    "<img src=x onerror=y>.txt",
    "a|b `c` *d*.txt",
    "$\u007b{ secrets.X }}.txt",
    "line\u2028break.txt",
    "Zu\u0308rich.txt".normalize("NFD"),
  ];
  const tree: Tree = Object.fromEntries(
    names.map((name, index) => [`odd/${name}`, `content ${index}`]),
  );
  const world = await worlds.open({
    ...tree,
    "dodo-files.yaml": `version: 1\nfiles:\n  "odd/*": ${target}\n`,
  });
  const runs = [
    await world.action({ inputs: { command: "plan" } }),
    await world.action(),
    await world.action(),
  ];
  const wanted = names.map((name) => name.normalize("NFC")).sort();
  expect(await world.names(target)).toEqual(wanted);
  for (const run of runs) {
    // Names that Windows cannot save are warned of, and delivered.
    expect(new Set(run.annotations.map(({ title }) => title))).toEqual(new Set(["name-unsafe"]));
    expect(run).toMatchObject({
      exitCode: 0,
      otherCommands: [],
      lostOutputs: [],
      exported: {},
    });
    expectNoSecrets(run, world);
    expect(run.summary).not.toContain("<img");
    expect(run.log).not.toMatch(/[\u2028\u202e]/);
  }
  const ids = JSON.parse(runs[1]?.outputs["file-ids"] ?? "{}")[target];
  expect(Object.keys(ids).sort()).toEqual(wanted);
  expect(runs[1]?.outputs["result"]).toBe("changed");
  expect(runs[2]?.outputs).toMatchObject({
    result: "unchanged",
    "file-ids": runs[1]?.outputs["file-ids"],
  });
});

test("a report file that names something like a command is no danger when it is printed", async () => {
  const world = await worlds.open({
    "::error::x.txt": "x",
    "dodo-files.yaml": `version: 1\nfiles:\n  "*.txt": ${target}\n`,
  });
  await appendFile(join(world.folder, "##[error]y.txt"), "y");
  const { report } = await world.action();
  const commands = report.split("\n").filter((line) => /^\s*::|##\[/.test(line));
  expect(commands).toEqual([]);
});
