import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { app, book, idsIn, liveIds, manifest, shop } from "./shop.ts";
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

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("a delivery whose report has no place", () => {
  const nowhere = (folder: string) => join(folder, "nowhere");

  test("succeeds, hands out every id, and says what is missing", async () => {
    const world = await worlds.open(shop);
    const run = await world.action({ temp: nowhere(world.folder) });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], lostOutputs: [] });
    expect(run.outputs).toMatchObject({ result: "changed", "report-path": "", "summary-path": "" });
    expect(Object.keys(JSON.parse(run.outputs["file-ids"] ?? ""))).toEqual(["app", "book"]);
    expect(run.log).toContain("! The report could not be written: ENOENT.");
    expect(run.summary).toContain("delivered to");
  });

  test("keeps its files where only the job's page cannot be written", async () => {
    const world = await worlds.open(shop);
    const run = await world.action({
      env: { GITHUB_STEP_SUMMARY: join(nowhere(world.folder), "summary") },
    });
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: "changed" } });
    expect(JSON.parse(run.report)).toMatchObject({ result: "changed" });
    expect(run.log).toContain("! The job's summary could not be written: ENOENT.");
  });
});

describe("the first sync", () => {
  test("delivers to every product, hands out every id, and remembers it on a branch of its own", async () => {
    const world = await worlds.open(shop);
    const run = await world.action();
    expect(run).toMatchObject({ exitCode: 0, annotations: [], lostOutputs: [], otherCommands: [] });
    const seen = await world.emulator.buyer(app);
    expect(new Map(seen.map(({ name, sha256: hash }) => [name, hash]))).toEqual(
      new Map([
        ["App-1.2.0-macOS.zip", sha256("macOS build 1.2.0")],
        ["LICENSE.txt", sha256("Use it as you like.")],
        ["manual.pdf", sha256("The manual")],
      ]),
    );
    expect(await world.names(book)).toEqual(["LICENSE.txt", "manual.pdf"]);
    const idOf = (name: string) => seen.find((file) => file.name === name)?.file_id;
    const {
      "file-ids": ids = "",
      files = "",
      "report-path": report,
      "summary-path": summary,
      ...rest
    } = run.outputs;
    expect(JSON.parse(ids).app).toEqual({
      "App-1.2.0-macOS.zip": idOf("App-1.2.0-macOS.zip"),
      "LICENSE.txt": idOf("LICENSE.txt"),
      "manual.pdf": idOf("manual.pdf"),
    });
    expect(Object.keys(JSON.parse(ids))).toEqual(["app", "book"]);
    expect(JSON.parse(files)).toHaveLength(5);
    expect(JSON.parse(files)).toContainEqual({
      target: "app",
      id: app,
      slot: "App-{version}-macOS.zip",
      name: "App-1.2.0-macOS.zip",
      path: "dist/App-macOS.zip",
      file_id: idOf("App-1.2.0-macOS.zip"),
      sha256: sha256("macOS build 1.2.0"),
      size: 17,
      action: "create",
    });
    expect(rest).toEqual({
      result: "changed",
      changed: "true",
      "file-id": "",
      targets: '["app","book"]',
      created: "5",
      replaced: "0",
      restored: "0",
      adopted: "0",
      removed: "0",
      kept: "0",
      failed: "0",
      "failure-reason": "",
    });
    expect(JSON.parse(await readFile(report ?? "", "utf8"))).toMatchObject({
      version: 1,
      result: "changed",
    });
    expect(await readFile(summary ?? "", "utf8")).toBe(run.summary);
    expect(run.summary.split("\n")[0]).toBe("## ✓ v1.2.0 delivered to `test_mode`");
    expect([...world.github.files(stateBranch).keys()]).toEqual([statePath]);
    expect(world.github.files("main").size).toBe(1);
    expect(
      world.github.history(stateBranch).every((message) => message.startsWith("[skip ci] ")),
    ).toBe(true);
    expect(world.state()).toMatchObject({ releases: [{ tag: "v1.2.0" }] });
    const recorded = world.state()?.files.map(({ file_id }) => file_id) ?? [];
    for (const target of [app, book]) {
      expect(idsIn(run.outputs, target)).toEqual(await liveIds(world, target));
      expect(recorded).toEqual(expect.arrayContaining([...idsIn(run.outputs, target)]));
    }
    expect(world.emulator.violations).toEqual([]);
    expectNoSecrets(run, world);
    expect(run.masks).toContain(world.emulator.keys.write);
    expect(run.masks).toContain("write-token");
    expect(run.masks.filter((mask) => /^[0-9a-f]{64}$/.test(mask))).toHaveLength(5);
  });

  test("reads well in the log and in the summary", async () => {
    const world = await worlds.open({
      ...shop,
      "dodo-files.yaml": manifest.replace('[app, book]\n  "LICENSE.txt": "*"', "app"),
    });
    const run = await world.action({ inputs: { concurrency: "1" } });
    expect(timeless(run.log)).toMatchSnapshot("log");
    expect(timeless(run.summary)).toMatchSnapshot("summary");
  });

  test("hands out file-id where exactly one file is managed", async () => {
    const world = await worlds.open({
      "dodo-files.yaml": `version: 1\nfiles:\n  "a.txt": ${app}\n`,
      "a.txt": "a",
    });
    const run = await world.action();
    expect(run.outputs["file-id"]).toBe((await world.emulator.buyer(app))[0]?.file_id);
    expect(JSON.parse(run.outputs["file-ids"] ?? "")).toEqual({
      [app]: { "a.txt": run.outputs["file-id"] },
    });
  });
});

describe("a second run", () => {
  test.each([
    ["on the branch", {}],
    ["in a file", { "state-file": ".dodo-files/state.json" }],
  ])(
    "with nothing changed writes nothing anywhere and still hands out every id: state %s",
    async (_, inputs) => {
      const world = await worlds.open(shop);
      const first = await world.action({ inputs });
      const path = join(world.folder, ".dodo-files/state.json");
      const stored = () => readFile(path, "utf8").catch(() => null);
      const [writes, head, text] = [world.writes(), world.github.head(stateBranch), await stored()];
      const second = await world.action({ inputs });
      expect(second.exitCode).toBe(0);
      expect(world.writes()).toEqual(writes);
      expect(world.github.head(stateBranch)).toBe(head);
      expect(await stored()).toBe(text);
      expect(text === null).toBe(!("state-file" in inputs));
      expect(second.outputs["file-ids"]).toBe(first.outputs["file-ids"]);
      expect(second.outputs).toMatchObject({
        result: "unchanged",
        changed: "false",
        kept: "5",
        created: "0",
      });
      expect(second.outputs["targets"]).toBe("[]");
      expect(second.summary.split("\n")[0]).toBe(
        "## ✓ Nothing to change: `test_mode` is up to date",
      );
      expect(second.log.split("\n").at(-1)).toMatch(
        /^Done: 0 created, 0 replaced, 0 removed, 5 unchanged\./,
      );
    },
  );

  test("replaces what changed by its slot, new before old, and leaves the rest", async () => {
    const world = await worlds.open(shop);
    const first = await world.action();
    await world.write({ "dist/App-macOS.zip": "macOS build 1.3.0" });
    const second = await world.action({
      event: { name: "push", ref: "refs/tags/v1.3.0" },
    });
    expect(second.outputs).toMatchObject({
      result: "changed",
      replaced: "1",
      kept: "4",
      created: "0",
      removed: "0",
    });
    expect(await world.names(app)).toEqual(["App-1.3.0-macOS.zip", "LICENSE.txt", "manual.pdf"]);
    const had = world.emulator.history(app).map(({ files }) => files.map(({ name }) => name));
    const since = had.findIndex((names) => names.includes("App-1.2.0-macOS.zip"));
    expect(had.slice(since).every((names) => names.some((name) => name.startsWith("App-1.")))).toBe(
      true,
    );
    expect(idsIn(second.outputs, book)).toEqual(idsIn(first.outputs, book));
    expect(timeless(second.log)).toMatchSnapshot("log");
    expect(timeless(second.summary)).toMatchSnapshot("summary");
  });

  test("withdraws what left the manifest, and nothing that is not ours", async () => {
    const world = await worlds.open(shop);
    await world.action();
    await world.emulator.addFile(app, { name: "By hand.txt", bytes: "By hand." });
    await world.write({ "dodo-files.yaml": manifest.replace('  "docs/*.pdf": [app, book]\n', "") });
    const run = await world.action();
    expect(run.outputs).toMatchObject({ result: "changed", removed: "2", kept: "3" });
    expect(await world.names(app)).toEqual(["App-1.2.0-macOS.zip", "By hand.txt", "LICENSE.txt"]);
    expect(await world.names(book)).toEqual(["LICENSE.txt"]);
  });
});

describe("a plan", () => {
  test("is what a pull request runs by default, changes nothing, and is enough for tokens that only read", async () => {
    const world = await worlds.open(shop);
    const event = { name: "pull_request", ref: "refs/pull/7/merge" };
    const run = await world.action({
      event,
      token: "read-token",
      inputs: { "api-key": world.emulator.keys.read },
    });
    expect(run).toMatchObject({ exitCode: 0, annotations: [] });
    expect(run.outputs).toMatchObject({
      result: "pending",
      changed: "false",
      targets: '["app","book"]',
    });
    expect(run.outputs["file-ids"]).toBe("{}");
    expect(world.writes()).toEqual([]);
    expect(run.log).toContain("Plan: 5 to create, 0 to replace, 0 to remove.");
    expect(run.summary).toContain("`{version}` left open");
    expect(timeless(run.summary)).toMatchSnapshot("summary");
  });

  test("without a key compares with the state alone, says so, and is green", async () => {
    const world = await worlds.open(shop);
    await world.action();
    const requests = world.emulator.requests.length;
    const event = { name: "pull_request", ref: "refs/pull/7/merge" };
    const run = await world.action({ event, inputs: { "api-key": "" }, token: "read-token" });
    expect(run).toMatchObject({ exitCode: 0, annotations: [] });
    expect(run.outputs["result"]).toBe("unchanged");
    expect(run.log.match(/without a key/g)).toHaveLength(1);
    expect(run.log).not.toContain("no API key");
    expect(world.emulator.requests.length).toBe(requests);
  });

  test("is pending where a file changed, and unchanged where none did", async () => {
    const world = await worlds.open(shop);
    await world.action();
    const again = await world.action({ inputs: { command: "plan" } });
    expect(again.outputs).toMatchObject({ result: "unchanged", changed: "false" });
    await world.write({ "docs/manual.pdf": "The manual, second edition" });
    const run = await world.action({ inputs: { command: "plan" } });
    expect(run.outputs).toMatchObject({
      result: "pending",
      replaced: "2",
      kept: "3",
      changed: "false",
    });
    expect(JSON.parse(run.outputs["file-ids"] ?? "")).toEqual(
      JSON.parse(again.outputs["file-ids"] ?? ""),
    );
  });
});

test("validate reads manifest and files alone", async () => {
  const world = await worlds.open(shop);
  const inputs = { command: "validate", "api-key": "", environment: "", "requests-per-minute": "" };
  const run = await world.action({ inputs, token: "" });
  expect(run).toMatchObject({ exitCode: 0, annotations: [] });
  expect(world.emulator.requests).toEqual([]);
  expect(world.github.requests).toEqual([]);
  expect(run.summary.split("\n")[0]).toBe("## ✓ `dodo-files.yaml` is valid");
});

test("only leaves other targets alone, and they stay in file-ids", async () => {
  const world = await worlds.open(shop);
  const first = await world.action();
  await world.write({ "docs/manual.pdf": "The manual, second edition" });
  const run = await world.action({ inputs: { only: "book" } });
  expect(run.outputs).toMatchObject({
    result: "changed",
    replaced: "1",
    kept: "1",
    targets: '["book"]',
  });
  expect(idsIn(run.outputs, app)).toEqual(idsIn(first.outputs, app));
  expect(world.emulator.requests.slice(-1)[0]?.path).toBe(`/products/${book}`);
});

test("a release event gives tag and version", async () => {
  const world = await worlds.open(shop);
  const event = {
    name: "release",
    ref: "refs/tags/v2.0.0",
    payload: { action: "published", release: {} },
  };
  await world.action({ event });
  expect(await world.names(app)).toContain("App-2.0.0-macOS.zip");
});

test.each([
  ["that is no JSON", "package.json\n"],
  ["that is not there", "gone\n::error::x"],
])("an event %s is no event, and its path is not printed", async (_, path) => {
  const world = await worlds.open(shop);
  await world.write({ "package.json\n": "{" });
  const run = await world.action({ env: { GITHUB_EVENT_PATH: `${world.folder}/${path}` } });
  expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { result: "changed" } });
  expect(run.stdout).not.toContain(path);
});
