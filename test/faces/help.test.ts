import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { usages } from "../../src/cli/commands.ts";
import { commands, localCommands } from "../../src/core/run/report.ts";
import { inputNames, localNames, usedBy } from "../../src/settings/inputs.ts";
import { runCli } from "./runner.ts";
import { runWithin } from "./within.ts";

const names = [...commands, ...localCommands];
const cli = (...args: readonly string[]) => runCli(args, { cwd: tmpdir(), start: runWithin });

describe("help", () => {
  test.each(["", ...names, "state", "completion"])("is as reviewed: %s", async (name) => {
    const run = await cli(...name.split(" ").filter(Boolean), "--help");
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    const file = name === "" ? "program" : name.replaceAll(" ", "-");
    await expect(run.stdout).toMatchFileSnapshot(`help/${file}.txt`);
  });

  test.each([[[]], [["state"]]])("is what %j alone shows, which is no failure", async (args) => {
    const [alone, asked] = await Promise.all([cli(...args), cli(...args, "--help")]);
    expect(alone).toEqual(asked);
    expect(alone.exitCode).toBe(0);
  });

  test("has an example for every command, with options that it has", () => {
    for (const [name, { examples, options }] of Object.entries(usages)) {
      expect(examples.length).toBeGreaterThan(0);
      for (const [call] of examples) {
        expect(call.startsWith(name)).toBe(true);
        const used = [...call.matchAll(/(?<= )--[a-z-]+/g)].map(([flag]) => flag);
        expect(options.map(({ long }) => long)).toEqual(expect.arrayContaining(used));
      }
    }
  });
});

test.each([
  [["aply"], "apply"],
  [["state", "lst"], "list"],
  [["plan", "--enviroment", "test_mode"], "--environment"],
])("of a slip %j the nearest is named, and it fails", async (args, nearest) => {
  const run = await cli(...args);
  expect(run).toMatchObject({ exitCode: 1, stdout: "" });
  expect(run.stderr).toContain(`Did you mean ${nearest}?`);
});

test("the version is that of the package", async () => {
  expect(await cli("--version")).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

describe("the options", () => {
  /** Of the Action alone: what is asked for by name, secrets, and pull requests. */
  const notFlags = ["command", "api-key", "github-token", "comment"];
  const inputs = inputNames.filter((name) => !notFlags.includes(name));

  test("are all read, as settings or by the command line itself", () => {
    const flags = Object.values(usages).flatMap(({ options }) =>
      options.map((option) => option.name()),
    );
    const read = [...inputs, ...localNames, "json", "yes", "detailed-exitcode", "no-workflow"];
    expect([...new Set(flags)].toSorted()).toEqual(read.toSorted());
  });

  test.each(names)("of %s are the inputs that it uses", (command) => {
    const flags = usages[command].options.map(({ long }) => long?.slice(2));
    const used = inputs.filter((name) => usedBy[name]?.includes(command));
    expect(flags).toEqual(expect.arrayContaining(used));
    expect(
      inputs.filter((name) => usedBy[name] && !used.includes(name) && flags.includes(name)),
    ).toEqual([]);
    expect(flags).toEqual(expect.arrayContaining(["environment", "config", "json"]));
  });
});
