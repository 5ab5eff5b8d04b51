import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runWithin } from "./within.ts";
import { expectNoSecrets, startWorlds, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

const app = "pdt_TestApp1";
const tree = {
  "dodo-files.yaml": `version: 1\nfiles:\n  "App.zip": { to: ${app}, name: "App-{version}{ext}" }\n  "a.txt": ${app}\n`,
  "App.zip": "app 1.2.0",
  "a.txt": "a",
};

describe("check and import as they ship", () => {
  test("take over what was made by hand, with a key that only reads, and deliver in its place after that", async () => {
    const world = await worlds.open(tree);
    await world.emulator.addFile(app, { name: "a.txt", bytes: "by hand" });
    await world.emulator.addFile(app, { name: "App-1.1.0.zip", bytes: "app 1.1.0" });
    expect(await world.action()).toMatchObject({
      exitCode: 1,
      outputs: { "failure-reason": "name-taken" },
    });
    const key = { "api-key": world.emulator.keys.read };
    const imported = await world.action({ inputs: { ...key, command: "import" } });
    expect(imported).toMatchObject({ exitCode: 0, outputs: { result: "changed", adopted: "2" } });
    expect(imported.stdout).toContain("What the next apply does:");
    expectNoSecrets(imported, world);
    expect(await world.names(app)).toEqual(["App-1.1.0.zip", "a.txt"]);
    expect(await world.action()).toMatchObject({ exitCode: 0, outputs: { replaced: "2" } });
    expect(await world.names(app)).toEqual(["App-1.2.0.zip", "a.txt"]);
    const before = world.writes().length;
    expect(await world.action({ inputs: { ...key, command: "check" } })).toMatchObject({
      exitCode: 0,
      outputs: { result: "unchanged", kept: "2" },
    });
    expect(world.writes().length).toBe(before);
  });

  test("are commands of the command line, with --json and --all", async () => {
    const world = await worlds.open(tree);
    await world.emulator.addFile(app, { name: "notes.txt", bytes: "notes" });
    const options = ["--environment", "test_mode", "--state-file", "state.json", "--json"];
    const imported = await world.cli(["import", "--all", "--tag", "v1.2.0", ...options]);
    expect(JSON.parse(imported.stdout)).toMatchObject({
      command: "import",
      result: "changed",
      counts: { adopted: 1 },
    });
    const clean = await world.cli(["check", ...options]);
    expect(clean.exitCode).toBe(0);
    const { files } = JSON.parse(clean.stdout) as {
      readonly files: readonly { readonly file_id: string }[];
    };
    await world.emulator.removeFile(app, files[0]?.file_id ?? "");
    const drifted = await world.cli(["check", ...options]);
    expect(drifted.exitCode).toBe(1);
    expect(JSON.parse(drifted.stdout)).toMatchObject({
      result: "failed",
      problems: [{ code: "drift" }],
    });
  });
});
