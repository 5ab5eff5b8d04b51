import { describe, expect, it } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import type { Shop } from "../fakes/memory-storefront.ts";
import { aWorld } from "./world.ts";

const manifest = `version: 1
products: { app: pdt_app, book: pdt_book }
files:
  "*.zip": app
  "*.epub": { to: book, expect: 1 }
`;
const tree = { "dodo-files.yaml": manifest, "a.zip": "a1", "b.epub": "b1" };

describe("the targets of a run", () => {
  it("are read while the state is loaded and files are hashed", async () => {
    const world = await aWorld(tree);
    const read = Promise.withResolvers<void>();
    heard(world.shop, () => read.resolve());
    const store = {
      ...world.store,
      async load() {
        await read.promise;
        return world.store.load();
      },
    };
    expect((await world.run({}, { store })).result).toBe("changed");
  });

  it("are waited for no more where the build stops the run", async () => {
    const world = await aWorld({ ...tree, "another.epub": "b2" });
    const ends: AbortSignal[] = [];
    world.shop.read = (_, signal) => {
      if (signal) ends.push(signal);
      return new Promise(() => {});
    };
    expect((await world.run()).problems).toMatchObject([{ code: "rule-count" }]);
    expect(ends.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it("are waited for no more where the state stops the run, and what they answered is not said", async () => {
    const world = await aWorld(tree);
    const code = "unauthorized";
    world.shop.read = async () => Promise.reject(new Problem({ code, message: "No.", remedy: "Another key." }));
    const store = { ...world.store, load: async () => ({ text: "{", revision: "1" as never }) };
    expect((await world.run({}, { store })).problems).toMatchObject([{ code: "state-unreadable" }]);
    expect(await world.run()).toMatchObject({ result: "failed", problems: [{ code }] });
  });

  it("are read once each", async () => {
    const world = await aWorld(tree);
    await world.run();
    const calls = world.shop.calls.length;
    expect((await world.run()).result).toBe("unchanged");
    expect(world.shop.calls.slice(calls).toSorted()).toEqual(["read pdt_app", "read pdt_book"]);
  });

  it("are read by nobody where only names none of them", async () => {
    const world = await aWorld(tree);
    expect((await world.run({ only: "poster" })).result).toBe("failed");
    expect(world.shop.calls).toEqual([]);
  });
});

function heard(shop: Shop, hear: () => void): void {
  const { read } = shop;
  shop.read = (...args) => {
    hear();
    return read(...args);
  };
}
