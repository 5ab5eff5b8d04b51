import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";

const tree = {
  "dodo-files.yaml": 'version: 1\nproducts: { app: pdt_app }\nfiles:\n  "*.zip": app\n',
  "a.zip": "a1",
  "b.zip": "b1",
};

/** A world in which the first version is delivered and the second waits. */
async function replacing(variant = {}): Promise<World> {
  const world = await aWorld(tree, { variant });
  await world.run();
  await world.write({ "a.zip": "a2" });
  return world;
}

const buyer = ({ shop }: World) => shop.buyer("pdt_app");
const written = ({ shop }: World) => shop.calls.filter((call) => call.startsWith("write"));

describe("what the seller does in the dashboard while a run goes on", () => {
  it("stays, also where it happens while the state is saved", async () => {
    const world = await replacing();
    const { store } = world;
    let added = false;
    const slow = {
      ...store,
      async save(...args: Parameters<typeof store.save>) {
        if (!added) world.shop.addFile("pdt_app", "by-hand.pdf", "mine");
        added = true;
        return store.save(...args);
      },
    };
    expect((await world.run({}, { store: slow })).result).toBe("changed");
    expect(buyer(world)).toEqual({
      "a.zip": hash("a2"),
      "b.zip": hash("b1"),
      "by-hand.pdf": hash("mine"),
    });
  });

  it("stays where it happens while delivered files are downloaded and compared", async () => {
    const world = await replacing();
    const { deliver, prove } = world.shop;
    world.shop.deliver = async (upload) => ({ ...(await deliver(upload)), proven: false });
    world.shop.prove = async (...args) => {
      world.shop.addFile("pdt_app", "by-hand.pdf", "mine");
      return prove(...args);
    };
    await world.run();
    expect(Object.keys(buyer(world))).toContain("by-hand.pdf");
  });
});

describe("a receipt", () => {
  it("is stored before its file is attached, so that a run which dies then finds its own file again", async () => {
    const world = await aWorld(tree);
    const stored: boolean[] = [];
    world.shop.before = async (call) => {
      if (call.startsWith("write"))
        stored.push(((await world.store.load())?.text ?? "").includes('"b.zip"'));
    };
    await world.run();
    expect(stored).toEqual([true]);
  });
});

describe("a full product", () => {
  it("gets its old list back where the new files do not show up in the place of the old ones", async () => {
    const world = await replacing({ cap: 2 });
    const { write } = world.shop;
    const old = buyer(world);
    const known = (await world.shop.read("pdt_app")).files.map(({ file_id }) => file_id);
    // Takes a list that is short enough, and shows nothing of it that is new.
    world.shop.write = (listing, ids) =>
      write(listing, ids.length > 2 ? ids : ids.filter((id) => known.includes(id)));
    const report = await world.run();
    expect(report.problems).toMatchObject([{ code: "too-many-files" }]);
    expect(buyer(world)).toEqual(old);
  });

  it("is not what a 409 says: the old file stays until the new one is live", async () => {
    const world = await replacing();
    const { write } = world.shop;
    let once = true;
    world.shop.write = async (listing, ids) => {
      if (!once) return write(listing, ids);
      once = false;
      throw new Problem({ code: "api-failed", message: "409 CONFLICT", remedy: "–" });
    };
    const report = await world.run();
    expect(report.problems).toMatchObject([{ code: "api-failed", target: "pdt_app" }]);
    expect(buyer(world)).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
    expect((await world.run()).result).toBe("changed");
    expect(buyer(world)).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
  });
});

describe("an answer without a list where there was one", () => {
  it("is asked for again before a list is written from it", async () => {
    const world = await replacing();
    world.shop.addFile("pdt_app", "by-hand.pdf", "mine");
    const { read } = world.shop;
    let reads = 0;
    world.shop.read = async (target) => {
      reads += 1;
      const listing = await read(target);
      return reads === 2 ? { ...listing, files: [] } : listing;
    };
    expect((await world.run()).result).toBe("changed");
    expect(Object.keys(buyer(world)).toSorted()).toEqual(["a.zip", "b.zip", "by-hand.pdf"]);
  });
});

describe("a file without bytes that nobody knows", () => {
  it("goes with the old files, where it came up under a name that the run delivers", async () => {
    const world = await aWorld(tree);
    const { deliver, prove } = world.shop;
    const strays = new Set<string>();
    world.shop.deliver = async (upload) => {
      // The answer to the first call for an address got lost, and its id is listed all the same.
      if (strays.size === 0) strays.add(world.shop.addFile("pdt_app", upload.name, ""));
      return deliver(upload);
    };
    world.shop.prove = async (live, ...rest) =>
      strays.has(live.file_id) ? "dead" : prove(live, ...rest);
    expect((await world.run({ concurrency: "1" })).result).toBe("changed");
    expect((await world.shop.read("pdt_app")).files.map(({ name }) => name).toSorted()).toEqual([
      "a.zip",
      "b.zip",
    ]);
    expect(written(world).length).toBeGreaterThan(1);
  });
});

describe("where Dodo lists a delivered file under another name", () => {
  it("the product keeps what it had, and no run adds another copy", async () => {
    const world = await aWorld(tree);
    const { read } = world.shop;
    world.shop.read = async (target) => {
      const listing = await read(target);
      return {
        ...listing,
        files: listing.files.map((file) => ({ ...file, name: file.name.replace(".", "_") })),
      };
    };
    for (let run = 0; run < 3; run += 1) {
      expect((await world.run()).problems).toMatchObject([{ code: "not-live" }]);
      expect(buyer(world)).toEqual({});
    }
    expect(world.shop.calls.filter((call) => call.startsWith("upload"))).toHaveLength(2);
  });
});

describe("if Dodo spells a name in another way", () => {
  it.each(["pdt_app", "ent_app"])("%s delivers it once, and says so", async (target) => {
    const world = await aWorld(
      { "dodo-files.yaml": `version: 1\nfiles:\n  "My App.zip": ${target}\n`, "My App.zip": "one" },
      { products: [target] },
    );
    const { read } = world.shop;
    world.shop.read = async (of) => {
      const listing = await read(of);
      const files = listing.files.map((file) => ({ ...file, name: file.name.replace(" ", "_") }));
      return { ...listing, files };
    };
    const first = await world.run({ tag: "v1" });
    expect(first.warnings.map(({ code }) => code)).toEqual(["name-changed"]);
    for (let run = 0; run < 3; run += 1)
      expect((await world.run({ tag: "v1" })).result).toBe("unchanged");
    expect((await read(target)).files).toHaveLength(1);
    await world.write({ "My App.zip": "two" });
    expect((await world.run({ tag: "v2" })).result).toBe("changed");
    expect(world.shop.buyer(target)).toEqual({ "My App.zip": hash("two") });
  });
});

describe("a list that Dodo refuses", () => {
  const app = { "dodo-files.yaml": "version: 1\nfiles:\n  App.zip: pdt_app\n", "App.zip": "1" };

  it("as too long sends nothing again, in no run", async () => {
    const world = await aWorld(app, { variant: { cap: 2 } });
    world.shop.addFile("pdt_app", "x", "x");
    world.shop.addFile("pdt_app", "y", "y");
    for (let run = 0; run < 4; run += 1)
      expect((await world.run({ tag: "v1" })).problems).toMatchObject([{ code: "too-many-files" }]);
    expect(world.shop.calls.filter((call) => call.startsWith("upload"))).toHaveLength(1);
  });

  it("for another reason is list-refused with its words, and sends nothing again", async () => {
    const world = await aWorld(app);
    world.shop.write = async () => ({ kind: "refused", message: "422 INVALID_REQUEST_BODY" });
    for (let run = 0; run < 3; run += 1) {
      const [problem] = (await world.run({ tag: "v1" })).problems;
      expect(problem).toMatchObject({ code: "list-refused" });
      expect(problem?.message).toContain("INVALID_REQUEST_BODY");
    }
    expect(world.shop.calls.filter((call) => call.startsWith("upload"))).toHaveLength(1);
  });
});

describe("a signal before anything is carried out", () => {
  it("ends the run at once, without asking", async () => {
    const world = await aWorld(tree);
    const controller = new AbortController();
    world.shop.before = () => {
      controller.abort(new Problem({ code: "interrupted", message: "SIGINT", remedy: "–" }));
      return new Promise(() => {});
    };
    const report = await world.run({}, { signal: controller.signal });
    expect(report.problems).toMatchObject([{ code: "interrupted" }]);
    expect(report.wrote).toBe(false);
  });
});
