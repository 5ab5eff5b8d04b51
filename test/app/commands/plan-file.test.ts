import { describe, expect, it } from "vitest";
import type { StateStore } from "../../../src/app/ports.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { Problem } from "../../../src/core/problem.ts";
import type { Report } from "../../../src/core/run/report.ts";
import { hash } from "../../contracts/storefront.ts";
import { createMemory, createMemoryStateStore } from "../../fakes/memory-state-store.ts";
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

async function planned(world: World, inputs: Readonly<Record<string, string>> = {}) {
  const plan = { text: "" };
  const report = await world.run({ command: "plan", ...inputs }, { plan });
  expect(report.problems).toEqual([]);
  return plan;
}

/** The saved plan after somebody's hands were on it. */
function edited(plan: { readonly text: string }, edit: (plan: Plan) => object): { text: string } {
  return { text: JSON.stringify(edit(JSON.parse(plan.text))) };
}

const codes = ({ problems }: Report) => problems.map(({ code }) => code);
const done = ({ outcomes }: Report) =>
  outcomes
    .filter(({ change }) => change.action !== "keep")
    .map(({ change, status }) => `${change.name} ${status}`);

describe("plan with a plan file", () => {
  it("writes the plan and says where; nothing else is written anywhere", async () => {
    const world = await aWorld(tree);
    const plan = { text: "" };
    const report = await world.run({ command: "plan" }, { plan });
    expect(report.notices).toContain("The plan is in plan.json.");
    expect(JSON.parse(plan.text)).toEqual(JSON.parse(JSON.stringify(report.plan)));
    expect(await world.store.load()).toBeNull();
    expect(world.shop.calls).toEqual(["read pdt_app", "read pdt_book"]);
  });

  it("writes none where something stands in its way", async () => {
    const world = await aWorld({
      ...tree,
      "dodo-files.yaml": manifest.replace("pdt_book", "pdt_nobody"),
    });
    const plan = { text: "" };
    const report = await world.run({ command: "plan" }, { plan });
    expect(codes(report)).toEqual(["target-not-found"]);
    expect(plan.text).toBe("");
    expect(report.notices).toContain("No plan was written to plan.json.");
  });
});

describe("apply held to a plan file", () => {
  it("carries it out, the first run of all included, and finds nothing to do when it is repeated", async () => {
    const world = await aWorld(tree);
    const plan = await planned(world);
    const first = await world.run({}, { plan });
    expect(first.result).toBe("changed");
    expect(first.state?.lineage).toBe(JSON.parse(plan.text).lineage);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
    const again = await world.run({}, { plan });
    expect(again.result).toBe("unchanged");
    expect(again.warnings).toEqual([]);
    await world.write({ "dist/a.zip": "a2" });
    const later = await world.run({}, { plan });
    expect([later.result, later.warnings.map(({ details }) => details)]).toEqual([
      "unchanged",
      [["replace a.zip in app"]],
    ]);
  });

  it("keeps waiting what was not planned, and names it", async () => {
    const world = await aWorld(tree);
    await world.run();
    await world.write({ "dist/a.zip": "a2" });
    const plan = await planned(world);
    await world.write({ "dist/b.zip": "b2" });
    const report = await world.run({}, { plan });
    expect(report.result).toBe("changed");
    expect(done(report)).toEqual(["a.zip done"]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
    expect(
      report.warnings.map(({ code, message, details }) => [code, message, ...details]),
    ).toEqual([["plan-stale", "A change is not in plan.json, and waits.", "replace b.zip in app"]]);
  });

  it.each<[string, (world: World) => Promise<unknown>, string]>([
    [
      "other bytes under a planned name",
      (world) => world.write({ "dist/a.zip": "a3" }),
      `replace a.zip in app: the file is another one now (${hash("a2").slice(0, 8)}… → ${hash("a3").slice(0, 8)}…)`,
    ],
    [
      "a planned file that is gone",
      async (world) => {
        await world.remove("dist/a.zip");
        await world.write({ "dist/b.zip": "b1" });
      },
      "replace a.zip in app: this run does not plan it",
    ],
    [
      "another manifest",
      (world) => world.write({ "dodo-files.yaml": `${manifest}\n` }),
      "dodo-files.yaml was changed since",
    ],
    [
      "another release in between",
      async (world) => {
        await world.write({ "dist/a.zip": "a9" });
        await world.run();
        await world.write({ "dist/a.zip": "a2" });
      },
      "replace a.zip in app: what it takes the place of is not the same any more",
    ],
  ])("is plan-stale with %s, and sends nothing", async (_, move, why) => {
    const world = await aWorld(tree);
    await world.run();
    await world.write({ "dist/a.zip": "a2" });
    const plan = await planned(world);
    await move(world);
    const calls = world.shop.calls.length;
    const report = await world.run({}, { plan });
    expect(codes(report)).toEqual(["plan-stale"]);
    expect(report.result).toBe("failed");
    expect(report.problems[0]?.message).toBe(`plan.json does not fit any more: ${why}.`);
    expect(world.shop.calls.slice(calls)).toEqual(["read pdt_app", "read pdt_book"]);
  });

  it("is plan-stale with a state of another lineage", async () => {
    const world = await aWorld(tree);
    await world.run();
    const plan = await planned(world);
    const other = (await world.store.load())?.text.replace('"lineage-1"', '"lineage-2"') ?? "";
    const report = await world.run(
      {},
      { plan, store: createMemoryStateStore(createMemory(other)) },
    );
    expect(report.problems[0]?.message).toContain(
      "it is of lineage of the state lineage-1, and this run of lineage-2",
    );
  });

  it("is plan-stale where the state that it was made from is gone", async () => {
    const world = await aWorld(tree);
    await world.run();
    await world.write({ "dist/c.zip": "c1" });
    const plan = await planned(world);
    const calls = world.shop.calls.length;
    const report = await world.run({}, { plan, store: createMemoryStateStore() });
    expect(codes(report)).toEqual(["plan-stale"]);
    expect(world.shop.calls.slice(calls)).toEqual(["read pdt_app", "read pdt_book"]);
  });

  it("goes on where the old file was withdrawn, but that is not recorded yet", async () => {
    const world = await aWorld(tree);
    for (const text of ["a2", "a1"]) {
      await world.run();
      await world.write({ "dist/a.zip": text });
    }
    const plan = await planned(world);
    const { store } = world;
    const killed = new Problem({ code: "network", message: "killed", remedy: "–" });
    let saves = 0;
    const mortal: StateStore = {
      ...store,
      save: (...of) => (++saves > 1 ? Promise.reject(killed) : store.save(...of)),
    };
    const cut = await world.run({}, { plan, store: mortal });
    expect(cut.result).not.toBe("changed");
    expect(world.shop.history.get("pdt_app")?.at(-1)).toEqual(["b.zip", "a.zip"]);
    const report = await world.run({}, { plan });
    expect(report.problems).toEqual([]);
    expect(done(report)).toContain("a.zip done");
    expect((await world.run({}, { plan })).result).toBe("unchanged");
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
  });

  it("clears what an upload that was cut off left without bytes, as the run itself would have", async () => {
    const world = await aWorld(tree);
    const plan = await planned(world);
    world.shop.spoil(world.shop.addFile("pdt_app", "a.zip", "a1"));
    const report = await world.run({}, { plan });
    expect(report.warnings).toEqual([]);
    expect([...(world.shop.history.get("pdt_app")?.at(-1) ?? [])].sort()).toEqual([
      "a.zip",
      "b.zip",
    ]);
    expect((await world.run({}, { plan })).result).toBe("unchanged");
  });

  it.each([
    ["create", "another file of that name would stay beside it"],
    ["delete", "a file that only this run plans takes its place"],
  ])("is plan-stale where of two files of one name it has only the %s", async (action, why) => {
    const of = (name: string) =>
      `version: 1\nfiles: { "a.zip": { to: pdt_app, name: "${name}" }, "b.zip": pdt_app }\n`;
    const world = await aWorld({
      "dodo-files.yaml": of("a-{version}.zip"),
      "a.zip": "a1",
      "b.zip": "b1",
    });
    await world.run({ tag: "v1" });
    await world.write({ "dodo-files.yaml": of("a-1.zip"), "a.zip": "a2" });
    const plan = await planned(world, { tag: "v1" });
    const half = edited(plan, (saved) => ({
      ...saved,
      targets: saved.targets.map((target) => ({
        ...target,
        changes: target.changes.filter((change) => change.action === action),
      })),
    }));
    const report = await world.run({ tag: "v1" }, { plan: half });
    expect(report.problems.map(({ message }) => message)).toEqual([
      `plan.json does not fit any more: ${action} a-1.zip in pdt_app: ${why}.`,
    ]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a-1.zip": hash("a1"), "b.zip": hash("b1") });
  });

  it("goes on with a plan whose apply was cut off, without sending anything twice", async () => {
    const world = await aWorld(tree);
    await world.run();
    await world.write({ "dist/a.zip": "a2", "book.epub": "book2" });
    const plan = await planned(world);
    world.shop.before = async (call) => {
      if (call.startsWith("write pdt_app"))
        throw new Problem({ code: "network", message: "cut", remedy: "–" });
    };
    const cut = await world.run({}, { plan });
    expect(cut.result).toBe("partial");
    world.shop.before = async () => {};
    const uploads = world.shop.calls.filter((call) => call.startsWith("upload")).length;
    const report = await world.run({}, { plan });
    expect(report.result).toBe("changed");
    expect(world.shop.calls.filter((call) => call.startsWith("upload"))).toHaveLength(uploads);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
  });

  it("gains nothing from a plan that was tampered with: more is stale, less holds back", async () => {
    const world = await aWorld(tree);
    await world.run();
    await world.write({ "dist/a.zip": "a2", "dist/b.zip": "b2" });
    const plan = await planned(world);
    const more = edited(plan, (saved) => ({
      ...saved,
      targets: saved.targets.map(({ changes: [first, ...rest], ...target }) => ({
        ...target,
        changes: [first && { ...first, sha256: hash("evil") }, ...rest],
      })),
    }));
    expect(codes(await world.run({}, { plan: more }))).toEqual(["plan-stale"]);
    const less = edited(plan, (saved) => ({
      ...saved,
      targets: saved.targets.map((target) => ({ ...target, changes: target.changes.slice(1) })),
    }));
    const report = await world.run({}, { plan: less });
    expect(done(report)).toEqual(["b.zip done"]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b2") });
  });

  it("never empties a target because a delivery waits and a removal does not", async () => {
    const world = await aWorld({
      ...tree,
      "dodo-files.yaml": 'version: 1\nfiles: { "*.zip": pdt_app }\n',
      "a.zip": "a1",
    });
    await world.run();
    await world.write({ "b.zip": "b1" });
    await world.remove("a.zip");
    const plan = await planned(world);
    const removal = edited(plan, (saved) => ({
      ...saved,
      targets: saved.targets.map((target) => ({
        ...target,
        changes: target.changes.filter(({ action }) => action === "delete"),
      })),
    }));
    expect(codes(await world.run({}, { plan: removal }))).toEqual(["would-empty-target"]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a1") });
  });

  it("leaves the targets outside only to another job, which may hold the same plan", async () => {
    const world = await aWorld(tree);
    const plan = await planned(world);
    const app = await world.run({ only: "app" }, { plan });
    expect([app.result, done(app)]).toEqual(["changed", ["a.zip done", "b.zip done"]]);
    const book = await world.run({ only: "book" }, { plan });
    expect([book.result, done(book)]).toEqual(["changed", ["book.epub done"]]);
  });

  it("takes a plan that was made before the tag, whose names were left open", async () => {
    const versioned = {
      "dodo-files.yaml":
        'version: 1\nfiles: { "a.zip": { to: pdt_app, name: "a-{version}.zip" } }\n',
    };
    const world = await aWorld({ ...versioned, "a.zip": "a1" });
    const plan = await planned(world);
    const report = await world.run({ tag: "v1.0.0" }, { plan });
    expect(done(report)).toEqual(["a-1.0.0.zip done"]);
    const later = await world.run({ tag: "v2.0.0" }, { plan });
    expect([later.result, later.warnings.map(({ details }) => details)]).toEqual([
      "unchanged",
      [["replace a-2.0.0.zip in pdt_app"]],
    ]);
  });

  it.each([
    ["", "the document should be JSON"],
    ["{}", "version should be 1"],
  ])("is plan-invalid where the file holds %j", async (text, why) => {
    const world = await aWorld(tree);
    const report = await world.run({}, { plan: { text } });
    expect(codes(report)).toEqual(["plan-invalid"]);
    expect(report.problems[0]?.message).toContain(why);
    expect(world.shop.calls).toEqual([]);
  });
});
