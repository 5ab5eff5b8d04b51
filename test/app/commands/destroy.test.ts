import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";

const manifest = `version: 1
products: { app: pdt_app, book: pdt_book }
files:
  "a.zip": app
  "book.epub": book
`;
const tree = { "dodo-files.yaml": manifest, "a.zip": "a", "book.epub": "book" };

function destroy(world: World, only: string, options: { readonly agree?: boolean } = {}) {
  return world.run({ command: "destroy", only }, { operands: [], ...options });
}

describe("destroy", () => {
  it("withdraws what the state records of a target and leaves everything else", async () => {
    const world = await aWorld(tree);
    world.shop.addFile("pdt_app", "by-hand.txt", "mine");
    await world.run();
    const report = await destroy(world, "app");
    expect(report.result).toBe("changed");
    expect(
      report.outcomes.map(({ change, status }) => `${change.action} ${change.name} ${status}`),
    ).toEqual(["delete a.zip done"]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "by-hand.txt": hash("mine") });
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book") });
    expect(report.state?.files.map(({ target }) => target)).toEqual(["pdt_book"]);
  });

  it("may leave a target without any file, and can be undone by a rollback", async () => {
    const world = await aWorld(tree);
    await world.run();
    expect((await destroy(world, "pdt_book")).result).toBe("changed");
    expect(world.shop.buyer("pdt_book")).toEqual({});
    expect((await world.run({ command: "rollback" })).result).toBe("changed");
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book") });
  });

  it.each(["no longer named", "broken", "gone"])(
    "empties a target where its manifest is %s",
    async (what) => {
      const world = await aWorld(tree);
      await world.run();
      if (what === "gone") await world.remove("dodo-files.yaml");
      else if (what === "broken") await world.write({ "dodo-files.yaml": "files: [" });
      else await world.write({ "dodo-files.yaml": manifest.replace('  "book.epub": book\n', "") });
      expect((await destroy(world, "pdt_book")).result).toBe("changed");
      expect(world.shop.buyer("pdt_book")).toEqual({});
      expect(Object.keys(world.shop.buyer("pdt_app"))).toEqual(["a.zip"]);
    },
  );

  it.each([
    ["", "no target"],
    ["pdt_other", "an id that nobody knows"],
    ["appp", "a name that nobody knows"],
  ])("with --only %j, %s, sends nothing", async (only) => {
    const world = await aWorld(tree);
    await world.run();
    const calls = world.shop.calls.length;
    expect((await destroy(world, only)).problems).toMatchObject([{ code: "input-invalid" }]);
    expect(world.shop.calls).toHaveLength(calls);
  });

  it("does nothing where the question is answered with no, or where nothing is left", async () => {
    const world = await aWorld(tree);
    await world.run();
    expect((await destroy(world, "app", { agree: false })).result).toBe("failed");
    expect(Object.keys(world.shop.buyer("pdt_app"))).toEqual(["a.zip"]);
    await destroy(world, "app");
    const revision = (await world.store.load())?.revision;
    expect((await destroy(world, "app")).result).toBe("unchanged");
    expect((await world.store.load())?.revision).toBe(revision);
  });

  it("holds what Dodo does not let go", async () => {
    const inUse = new Set<string>();
    const world = await aWorld(tree, { variant: { inUse } });
    const first = await world.run();
    inUse.add(first.state?.files.find(({ target }) => target === "pdt_app")?.file_id ?? "");
    const report = await destroy(world, "app");
    expect(report.state?.retired.map(({ name, held }) => `${name} ${held?.reason}`)).toEqual([
      "a.zip in-use",
    ]);
    expect(Object.keys(world.shop.buyer("pdt_app"))).toEqual(["a.zip"]);
  });

  it.each(["pdt_app", "ent_extras"])(
    "tries again at %s what was held, since nothing else ever would",
    async (target) => {
      const inUse = new Set<string>();
      const sold = new Set<string>();
      const world = await aWorld(
        { "dodo-files.yaml": `version: 1\nfiles:\n  "a.zip": ${target}\n`, "a.zip": "a" },
        { products: [target], variant: { inUse, sold, detachByPatch: "ignored" } },
      );
      const { state } = await world.run();
      for (const { file_id } of state?.files ?? []) inUse.add(file_id);
      sold.add(target);
      await destroy(world, target);
      expect(Object.keys(world.shop.buyer(target))).toEqual(["a.zip"]);
      inUse.clear();
      sold.clear();
      const again = await destroy(world, target);
      expect(
        again.outcomes.map(({ change, status }) => `${change.action} ${change.name} ${status}`),
      ).toEqual(["delete a.zip done"]);
      expect(world.shop.buyer(target)).toEqual({});
      expect(again.state?.retired.filter(({ held }) => held)).toEqual([]);
      expect((await destroy(world, target)).result).toBe("unchanged");
    },
  );

  it("empties the other targets where one fails", async () => {
    const world = await aWorld(tree);
    await world.run();
    world.shop.before = (call) => {
      if (call.startsWith("write pdt_app"))
        throw new Problem({ code: "api-failed", message: "500", remedy: "–" });
    };
    const report = await destroy(world, "app,book");
    expect(report.result).toBe("partial");
    expect(report.problems).toMatchObject([{ code: "api-failed", target: "pdt_app" }]);
    expect(world.shop.buyer("pdt_book")).toEqual({});
  });
});
