import { describe, expect, it } from "vitest";
import type { StateStore } from "../../../src/app/ports.ts";
import { Problem } from "../../../src/core/problem.ts";
import { hash } from "../../contracts/storefront.ts";
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

describe("a run", () => {
  it("delivers everything the first time and nothing the second, and names every file id both times", async () => {
    const world = await aWorld(tree);
    const first = await world.run();
    expect(first.result).toBe("changed");
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
    const [calls, serial] = [world.shop.calls.length, (await world.store.load())?.revision];
    const second = await world.run();
    expect(second.result).toBe("unchanged");
    expect(world.shop.calls.slice(calls)).toEqual(["read pdt_app", "read pdt_book"]);
    expect((await world.store.load())?.revision).toBe(serial);
    expect(second.state?.files.map(({ name }) => name)).toEqual(["a.zip", "b.zip", "book.epub"]);
  });

  it("replaces a changed file: the new one is live before the old one goes", async () => {
    const world = await aWorld(tree);
    await world.run();
    await world.write({ "dist/a.zip": "a2" });
    const report = await world.run();
    expect(
      report.outcomes.map(({ change, status }) => `${change.action} ${change.name} ${status}`),
    ).toEqual(["replace a.zip done", "keep b.zip done", "keep book.epub done"]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
    expect(world.shop.history.get("pdt_app")?.map((names) => names.toSorted().join(" "))).toEqual([
      "a.zip b.zip",
      "a.zip a.zip b.zip",
      "a.zip b.zip",
    ]);
  });

  it("spends six calls and one per file on a changed target", async () => {
    const world = await aWorld(tree);
    await world.run();
    const before = world.shop.calls.length;
    await world.write({ "dist/a.zip": "a2" });
    await world.run();
    const calls = world.shop.calls.slice(before).filter((call) => call.includes("pdt_app"));
    expect(calls.map((call) => call.split(" ")[0])).toEqual([
      "read",
      "upload",
      "read",
      "write",
      "read",
      "write",
      "read",
    ]);
  });

  it("leaves other people's files where they are", async () => {
    const world = await aWorld(tree);
    world.shop.addFile("pdt_app", "by-hand.txt", "mine");
    await world.run();
    await world.write({ "dist/a.zip": "a2" });
    await world.run();
    expect(world.shop.buyer("pdt_app")["by-hand.txt"]).toBe(hash("mine"));
  });

  it("deletes what left the manifest and forgets what is neither wanted nor live", async () => {
    const world = await aWorld(tree);
    await world.run();
    await world.remove("dist/b.zip");
    const report = await world.run();
    expect(report.outcomes.map(({ change }) => `${change.action} ${change.name}`)).toContain(
      "delete b.zip",
    );
    expect(Object.keys(world.shop.buyer("pdt_app"))).toEqual(["a.zip"]);
  });
});

describe("a target that fails", () => {
  const failing = (world: World, what: string) => {
    world.shop.before = (call) => {
      if (call.startsWith(what))
        throw new Problem({ code: "upload-failed", message: "503", remedy: "–" });
    };
  };

  it("keeps exactly what it had, does not stop the others, and is finished by the next run without sending again", async () => {
    const world = await aWorld(tree);
    failing(world, "upload pdt_app b.zip");
    const report = await world.run({ concurrency: "1" });
    expect(report.result).toBe("partial");
    expect(report.problems).toMatchObject([{ code: "upload-failed", target: "pdt_app" }]);
    const dropped = world.progress.filter(({ kind }) => kind === "dropped");
    expect(dropped).toEqual([{ kind: "dropped", target: "pdt_app", name: "b.zip" }]);
    expect(world.shop.buyer("pdt_app")).toEqual({});
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book1") });
    world.shop.before = () => {};
    const before = world.shop.calls.length;
    const next = await world.run();
    expect(next.result).toBe("changed");
    expect(world.shop.calls.slice(before).filter((call) => call.startsWith("upload"))).toEqual([
      "upload pdt_app b.zip",
    ]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
  });

  it("is put back where an upload attaches by itself", async () => {
    const world = await aWorld(tree, { variant: { putAttaches: true } });
    failing(world, "upload pdt_app b.zip");
    await world.run({ concurrency: "1" });
    expect(world.shop.buyer("pdt_app")).toEqual({});
    world.shop.before = () => {};
    expect((await world.run()).result).toBe("changed");
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
  });

  it("that Dodo does not know is reported, and the others are delivered", async () => {
    const world = await aWorld(tree, { products: ["pdt_book"] });
    const report = await world.run();
    expect(report.result).toBe("partial");
    expect(report.problems).toMatchObject([{ code: "target-not-found", target: "pdt_app" }]);
    expect(Object.keys(world.shop.buyer("pdt_book"))).toEqual(["book.epub"]);
  });
});

describe("whatever Dodo does where its documentation is silent", () => {
  it("a merging PATCH leaves a withdrawn file held, with a warning, and the next run writes nothing", async () => {
    const world = await aWorld(tree, { variant: { patch: "merge" } });
    await world.run();
    await world.write({ "dist/a.zip": "a2" });
    const report = await world.run();
    expect(report.result).toBe("changed");
    expect(report.warnings).toHaveLength(1);
    expect(report.state?.retired.map(({ name, held }) => [name, held?.reason])).toEqual([
      ["a.zip", "still-attached"],
    ]);
    const before = world.shop.calls.length;
    expect((await world.run()).result).toBe("unchanged");
    expect(world.shop.calls.slice(before).every((call) => call.startsWith("read"))).toBe(true);
  });

  it.each(["refuse", "ignore"] as const)(
    "an id that cannot be attached again (%s) is uploaded again",
    async (reattach) => {
      const world = await aWorld(tree, { variant: { reattach } });
      const first = await world.run();
      const id = first.state?.files.find(({ name }) => name === "a.zip")?.file_id ?? "";
      world.shop.detach("pdt_app", id);
      const report = await world.run();
      expect(report.result).toBe("changed");
      expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
      expect(report.state?.files.map(({ file_id }) => file_id)).not.toContain(id);
    },
  );

  it("a full product takes the new files in the place of the old ones", async () => {
    const world = await aWorld(tree, { variant: { cap: 2 } });
    await world.run();
    await world.write({ "dist/a.zip": "a2" });
    expect((await world.run()).result).toBe("changed");
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
  });

  it("a list that is too long is too-many-files, and the product keeps what it had", async () => {
    const world = await aWorld(tree, { variant: { cap: 1 } });
    const report = await world.run();
    expect(report.problems).toMatchObject([{ code: "too-many-files", target: "pdt_app" }]);
    expect(world.shop.buyer("pdt_app")).toEqual({});
  });

  it("a listing that lags behind is waited for", async () => {
    const world = await aWorld(tree, { variant: { lag: 3 } });
    expect((await world.run()).result).toBe("changed");
  });

  it("a file that vanishes with our write is put back", async () => {
    const world = await aWorld(tree);
    const foreign = world.shop.addFile("pdt_app", "by-hand.txt", "mine");
    const { write } = world.shop;
    let once = true;
    world.shop.write = async (listing, ids) => {
      const written = await write(listing, once ? ids.filter((id) => id !== foreign) : ids);
      once = false;
      return written;
    };
    expect((await world.run()).result).toBe("changed");
    expect(Object.keys(world.shop.buyer("pdt_app")).toSorted()).toEqual([
      "a.zip",
      "b.zip",
      "by-hand.txt",
    ]);
  });

  it("a file that stays lost is files-lost, and nothing old is withdrawn", async () => {
    const world = await aWorld(tree);
    await world.run();
    const foreign = world.shop.addFile("pdt_app", "by-hand.txt", "mine");
    const { write } = world.shop;
    world.shop.write = (listing, ids) =>
      write(
        listing,
        ids.filter((id) => id !== foreign),
      );
    await world.write({ "dist/a.zip": "a2" });
    const report = await world.run();
    expect(report.problems).toMatchObject([{ code: "files-lost", target: "pdt_app" }]);
    expect(report.state?.files.filter(({ name }) => name === "a.zip")).toHaveLength(2);
  });

  it("a write that is accepted and forgotten is not-live", async () => {
    const world = await aWorld(tree);
    world.shop.write = async () => ({ kind: "accepted" });
    const report = await world.run();
    expect(report.problems.map(({ code }) => code)).toEqual(["not-live", "not-live"]);
    expect(report.result).toBe("failed");
  });
});

describe("guards", () => {
  it("a target is never emptied unasked", async () => {
    const world = await aWorld(tree);
    await world.run();
    await world.write({
      "dodo-files.yaml": manifest.replace('  "book.epub": book\n', '  "dodo-files.yaml": book\n'),
    });
    const report = await world.run();
    expect(report.problems).toEqual([]);
    expect(Object.keys(world.shop.buyer("pdt_book"))).toEqual(["dodo-files.yaml"]);
  });

  it("nothing is sent where the state cannot be written", async () => {
    const world = await aWorld(tree);
    const store = {
      ...world.store,
      async prove() {
        throw new Problem({ code: "state-forbidden", message: "read-only", remedy: "–" });
      },
    };
    const report = await world.run({}, { store });
    expect(report.problems).toMatchObject([{ code: "state-forbidden" }]);
    expect(world.shop.calls.every((call) => call.startsWith("read"))).toBe(true);
    expect(report.wrote).toBe(false);
  });

  it("nothing is sent where a file name needs a tag and there is none", async () => {
    const world = await aWorld({
      ...tree,
      "dodo-files.yaml": `version: 1\nfiles:\n  "dist/a.zip": { to: pdt_app, name: "a-{version}.zip" }\n`,
    });
    expect((await world.run()).problems).toMatchObject([{ code: "no-tag" }]);
    expect((await world.run({ command: "plan" })).result).toBe("pending");
    expect((await world.run({ tag: "v1.2.0" })).result).toBe("changed");
    expect(Object.keys(world.shop.buyer("pdt_app"))).toEqual(["a-1.2.0.zip"]);
  });

  it("a state whose last save fails is rescued, and the deliveries stand", async () => {
    const world = await aWorld(tree);
    let saves = 0;
    const store: StateStore = {
      ...world.store,
      async save(...of) {
        saves += 1;
        if (saves === 1) return world.store.save(...of);
        throw new Problem({ code: "state-forbidden", message: "protected branch", remedy: "–" });
      },
    };
    const report = await world.run({}, { store });
    expect(report.problems.map(({ code }) => code)).toContain("state-forbidden");
    expect(world.rescued).toHaveLength(1);
  });

  it("sends nothing if what is about to be delivered cannot be saved first", async () => {
    const world = await aWorld(tree);
    const store = {
      ...world.store,
      async save() {
        throw new Problem({ code: "state-forbidden", message: "protected branch", remedy: "–" });
      },
    };
    const report = await world.run({}, { store });
    expect(report.problems.map(({ code }) => code)).toEqual(["state-forbidden"]);
    expect(report.wrote).toBe(false);
    expect(world.rescued).toEqual([]);
  });

  it("a plan writes nothing, online and offline", async () => {
    const world = await aWorld(tree);
    expect((await world.run({ command: "plan" })).result).toBe("pending");
    expect((await world.run({ command: "plan" }, { offline: true })).result).toBe("pending");
    expect(await world.store.load()).toBeNull();
    expect(world.shop.calls.every((call) => call.startsWith("read"))).toBe(true);
  });

  it("an interrupted run saves what it delivered and says interrupted", async () => {
    const world = await aWorld(tree);
    const controller = new AbortController();
    world.shop.before = (call) => {
      if (call === "upload pdt_app b.zip") {
        controller.abort(new Problem({ code: "interrupted", message: "SIGINT", remedy: "–" }));
        return new Promise(() => {});
      }
    };
    const report = await world.run({ concurrency: "1" }, { signal: controller.signal });
    expect(report.problems).toMatchObject([{ code: "interrupted" }]);
    expect((await world.store.load())?.text).toContain('"a.zip"');
  });
});
