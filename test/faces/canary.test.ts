import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fault } from "../../emulator/faults.ts";
import type { Ended } from "./spawned.ts";
import { launch } from "./spawned.ts";
import { runWithin } from "./within.ts";
import { type Reported, startWorlds, stateBranch, type World, type Worlds } from "./world.ts";

const app = "pdt_TestApp1";
const extras = "ent_TestExtras1";
const key = "dodo_test_canary_0a1b2c3d4e5f";
const token = "write-token";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin, keys: { write: key } });
});
afterAll(() => worlds.close());

const debug = {
  RUNNER_DEBUG: "1",
  ACTIONS_RUNNER_DEBUG: "true",
  ACTIONS_STEP_DEBUG: "true",
  DEBUG: "*",
};
const manifest = `version: 1\nfiles:\n  "*.zip": [${app}, ${extras}]\n`;
const tree = { "dodo-files.yaml": manifest, "a.zip": "a1", "b.zip": "b1" };

/** Every file below a folder, as text. */
async function textsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map((file) => readFile(file, "latin1")));
}

/** Every byte that came of a run: both streams without the masks, outputs, summary, report, the state and its commits, files left behind. */
async function bytesOf(run: Ended & Partial<Reported>, world: World): Promise<string> {
  const streams = `${run.stdout}\n${run.stderr}`.replace(/^::add-mask::.*$/gm, "");
  const handed = [
    run.summary,
    run.report,
    JSON.stringify([run.outputs, run.exported, run.annotations]),
  ];
  const state = [...world.github.files(stateBranch).values(), ...world.github.history(stateBranch)];
  const sent = world.github.requests.map(
    ({ body, query, path }) => `${path}${query} ${JSON.stringify(body)}`,
  );
  return [streams, ...handed, ...state, ...sent, ...(await textsIn(dirname(world.folder)))].join(
    "\n",
  );
}

async function expectNoCanary(run: Ended & Partial<Reported>, world: World): Promise<void> {
  const bytes = await bytesOf(run, world);
  expect(bytes.length).toBeGreaterThan(200);
  for (const secret of [
    key,
    token,
    btoa(key),
    encodeURIComponent(token),
    "X-Amz-Signature",
    "X-Amz-Credential",
  ]) {
    const at = bytes.indexOf(secret);
    expect(at === -1 ? "" : bytes.slice(Math.max(0, at - 80), at + secret.length)).toBe("");
  }
}

const echo = JSON.stringify({
  code: `CODE_${key}`,
  message: `Bearer ${key} and https://files.test/a?X-Amz-Signature=s3cr3t&X-Amz-Credential=c`,
});
const faults: readonly Fault[] = [
  { on: { method: "GET" }, kind: "status", status: 401, body: echo, times: 99 },
  { on: { method: "PUT" }, kind: "status", status: 422, body: echo, times: 99 },
  { on: { method: "PATCH" }, kind: "status", status: 500, body: echo, times: 2 },
  { on: { method: "POST" }, kind: "status", status: 413, body: echo, times: 99 },
  {
    on: { method: "PUT", store: true },
    kind: "status",
    status: 400,
    body: `<Code>${key}</Code>`,
    times: 99,
  },
  { on: { method: "PUT", store: true }, kind: "expired-url", times: 99 },
  { on: { method: "PUT", store: true }, kind: "wrong-etag", times: 99 },
  { on: { method: "PUT", store: true }, kind: "reset-middle", times: 1 },
  { on: { method: "PUT" }, kind: "html", times: 1 },
];

describe("no byte of what comes of a run in debug mode holds a secret", () => {
  const act = (
    world: World,
    inputs: Readonly<Record<string, string>> = {},
    ref = "refs/tags/v1.2.0",
  ) => world.action({ env: debug, inputs, token, event: { name: "push", ref } });

  test("of every command that goes well", async () => {
    const world = await worlds.open(tree);
    const runs = [
      await act(world, { command: "validate" }),
      await act(world, { command: "plan", "plan-file": "plan.json" }),
      await act(world, { verify: "content", comment: "true" }),
      await act(world, { command: "check", verify: "content" }),
    ];
    const inFile = { "state-file": "state.json" };
    runs.push(await act(world, { ...inFile, command: "import" }), await act(world, inFile));
    await world.write({ "a.zip": "a2" });
    runs.push(await act(world, inFile, "refs/tags/v1.3.0"));
    await world.write({ "a.zip": "a1" });
    runs.push(await act(world, { ...inFile, command: "rollback" }, "refs/tags/v1.4.0"));
    expect(runs.map(({ exitCode, log }) => (exitCode === 0 ? 0 : log))).toEqual(runs.map(() => 0));
    for (const run of runs) await expectNoCanary(run, world);
  });

  test.each(faults)("of a run into $kind $status of $on", async (fault) => {
    const world = await worlds.open(tree);
    world.emulator.fault(fault);
    const run = await act(world);
    await expectNoCanary(run, world);
  });

  test("of a run whose state cannot be saved, and of the file that is left behind", async () => {
    const world = await worlds.open(tree);
    world.emulator.onRequest(async (_n, { method }) => {
      if (method === "PATCH")
        for (let n = 0; n < 60; n += 1)
          world.github.fault({
            method: "POST",
            with: { status: 422, body: { message: `no ${token}` } },
          });
    });
    const run = await act(world);
    world.emulator.onRequest(null);
    expect(run.exitCode, run.log).not.toBe(0);
    await expectNoCanary(run, world);
  });

  test("of the command line", async () => {
    const world = await worlds.open(tree);
    const all = { env: { ...debug, GITHUB_TOKEN: token } };
    const given = [
      "--environment",
      "test_mode",
      "--state-file",
      "state.json",
      "--requests-per-minute",
      "100000",
    ];
    const runs = [
      await world.cli(["apply", "--yes", "--json", ...given], all),
      await world.cli(["check", ...given], all),
    ];
    world.emulator.fault({
      on: { method: "GET" },
      kind: "status",
      status: 401,
      body: echo,
      times: 99,
    });
    runs.push(await world.cli(["plan", ...given], all));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 1]);
    for (const run of runs) await expectNoCanary(run, world);
  });

  test("even where Node is told to print its own requests", async () => {
    const world = await worlds.open(tree);
    const env = { ...debug, NODE_DEBUG: "undici,fetch,http,https,net,tls,undici:socks5" };
    // Node reads the variable as it starts.
    const run = await world.action({
      start: launch,
      env,
      token,
      inputs: { verify: "content", comment: "true" },
    });
    expect(run.exitCode, run.log).toBe(0);
    const args = ["check", "--environment", "test_mode", "--verify", "content"];
    const cli = await world.cli(args, {
      start: launch,
      env: { ...env, GITHUB_TOKEN: token, GITHUB_REPOSITORY: "acme/plugins" },
    });
    expect(cli.exitCode, cli.stderr).toBe(0);
    for (const one of [run, cli]) {
      // It is on: what connects says so, and nothing more.
      expect(one.stderr).toMatch(/^NET \d+:/m);
      await expectNoCanary(one, world);
    }
  });
});
