import { describe, expect, it } from "vitest";
import type { StateStore } from "../../../src/app/ports.ts";
import { Problem } from "../../../src/core/problem.ts";
import type { Report } from "../../../src/core/run/report.ts";
import { renderState } from "../../../src/core/state/document.ts";
import { renderAnswer } from "../../../src/view/state-text.ts";
import { hash } from "../../contracts/storefront.ts";
import { createMemory, createMemoryStateStore } from "../../fakes/memory-state-store.ts";
import { aWorld, type RunOptions, type World } from "../world.ts";

const manifest = `version: 1
files:
  "a.zip": pdt_app
  "book.epub": pdt_book
`;
const tree = { "dodo-files.yaml": manifest, "a.zip": "a", "book.epub": "book" };

function on(world: World, command: string, options: RunOptions = {}): Promise<Report> {
  return world.run({ command, "api-key": "" }, { operands: [], offline: true, ...options });
}

/** A world whose last save failed: everything is live, and the state stands only in what was rescued. */
async function unsaved() {
  const world = await aWorld(tree);
  await world.run({ tag: "v1" });
  await world.write({ "a.zip": "a2" });
  // What is about to be delivered is saved first; nothing after it can be.
  let saves = 0;
  const store: StateStore = {
    ...world.store,
    async save(...of) {
      saves += 1;
      if (saves === 1) return world.store.save(...of);
      throw new Problem({ code: "state-forbidden", message: "protected", remedy: "–" });
    },
  };
  const failed = await world.run({ tag: "v2" }, { store });
  return { world, failed, rescued: world.rescued[0] ?? "" };
}

describe("history and state list, show and pull", () => {
  it("read the state alone: no key, no manifest, no request to Dodo, no save", async () => {
    const world = await aWorld(tree);
    await world.run({ tag: "v1" });
    await world.write({ "a.zip": "a2" });
    await world.run({ tag: "v2" });
    const [calls, revision] = [world.shop.calls.length, (await world.store.load())?.revision];
    await world.remove("dodo-files.yaml");
    const history = renderAnswer(await on(world, "history"));
    expect(history).toHaveLength(3);
    expect(history[1]).toMatch(
      /^#\d+ {2}2026-01-01T[\d:]+Z {2}v2 {2}– {2}pdt_app 1 file, pdt_book 1 file$/,
    );
    const list = renderAnswer(await on(world, "state list"));
    expect(list.slice(1).map((line) => line.replace(/[0-9a-f-]{36}/, "ID"))).toEqual([
      "pdt_app   a.zip      2 B  2  ID",
      "pdt_book  book.epub  4 B  1  ID",
      "pdt_app   a.zip      1 B  1  ID  retired",
    ]);
    const pulled = renderAnswer(await on(world, "state pull"));
    expect(`${pulled.join("\n")}\n`).toBe((await world.store.load())?.text);
    expect(world.shop.calls).toHaveLength(calls);
    expect((await world.store.load())?.revision).toBe(revision);
  });

  it("show every field of the receipts that were asked for, by file or by target", async () => {
    const world = await aWorld(tree);
    const { state } = await world.run({ tag: "v1" });
    const id = state?.files.find(({ name }) => name === "a.zip")?.file_id ?? "";
    const shown = await on(world, "state show", { operands: [id] });
    expect(shown.receipts?.map(({ name }) => name)).toEqual(["a.zip"]);
    const lines = renderAnswer(shown);
    for (const field of [
      "target",
      "slot",
      "name",
      "rule",
      "path",
      "sha256",
      "md5",
      "size",
      "file_id",
      "standing",
    ]) {
      expect(lines.some((line) => line.startsWith(`${field}:`))).toBe(true);
    }
    expect((await on(world, "state show", { operands: ["pdt_book"] })).receipts).toHaveLength(1);
    const unknown = await on(world, "state show", { operands: ["nobody"] });
    expect(unknown.problems).toMatchObject([{ code: "input-invalid" }]);
  });

  it("say where nothing is stored yet, and invent nothing", async () => {
    const world = await aWorld(tree);
    for (const command of ["history", "state list", "state pull"]) {
      const report = await on(world, command);
      expect(report).toMatchObject({
        result: "unchanged",
        notices: ["Nothing is stored in memory yet."],
      });
      expect(renderAnswer(report)).toEqual([]);
    }
  });
});

describe("state push", () => {
  it("after a save that failed, heals the next run: nothing is sent again", async () => {
    const { world, failed, rescued } = await unsaved();
    expect(failed.problems.map(({ code }) => code)).toContain("state-forbidden");
    const pushed = await on(world, "state push", { document: rescued });
    expect(pushed).toMatchObject({ result: "changed", problems: [] });
    const calls = world.shop.calls.length;
    expect((await world.run({ tag: "v2" })).problems).toEqual([]);
    expect(world.shop.calls.slice(calls).filter((call) => call.startsWith("upload"))).toEqual([]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a2") });
    expect((await world.run({ tag: "v2" })).result).toBe("unchanged");
  });

  it("keeps what another run saved meanwhile", async () => {
    const { world, rescued } = await unsaved();
    await world.write({ "book.epub": "book2" });
    await world.run({ tag: "v3", only: "pdt_book" });
    const { state } = await on(world, "state push", { document: rescued });
    const { files = [] } = state ?? {};
    const live = (target: string) =>
      files.filter((file) => file.target === target).map(({ tag }) => tag);
    expect(live("pdt_book")).toEqual(["v3"]);
    expect(live("pdt_app")).toContain("v2");
  });

  it("replays itself on a save that won the race", async () => {
    const { world, rescued } = await unsaved();
    const memory = createMemory((await world.store.load())?.text ?? null);
    memory.faults.save.push(
      new Problem({ code: "state-conflict", message: "Another was first.", remedy: "–" }),
    );
    const store = createMemoryStateStore(memory);
    expect(await on(world, "state push", { document: rescued, store })).toMatchObject({
      result: "changed",
      problems: [],
    });
    expect(memory.messages).toHaveLength(1);
    expect(memory.messages[0]).toContain("another version pushed");
  });

  it("of what is known already saves nothing", async () => {
    const world = await aWorld(tree);
    await world.run();
    const stored = await world.store.load();
    const report = await on(world, "state push", { document: stored?.text ?? "" });
    expect(report).toMatchObject({ result: "unchanged", problems: [] });
    expect((await world.store.load())?.revision).toBe(stored?.revision);
  });

  it("into an empty store puts the document there, with its own lineage", async () => {
    const { world, failed } = await unsaved();
    const state = failed.state;
    if (!state) throw new Error("no state");
    const store = createMemoryStateStore();
    const document = renderState({ ...state, lineage: "another" });
    await on(world, "state push", { document, store });
    const { state: pulled } = await on(world, "state pull", { store });
    expect(pulled && renderState({ ...pulled, serial: state.serial })).toBe(document);
  });

  it("refuses another lineage, a newer version, another environment and no document", async () => {
    const { world, failed, rescued } = await unsaved();
    const state = failed.state;
    if (!state) throw new Error("no state");
    const stored = await world.store.load();
    const codes = async (document: string | undefined) => {
      const report = await on(world, "state push", document === undefined ? {} : { document });
      return report.problems.map(({ code }) => code);
    };
    expect(await codes(renderState({ ...state, lineage: "another" }))).toEqual(["state-mismatch"]);
    expect(await codes(rescued.replace('"version": 2', '"version": 3'))).toEqual(["state-newer"]);
    expect(await codes(renderState({ ...state, environment: "live_mode" }))).toEqual([
      "state-mismatch",
    ]);
    expect(await codes("{")).toEqual(["state-unreadable"]);
    expect(await codes(undefined)).toEqual(["input-invalid"]);
    expect(await world.store.load()).toEqual(stored);
  });

  it("that cannot be saved is a failure, and the state is rescued once more", async () => {
    const { world, rescued } = await unsaved();
    const store = {
      ...world.store,
      async save() {
        throw new Problem({ code: "state-forbidden", message: "protected", remedy: "–" });
      },
    };
    const report = await on(world, "state push", { document: rescued, store });
    expect(report.result).toBe("failed");
    expect(world.rescued).toHaveLength(2);
  });
});

describe("state rm", () => {
  it("forgets a receipt, and the file is nobody's: adopted again by the next run", async () => {
    const world = await aWorld(tree);
    const { state } = await world.run();
    const id = state?.files.find(({ name }) => name === "a.zip")?.file_id ?? "";
    const report = await on(world, "state rm", { operands: [id] });
    expect(report.result).toBe("changed");
    expect(report.state?.files.map(({ name }) => name)).toEqual(["book.epub"]);
    expect(Object.keys(world.shop.buyer("pdt_app"))).toEqual(["a.zip"]);
    const next = await world.run();
    expect(next.outcomes.map(({ change }) => `${change.action} ${change.name}`)).toContain(
      "adopt a.zip",
    );
  });

  it("forgets all receipts of a target, the retired ones too", async () => {
    const world = await aWorld(tree);
    await world.run({ tag: "v1" });
    await world.write({ "a.zip": "a2" });
    await world.run({ tag: "v2" });
    const { state } = await on(world, "state rm", { operands: ["pdt_app"] });
    expect(
      [...(state?.files ?? []), ...(state?.retired ?? [])].map(({ target }) => target),
    ).toEqual(["pdt_book"]);
  });

  it("of anything unknown, or of nothing, removes nothing at all", async () => {
    const world = await aWorld(tree);
    const { state } = await world.run();
    const stored = await world.store.load();
    for (const operands of [[state?.files[0]?.file_id ?? "", "nobody"], ["pdt_other"], []]) {
      const report = await on(world, "state rm", { operands });
      expect(report.problems).toMatchObject([{ code: "input-invalid" }]);
    }
    expect(await world.store.load()).toEqual(stored);
  });
});
