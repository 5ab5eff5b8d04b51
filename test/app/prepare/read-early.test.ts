import { describe, expect, it } from "vitest";
import type { Workspace } from "../../../src/app/ports.ts";
import { Problem } from "../../../src/core/problem.ts";
import type { Shop } from "../../fakes/memory-storefront.ts";
import { aWorld } from "../world.ts";

const manifest = `version: 1
products: { app: pdt_app, book: pdt_book }
files:
  "*.zip": app
  "*.epub": { to: book, expect: 1 }
`;
const tree = { "dodo-files.yaml": manifest, "a.zip": "a1", "b.epub": "b1" };

const interrupted = new Problem({
  code: "interrupted",
  message: "Interrupted.",
  remedy: "Run again.",
});

describe("the targets of a run", () => {
  it("are read while files are hashed", async () => {
    const read = Promise.withResolvers<void>();
    const workspace = (own: Workspace): Workspace => ({
      ...own,
      async hash(...files) {
        await read.promise;
        return own.hash(...files);
      },
    });
    const world = await aWorld(tree, { workspace });
    heard(world.shop, () => read.resolve());
    expect((await world.run()).result).toBe("changed");
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
    world.shop.read = async () =>
      Promise.reject(new Problem({ code, message: "No.", remedy: "Another key." }));
    const store = { ...world.store, load: async () => ({ text: "{", revision: "1" as never }) };
    expect((await world.run({}, { store })).problems).toMatchObject([{ code: "state-unreadable" }]);
    expect(await world.run()).toMatchObject({ result: "failed", problems: [{ code }] });
  });

  it("are left alone where the build stops them, whatever Dodo says of them, and the others are delivered", async () => {
    const collision = {
      "dodo-files.yaml": manifest.replace('"*.zip": app', '"*.zip": { to: app, name: one.zip }'),
    };
    const world = await aWorld({ ...tree, ...collision, "b.zip": "b1" });
    const { read } = world.shop;
    world.shop.read = async (target, signal) => {
      if (target === "pdt_book") return read(target, signal);
      throw new Problem({ code: "forbidden", message: "No.", remedy: "Another key." });
    };
    const report = await world.run();
    expect(report).toMatchObject({
      result: "partial",
      problems: [{ code: "name-collision", target: "pdt_app" }],
    });
    expect(Object.keys(world.shop.buyer("pdt_book"))).toEqual(["b.epub"]);
  });

  it("are waited for no more where the build stops all of them", async () => {
    const world = await aWorld({ ...tree, "b.zip": "b1" });
    await world.write({
      "dodo-files.yaml": 'version: 1\nfiles:\n  "*.zip": { to: pdt_app, name: one.zip }\n',
    });
    const ends: AbortSignal[] = [];
    world.shop.read = (_, signal) => {
      if (signal) ends.push(signal);
      return new Promise(() => {});
    };
    expect((await world.run()).problems).toMatchObject([{ code: "name-collision" }]);
    expect(ends.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it("are read once the state is there, since no listing may be older", async () => {
    const world = await aWorld(tree);
    let loaded = false;
    const store = {
      ...world.store,
      async load() {
        await new Promise((resolve) => setTimeout(resolve, 50));
        loaded = true;
        return world.store.load();
      },
    };
    heard(world.shop, () => expect(loaded).toBe(true));
    expect((await world.run({}, { store })).result).toBe("changed");
  });

  it("are waited for no more where somebody interrupts", async () => {
    const world = await aWorld(tree);
    const interrupt = new AbortController();
    const ends: AbortSignal[] = [];
    world.shop.read = (_, signal) => {
      if (signal) ends.push(signal);
      return new Promise(() => setTimeout(() => interrupt.abort(interrupted), 0));
    };
    const report = await world.run({}, { signal: interrupt.signal });
    expect(report.problems).toMatchObject([{ code: "interrupted" }]);
    expect(world.shop.calls).toEqual([]);
  });

  it("are read once each", async () => {
    const world = await aWorld(tree);
    await world.run();
    const calls = world.shop.calls.length;
    expect((await world.run()).result).toBe("unchanged");
    expect(world.shop.calls.slice(calls).toSorted()).toEqual(["read pdt_app", "read pdt_book"]);
  });

  it("are read once each, however many there are and whichever the build stops", async () => {
    const products = Array.from({ length: 21 }, (_, index) => `pdt_many${index}`);
    const rules = products.map((id) => `  "${id}.txt": ${id}\n`).join("");
    const twice = '  "*.zip": { to: pdt_many0, name: one.zip }\n';
    const files = Object.fromEntries(
      [...products.map((id) => `${id}.txt`), "a.zip", "b.zip"].map((name) => [name, name]),
    );
    const manifest = `version: 1\nfiles:\n${rules}${twice}`;
    const world = await aWorld({ ...files, "dodo-files.yaml": manifest }, { products });
    expect((await world.run({ command: "plan" })).problems).toMatchObject([
      { code: "name-collision" },
    ]);
    expect(world.shop.calls.toSorted()).toEqual(products.map((id) => `read ${id}`).toSorted());
  });

  it("are read by nobody where only names one that is unknown", async () => {
    const world = await aWorld(tree);
    expect((await world.run({ only: "app, poster" })).result).toBe("failed");
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
