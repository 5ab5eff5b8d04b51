import { describe, expect, it } from "vitest";
import { readSettings } from "../../../src/settings/read.ts";
import { outputsOf } from "../../../src/view/outputs.ts";
import { renderReport } from "../../../src/view/terminal/report.ts";
import { aWorld, type World } from "../world.ts";

const manifest = `version: 1
products: { app: pdt_app, book: pdt_book }
files:
  "dist/*.zip": app
  "book.epub": book
`;
const tree = {
  "dodo-files.yaml": manifest,
  "dist/a.zip": "a1",
  "dist/b.zip": "b1",
  "book.epub": "book1",
};

async function delivered(options: Parameters<typeof aWorld>[1] = {}): Promise<World> {
  const world = await aWorld(tree, options);
  await world.run();
  return world;
}

async function idOf(world: World, name: string): Promise<string> {
  const state = (await world.run({ command: "check" })).state;
  const found = state?.files.find((file) => file.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found.file_id;
}

describe("check", () => {
  it("is green without a build, a tag or a write, and hands out every file id", async () => {
    const world = await delivered();
    for (const path of ["dist/a.zip", "dist/b.zip", "book.epub"]) await world.remove(path);
    const [calls, revision] = [world.shop.calls.length, (await world.store.load())?.revision];
    const report = await world.run({ command: "check" });
    expect(report).toMatchObject({ result: "unchanged", problems: [], warnings: [], wrote: false });
    expect(world.shop.calls.slice(calls)).toEqual(["read pdt_app", "read pdt_book"]);
    expect((await world.store.load())?.revision).toBe(revision);
    const { values } = outputsOf(report);
    expect(JSON.parse(values["file-ids"] ?? "")).toMatchObject({
      app: { "a.zip": expect.any(String) },
      book: {},
    });
    expect(values).toMatchObject({ changed: "false", kept: "3", targets: "[]" });
    expect(renderReport(report).at(-1)).toBe("Checked: test_mode delivers what the state records.");
  });

  it("fails with drift where a file is gone, once per target, and the next apply heals it without an upload", async () => {
    const world = await delivered();
    for (const name of ["a.zip", "b.zip"]) world.shop.detach("pdt_app", await idOf(world, name));
    const report = await world.run({ command: "check" });
    expect(report.result).toBe("failed");
    expect(report.problems).toMatchObject([{ code: "drift", target: "pdt_app" }]);
    expect(report.problems[0]?.details).toHaveLength(2);
    expect(JSON.parse(outputsOf(report).values["file-ids"] ?? "")).toEqual({
      book: { "book.epub": await idOf(world, "book.epub") },
    });
    const calls = world.shop.calls.length;
    expect((await world.run()).result).toBe("changed");
    expect(world.shop.calls.slice(calls).filter((call) => call.startsWith("upload"))).toEqual([]);
    expect((await world.run({ command: "check" })).result).toBe("unchanged");
  });

  it("reads only what only names", async () => {
    const world = await delivered();
    world.shop.detach("pdt_app", await idOf(world, "a.zip"));
    const calls = world.shop.calls.length;
    const report = await world.run({ command: "check", only: "book" });
    expect(report.result).toBe("unchanged");
    expect(world.shop.calls.slice(calls)).toEqual(["read pdt_book"]);
    expect(Object.keys(JSON.parse(outputsOf(report).values["file-ids"] ?? ""))).toEqual([
      "app",
      "book",
    ]);
  });

  it("lists files of others and is green all the same", async () => {
    const world = await delivered();
    world.shop.addFile("pdt_app", "by-hand.txt", "mine");
    const report = await world.run({ command: "check" });
    expect(report.result).toBe("unchanged");
    expect(report.notices).toEqual([expect.stringContaining("app also delivers by-hand.txt")]);
  });

  it("is green where a withdrawn file is held", async () => {
    const inUse = new Set<string>();
    const world = await delivered({ variant: { inUse } });
    inUse.add(await idOf(world, "a.zip"));
    await world.write({ "dist/a.zip": "a2" });
    await world.run();
    const report = await world.run({ command: "check" });
    expect(report.result).toBe("unchanged");
    expect(report.notices).toEqual([expect.stringContaining("held")]);
  });

  it("is green where an upload failed before anything was attached", async () => {
    const world = await delivered();
    await world.write({ "dist/a.zip": "a2", "dist/b.zip": "b2" });
    world.shop.before = (call) => {
      if (call.startsWith("write")) throw new Error("killed");
    };
    await world.run().catch(() => {});
    world.shop.before = () => {};
    expect((await world.run({ command: "check" })).result).toBe("unchanged");
  });

  it("says what it can of the other targets where one is not found", async () => {
    const world = await aWorld(tree, { products: ["pdt_book"] });
    const report = await world.run({ command: "check" });
    expect(report).toMatchObject({
      result: "failed",
      problems: [{ code: "target-not-found", target: "pdt_app" }],
    });
    expect(report.notices).toContain("The state records no file yet.");
  });

  it("needs a key and uses no tag", () => {
    const env = { GITHUB_REPOSITORY: "acme/app", GITHUB_TOKEN: "token" };
    const inputs = { command: "check", environment: "test_mode" };
    const read = (more: Readonly<Record<string, string>>) =>
      readSettings({ face: "action", inputs: { ...inputs, ...more }, env, event: undefined });
    expect(read({}).problems).toMatchObject([{ code: "key-missing" }]);
    const { common, problems } = read({ "api-key": "key", tag: "v1" });
    expect(problems).toEqual([]);
    expect(common.warnings).toMatchObject([{ message: "The input tag is not used by check." }]);
  });
});

describe("check with verify: content", () => {
  it("fails with drift where a buyer downloads other bytes, or none, and is green where all is right", async () => {
    const world = await delivered();
    expect((await world.run({ command: "check", verify: "content" })).result).toBe("unchanged");
    world.shop.spoil(await idOf(world, "a.zip"), "xx");
    expect((await world.run({ command: "check" })).result).toBe("unchanged");
    const report = await world.run({ command: "check", verify: "content" });
    expect(report.problems).toMatchObject([
      { code: "drift", target: "pdt_app", details: [expect.stringContaining("a.zip")] },
    ]);
    expect(report.outcomes.map(({ change }) => change.name)).toEqual(["b.zip", "book.epub"]);
  });
});
