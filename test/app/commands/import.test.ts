import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import type { Report } from "../../../src/core/run/report.ts";
import { readSettings } from "../../../src/settings/read.ts";
import { renderSummary } from "../../../src/view/markdown/summary.ts";
import { outputsOf } from "../../../src/view/outputs.ts";
import { renderReport } from "../../../src/view/terminal/report.ts";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";

const manifest = `version: 1
products: { app: pdt_app, book: pdt_book }
files:
  "dist/App.zip": { to: app, name: "App-{version}{ext}" }
  "book.epub": book
`;
const tree = { "dodo-files.yaml": manifest, "dist/App.zip": "app 1.3.0", "book.epub": "book1" };
const at = (tag: string) => ({ tag });

function steps(report: Report): readonly string[] {
  const changes = report.plan?.targets.flatMap((target) => target.changes) ?? [];
  return changes.map(({ action, name }) => `${action} ${name}`);
}

function receipts(report: Report) {
  return report.state?.files.map(({ name, slot, version, sha256 }) => ({
    name,
    slot,
    version,
    known: sha256 !== null,
  }));
}

describe("import", () => {
  it("is the way out of name-taken: the file by hand is recorded, then replaced, the new before the old", async () => {
    const world = await aWorld(tree);
    const byHand = world.shop.addFile("pdt_book", "book.epub", "by hand");
    expect((await world.run(at("v1.3.0"))).problems).toMatchObject([
      { code: "name-taken", target: "pdt_book" },
    ]);
    const report = await world.run({ ...at("v1.3.0"), command: "import" });
    expect(report).toMatchObject({ result: "changed", problems: [], wrote: false });
    expect(receipts(report)).toContainEqual({
      name: "book.epub",
      slot: "book.epub",
      version: undefined,
      known: false,
    });
    expect(steps(report)).toContain("replace book.epub");
    expect(JSON.parse(outputsOf(report).values["file-ids"] ?? "")).toMatchObject({
      book: { "book.epub": byHand },
    });
    expect((await world.run({ command: "check" })).result).toBe("unchanged");
    expect((await world.run(at("v1.3.0"))).result).toBe("changed");
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book1") });
    expect(world.shop.history.get("pdt_book")).toEqual([
      ["book.epub"],
      ["book.epub", "book.epub"],
      ["book.epub"],
    ]);
  });

  it("records older versions under their slot, and equal bytes with their digest, in one save and no write to Dodo", async () => {
    const world = await aWorld(tree);
    world.shop.addFile("pdt_app", "App-1.1.0.zip", "app 1.1.0");
    world.shop.addFile("pdt_app", "App-1.3.0.zip", "app 1.3.0");
    world.shop.addFile("pdt_app", "notes.txt", "notes");
    const report = await world.run({ ...at("v1.3.0"), command: "import" });
    const slot = "App-{version}.zip";
    expect(receipts(report)).toEqual(
      expect.arrayContaining([
        { name: "App-1.1.0.zip", slot, version: "1.1.0", known: false },
        { name: "App-1.3.0.zip", slot, version: "1.3.0", known: true },
      ]),
    );
    expect(report.state).toMatchObject({ serial: 1, files: { length: 2 } });
    expect(world.shop.calls.filter((call) => !call.startsWith("read"))).toEqual([]);
    expect(outputsOf(report).values).toMatchObject({
      adopted: "2",
      changed: "true",
      targets: '["app"]',
    });
    expect(steps(report)).toEqual([
      "keep App-1.3.0.zip",
      "delete App-1.1.0.zip",
      "create book.epub",
    ]);
    const lines = renderReport(report);
    expect(lines).toContain("What the next apply does:");
    expect(lines.filter((line) => line.startsWith("✓"))).toHaveLength(2);
    expect(lines.at(-1)).toBe("Imported: 2 files; buyers see what they saw before. State #1.");
    expect(renderSummary(report)).toContain(
      "What the next apply does: Plan: 1 to create, 0 to replace, 1 to remove.",
    );
    const next = await world.run(at("v1.3.0"));
    expect(next.outcomes.map(({ change }) => `${change.action} ${change.name}`)).toEqual(
      steps(report),
    );
    expect(world.shop.buyer("pdt_app")).toEqual({
      "App-1.3.0.zip": hash("app 1.3.0"),
      "notes.txt": hash("notes"),
    });
  });

  it("records with all what fits no slot, under its own name, and the plan says that it goes", async () => {
    const world = await aWorld(tree);
    await world.run(at("v1.3.0"));
    world.shop.addFile("pdt_app", "notes.txt", "notes");
    const nothing = await world.run({ ...at("v1.3.0"), command: "import" });
    expect(nothing.result).toBe("unchanged");
    const report = await world.run({ ...at("v1.3.0"), command: "import", all: "true" });
    expect(report.state?.files).toContainEqual(
      expect.objectContaining({ slot: "notes.txt", rule: "", path: "" }),
    );
    expect(steps(report)).toContain("delete notes.txt");
    expect(Object.keys(world.shop.buyer("pdt_app"))).toContain("notes.txt");
  });

  it("saves nothing where there is nothing to import", async () => {
    const world = await aWorld(tree);
    await world.run(at("v1.3.0"));
    const before = await world.store.load();
    const report = await world.run({ ...at("v1.3.0"), command: "import" });
    expect(report).toMatchObject({ result: "unchanged", outcomes: [], problems: [] });
    expect(renderReport(report).at(-1)).toMatch(/^Imported: nothing new\. State #\d+\.$/);
    expect(await world.store.load()).toEqual(before);
  });

  it("completes the newest release, so that the outputs of a run over other targets count its files", async () => {
    const world = await aWorld(tree);
    await world.run(at("v1.3.0"));
    const byHand = world.shop.addFile("pdt_app", "App-1.1.0.zip", "app 1.1.0");
    const before = (await world.run({ command: "check" })).state;
    const report = await world.run({ ...at("v1.3.0"), command: "import" });
    expect(report.state?.releases.map(({ serial, tag }) => ({ serial, tag }))).toEqual(
      before?.releases.map(({ serial, tag }) => ({ serial, tag })),
    );
    expect(report.state?.releases[0]?.live["pdt_app"]).toContain(byHand);
    const other = await world.run({ command: "check", only: "book" });
    expect(JSON.parse(outputsOf(other).values["file-ids"] ?? "")).toMatchObject({
      app: { "App-1.1.0.zip": byHand },
    });
    world.shop.detach("pdt_app", byHand);
    expect((await world.run({ command: "check" })).problems).toMatchObject([{ code: "drift" }]);
  });

  it("finds out the size where the listing has none, and leaves out what has no bytes, with a warning", async () => {
    const world = await aWorld(tree, { variant: { listsSize: false } });
    world.shop.addFile("pdt_app", "App-1.1.0.zip", "four");
    world.shop.spoil(world.shop.addFile("pdt_app", "App-1.2.0.zip", "gone"));
    const report = await world.run({ ...at("v1.3.0"), command: "import" });
    expect(report.state?.files).toMatchObject([{ name: "App-1.1.0.zip", size: 4 }]);
    expect(report.warnings).toMatchObject([
      { code: "not-live", message: expect.stringContaining("App-1.2.0.zip") },
    ]);
  });

  it("says as warnings what would stop the next apply", async () => {
    const world = await aWorld(tree);
    world.shop.addFile("pdt_app", "App-2.0.0.zip", "newer");
    const report = await world.run({ ...at("v1.3.0"), command: "import" });
    expect(report).toMatchObject({
      result: "changed",
      problems: [],
      warnings: [{ code: "would-downgrade" }],
    });
  });

  it("says that nothing was recorded where the save fails", async () => {
    const world: World = await aWorld(tree);
    world.shop.addFile("pdt_app", "App-1.1.0.zip", "old");
    const save = async () => {
      throw new Problem({ code: "state-forbidden", message: "no", remedy: "–" });
    };
    const report = await world.run(
      { ...at("v1.3.0"), command: "import" },
      { store: { ...world.store, save } },
    );
    expect(report).toMatchObject({ result: "failed", problems: [{ code: "state-forbidden" }] });
    expect(report.outcomes).toMatchObject([{ status: "failed", file_id: null }]);
    expect(outputsOf(report).values).toMatchObject({ changed: "false", adopted: "0" });
  });

  it("is refused on events that run what a stranger wrote, and without a key", () => {
    const inputs = { command: "import", environment: "test_mode" };
    const env = {
      GITHUB_REPOSITORY: "acme/app",
      GITHUB_TOKEN: "token",
      GITHUB_EVENT_NAME: "pull_request_target",
    };
    const { problems } = readSettings({ face: "action", inputs, env, event: {} });
    expect(problems.map(({ code }) => code)).toEqual(["untrusted-event", "key-missing"]);
  });
});
