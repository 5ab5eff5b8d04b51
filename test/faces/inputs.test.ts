import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inputNames } from "../../src/settings/inputs.ts";
import { app, book, shop } from "./shop.ts";
import { runWithin } from "./within.ts";
import { startWorlds, statePath, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

type Inputs = Readonly<Record<string, string>>;
const act = (world: World, inputs: Inputs = {}, more = {}) => world.action({ inputs, ...more });
const reason = async (world: World, inputs: Inputs = {}, more = {}) =>
  (await act(world, inputs, more)).outputs["failure-reason"];
const rules = (world: World, ...files: readonly string[]) =>
  world.write({
    "dodo-files.yaml": `version: 1\nfiles:\n${files.map((file) => `  ${file}\n`).join("")}`,
  });
/** A later run, of a newer tag. */
const next = { event: { name: "push", ref: "refs/tags/v1.3.0" } };

/** What each input does, seen from outside; a row for each that action.yml declares. */
const rows: Readonly<Record<(typeof inputNames)[number], (world: World) => Promise<void>>> = {
  async command(world) {
    expect((await act(world, { command: "validate" })).log).toContain(
      "Valid: dodo-files.yaml, 2 targets.",
    );
    expect(world.emulator.requests).toEqual([]);
    const event = { name: "pull_request", ref: "refs/pull/1/merge" };
    expect((await act(world, {}, { event })).outputs["result"]).toBe("pending");
    expect(world.writes()).toEqual([]);
  },
  async config(world) {
    await rename(join(world.folder, "dodo-files.yaml"), join(world.folder, "store.yaml"));
    expect(await reason(world)).toBe("manifest-missing");
    expect((await act(world, { config: "store.yaml" })).outputs["result"]).toBe("changed");
    expect([...world.github.files("dodo-files-state").keys()]).toEqual([
      "test_mode/store.yaml.json",
    ]);
  },
  async "api-key"(world) {
    expect(await reason(world, { "api-key": "" })).toBe("key-missing");
    expect(await reason(world, { "api-key": "wrong-key-of-somebody" })).toBe("unauthorized");
    const env = { DODO_PAYMENTS_API_KEY: world.emulator.keys.write };
    expect((await act(world, { "api-key": "" }, { env })).outputs["result"]).toBe("changed");
  },
  async environment(world) {
    expect(await reason(world, { environment: "" })).toBe("input-invalid");
    const env = { DODO_PAYMENTS_ENVIRONMENT: "test_mode" };
    expect((await act(world, { environment: "" }, { env })).outputs["result"]).toBe("changed");
  },
  async "github-token"(world) {
    expect(await reason(world, { "github-token": "read-token" })).toBe("state-forbidden");
    expect(world.writes().filter((write) => !write.startsWith("POST github"))).toEqual([]);
    expect(
      (await act(world, { "github-token": "read-token", command: "plan" })).outputs["result"],
    ).toBe("pending");
    expect(await reason(world, { "github-token": "" })).toBe("input-invalid");
  },
  async "state-branch"(world) {
    expect((await act(world, { "state-branch": "shop-state" })).outputs["result"]).toBe("changed");
    expect([...world.github.files("shop-state").keys()]).toEqual([statePath]);
  },
  async "state-file"(world) {
    expect((await act(world, { "state-file": "kept/state.json" })).outputs["result"]).toBe(
      "changed",
    );
    expect(JSON.parse(await readFile(join(world.folder, "kept/state.json"), "utf8"))).toMatchObject(
      { version: 2 },
    );
    expect(world.github.requests).toEqual([]);
  },
  async "plan-file"(world) {
    await act(world, { command: "plan", "plan-file": "plan.json" });
    await world.write({ "docs/manual.pdf": "Another manual" });
    expect(await reason(world, { "plan-file": "plan.json" })).toBe("plan-stale");
  },
  async only(world) {
    const run = await act(world, { only: "book" });
    expect(Object.keys(JSON.parse(run.outputs["file-ids"] ?? ""))).toEqual(["book"]);
    expect([await world.names(app), await world.names(book)]).toEqual([
      [],
      ["LICENSE.txt", "manual.pdf"],
    ]);
  },
  async tag(world) {
    await act(world, { tag: "v7.0.0" });
    expect(await world.names(app)).toContain("App-7.0.0-macOS.zip");
  },
  async to(world) {
    await act(world);
    await world.write({ "dist/App-macOS.zip": "macOS build 1.3.0" });
    await act(world, {}, next);
    expect(await reason(world, { command: "rollback", to: "v0" }, next)).toBe("rollback-unknown");
    expect((await act(world, { command: "rollback", to: "v1.2.0" }, next)).outputs["result"]).toBe(
      "changed",
    );
    expect(await world.names(app)).toContain("App-1.2.0-macOS.zip");
  },
  async concurrency(world) {
    expect(await reason(world, { concurrency: "0" })).toBe("input-invalid");
    expect((await act(world, { concurrency: "1" })).outputs["created"]).toBe("5");
  },
  async "requests-per-minute"(world) {
    expect(await reason(world, { "requests-per-minute": "many" })).toBe("input-invalid");
    expect((await act(world, { "requests-per-minute": "600" })).outputs["result"]).toBe("changed");
  },
  async "max-removals"(world) {
    await act(world);
    await rules(world, `"docs/*.pdf": [${app}, ${book}]`);
    expect(await reason(world, { "max-removals": "2" }, next)).toBe("too-many-removals");
    expect((await act(world, { "max-removals": "3" }, next)).outputs["removed"]).toBe("3");
  },
  async "allow-empty-target"(world) {
    await rules(world, `"a*.txt": { to: ${app}, empty: warn }`);
    await world.write({ "a1.txt": "a" });
    await act(world);
    const emptied = { "allow-empty-target": "true" };
    await world.write({
      "dodo-files.yaml": `version: 1\nproducts: { app: ${app} }\nfiles: { "b.txt": { to: app, empty: warn } }\n`,
    });
    expect(await reason(world, {}, next)).toBe("would-empty-target");
    expect((await act(world, emptied, next)).outputs["removed"]).toBe("1");
    expect(await world.names(app)).toEqual([]);
  },
  async "allow-downgrade"(world) {
    await act(world, {}, next);
    await world.write({ "dist/App-macOS.zip": "an older build" });
    expect(await reason(world)).toBe("would-downgrade");
    expect((await act(world, { "allow-downgrade": "true" })).outputs["replaced"]).toBe("1");
  },
  async "allow-rolled-back"(world) {
    await act(world);
    await world.write({ "dist/App-macOS.zip": "a bad build" });
    await act(world, {}, next);
    await act(world, { command: "rollback" }, next);
    expect(await reason(world, {}, next)).toBe("rolled-back");
    const again = await act(world, { "allow-rolled-back": "true" }, next);
    expect(again.outputs["result"]).toBe("changed");
  },
  async "withdraw-sold"(world) {
    const extras = "ent_TestExtras1";
    await rules(world, `"a.txt": ${extras}`);
    await world.write({ "a.txt": "a1" });
    await act(world);
    world.emulator.grants.add({ entitlement: extras });
    await world.emulator.addFile(extras, { name: "by-hand.txt", bytes: "mine" });
    await world.write({ "a.txt": "a2" });
    const deletions = () => world.writes().filter((write) => write.startsWith("DELETE")).length;
    expect((await act(world, {}, next)).outputs["replaced"]).toBe("1");
    expect(deletions()).toBe(0);
    await world.write({ "a.txt": "a3" });
    await act(world, { "withdraw-sold": "true" }, next);
    expect(deletions()).toBeGreaterThan(0);
  },
  async comment(world) {
    const pull = {
      name: "pull_request",
      ref: "refs/pull/7/merge",
      payload: { pull_request: { number: 7 } },
    };
    await act(world, { comment: "true", "github-token": "plan-token" }, { event: pull });
    expect(world.github.comments(7)).toMatchObject([
      { body: expect.stringContaining("<!-- dodo-files:test_mode -->") },
    ]);
    expect((await act(world, { comment: "true", command: "plan" })).log).toContain(
      "no comment is written",
    );
    expect(await reason(world, { comment: "perhaps" })).toBe("input-invalid");
  },
  async verify(world) {
    await act(world);
    const downloads = () =>
      world.emulator.requests.filter(
        ({ method, path }) => method === "GET" && !/^\/(products|entitlements)/.test(path),
      ).length;
    await act(world, { command: "check" });
    const before = downloads();
    expect((await act(world, { command: "check", verify: "content" })).outputs["result"]).toBe(
      "unchanged",
    );
    expect(downloads() - before).toBe(5);
    expect(await reason(world, { verify: "thoroughly" })).toBe("input-invalid");
  },
};

describe("every input of action.yml", () => {
  test("has a row here", () => {
    expect(Object.keys(rows).sort()).toEqual(inputNames.toSorted());
  });

  test.each(Object.entries(rows))("does what it says: %s", async (_, row) => {
    await row(await worlds.open(shop));
  });
});

describe("every output of action.yml", () => {
  test("is set, whatever comes of the run", async () => {
    const { outputs } = parse(await readFile(new URL("../../action.yml", import.meta.url), "utf8"));
    const names = Object.keys(outputs).sort();
    const world = await worlds.open(shop);
    const runs = [
      await act(world, { command: "plan" }),
      await act(world),
      await act(world),
      await act(world, { command: "check" }),
      await act(world, { command: "nonsense" }),
      await act(world, { config: "none.yaml" }),
    ];
    for (const run of runs) expect(Object.keys(run.outputs).sort()).toEqual(names);
    expect(runs.map((run) => run.outputs["result"])).toEqual([
      "pending",
      "changed",
      "unchanged",
      "unchanged",
      "failed",
      "failed",
    ]);
    for (const run of runs) await readFile(run.outputs["summary-path"] ?? "", "utf8");
  });
});
