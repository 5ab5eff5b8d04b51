import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./spawned.ts";
import { runWithin } from "./within.ts";
import { startWorlds, type World, type Worlds } from "./world.ts";

const app = "pdt_TestApp1";
const shop = { "dodo-files.yaml": `version: 1\nfiles: { "a.zip": ${app} }\n`, "a.zip": "a1" };
const here = ["--environment", "test_mode", "--tag", "v1.2.0"];

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

/** A delivery that is already done, or one that Dodo refuses. */
const runs: Readonly<Record<string, (world: World) => unknown>> = {
  "that delivers": () => {},
  "that has nothing to do": (world) => world.action(),
  "that fails": ({ emulator }) =>
    emulator.fault({ on: { method: "PUT", path: /./ }, kind: "status", status: 400, times: 9 }),
};

/** What cannot be written, by variable, and the sentence for it. */
const files: readonly (readonly [variable: string, what: string, sentence: string])[] = [
  ["GITHUB_OUTPUT", "a folder", "! The outputs could not be written: EISDIR."],
  ["GITHUB_OUTPUT", "gone", "! The outputs could not be written: ENOENT."],
  ["GITHUB_STEP_SUMMARY", "a folder", "! The job's summary could not be written: EISDIR."],
  ["RUNNER_TEMP", "gone", "! The report could not be written: ENOENT."],
];

const cells = Object.keys(runs).flatMap((run) => files.map((file) => [run, ...file] as const));

test.each(cells)("a run %s ends as it would, and says so, if %s is %s", async (run, ...file) => {
  const [variable, what, sentence] = file;
  const world = await worlds.open(shop);
  await runs[run]?.(world);
  const place = join(world.folder, "..", "unwritable");
  if (what === "a folder") await mkdir(place);
  const ended = await world.action({ env: { [variable]: place } });
  expect(ended.exitCode, ended.log).toBe(run === "that fails" ? 1 : 0);
  expect(await world.names(app)).toEqual(run === "that fails" ? [] : ["a.zip"]);
  expect(ended.log).toContain(sentence);
  expect(ended.log).not.toMatch(/^\s+at |a bug in/m);
  expect(ended.log).toMatch(/^(Done|Failed): /m);
});

describe.skipIf(process.platform !== "linux")("if standard output is a full disk", () => {
  /** Starts a built face through a shell, with its standard output there. */
  async function onFullDisk(world: World, args: readonly string[]) {
    const script = join(import.meta.dirname, "../../dist/cli/index.js");
    const run = `"${process.execPath}" "${script}" ${args.join(" ")} > /dev/full`;
    const env = {
      ...process.env,
      DODO_PAYMENTS_API_KEY: world.emulator.keys.write,
      DODO_PAYMENTS_BASE_URL: world.emulator.url,
    };
    return new Promise<{ readonly code: unknown; readonly stderr: string }>((resolve) => {
      execFile("bash", ["-c", run], { cwd: world.folder, env }, (error, _, stderr) =>
        resolve({ code: error?.code ?? 0, stderr }),
      );
    });
  }

  const unwritten = "! Standard output could not be written: ENOSPC.\n";

  test.each([[[]], [["--json"]]])("a delivery is one, %j", async (more) => {
    const world = await worlds.open(shop);
    const run = ["apply", "--yes", ...here, ...more];
    const { code, stderr } = await onFullDisk(world, run);
    expect([code, stderr.replace(/^(?!! Standard).*\n/gm, "")]).toEqual([0, unwritten]);
    expect(await world.names(app)).toEqual(["a.zip"]);
    expect((await onFullDisk(world, run)).code).toBe(0);
  });

  test.each([
    ["plan", here],
    ["plan", [...here, "--json"]],
    ["state pull", here.slice(0, 2)],
    ["history", here.slice(0, 2)],
  ])("%s has failed", async (command, more) => {
    const world = await worlds.open(shop);
    await world.cli(["apply", "--yes", ...here]);
    const { code, stderr } = await onFullDisk(world, [...command.split(" "), ...more]);
    expect(code).toBe(1);
    expect(stderr).toContain(unwritten);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("the Action delivers all the same, and sets its outputs", async () => {
    const world = await worlds.open(shop);
    const wrapper = join(world.folder, "..", "wrapped.mjs");
    const script = join(import.meta.dirname, "../../dist/action/index.js");
    await writeFile(
      wrapper,
      `import { openSync } from "node:fs";
import { spawnSync } from "node:child_process";
const stdio = ["ignore", openSync("/dev/full", "w"), "inherit"];
process.exitCode = spawnSync(process.execPath, [${JSON.stringify(script)}], { stdio }).status;
`,
    );
    const action = { metadata: join(import.meta.dirname, "../../action.yml"), script: wrapper };
    const run = await world.action({ action, start: launch });
    expect([run.exitCode, run.stderr]).toEqual([0, unwritten]);
    expect(run.outputs["result"]).toBe("changed");
    expect(JSON.parse(await readFile(run.outputs["report-path"] ?? "", "utf8")).result).toBe(
      "changed",
    );
    expect(await world.names(app)).toEqual(["a.zip"]);
  });
});
