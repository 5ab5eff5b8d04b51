import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { hash } from "../../contracts/storefront.ts";
import type { ShopVariant } from "../../fakes/memory-storefront.ts";
import { aWorld, type Tree, type World } from "../world.ts";

const manifest = `version: 1
products: { extras: ent_extras, app: pdt_app }
files:
  "dist/*.zip": extras
  "app.exe": app
`;
const tree = {
  "dodo-files.yaml": manifest,
  "dist/a.zip": "a1",
  "dist/b.zip": "b1",
  "app.exe": "app1",
};
const targets = ["ent_extras", "pdt_app"];
const sold = new Set(["ent_extras"]);

function aShop(variant: ShopVariant = {}): Promise<World> {
  return aWorld(tree, { products: targets, variant });
}

/** The first delivery, then a changed a.zip. */
async function aChange(
  variant: ShopVariant = {},
  by: (world: World) => void = () => {},
): Promise<World> {
  const world = await aShop(variant);
  expect((await world.run()).result).toBe("changed");
  by(world);
  await world.write({ "dist/a.zip": "a2" });
  return world;
}

function callsSince(world: World, start: number, target = "ent_extras"): readonly string[] {
  return world.shop.calls.slice(start).filter((call) => call.includes(target));
}

function names(world: World): readonly string[] {
  return (world.shop.history.get("ent_extras")?.at(-1) ?? []).toSorted();
}

describe("an entitlement", () => {
  it("is delivered to beside a product, by one run, and a second run does nothing", async () => {
    const world = await aShop();
    const first = await world.run();
    expect([first.result, first.problems, first.warnings]).toEqual(["changed", [], []]);
    expect(world.shop.buyer("ent_extras")).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
    expect(world.shop.buyer("pdt_app")).toEqual({ "app.exe": hash("app1") });
    const before = world.shop.calls.length;
    expect((await world.run()).result).toBe("unchanged");
    expect(world.shop.calls.slice(before)).toEqual(["read ent_extras", "read pdt_app"]);
  });

  it("that is attached to a product of the same run takes its old file from that product, too, and nothing is lost", async () => {
    const world = await aShop({ attached: { pdt_app: "ent_extras" } });
    await world.run();
    await world.write({ "dist/a.zip": "a2", "app.exe": "app2" });
    const before = world.shop.calls.length;
    // The product is read before the old file leaves the entitlement, and written after.
    const shorter = "write pdt_app app.exe";
    const isReached: { readonly [call: string]: () => boolean } = {
      "write ent_extras b.zip,a.zip": () => world.shop.calls.indexOf(shorter, before) > 0,
      [shorter]: () => names(world).length === 2,
    };
    world.shop.before = async (call) => {
      while (isReached[call]?.() === false) await new Promise(setImmediate);
    };
    const report = await world.run();
    expect([report.result, report.problems, report.warnings]).toEqual(["changed", [], []]);
    expect(callsSince(world, before, "write pdt_app")).toEqual([
      "write pdt_app app.exe,app.exe",
      "write pdt_app app.exe",
    ]);
    expect(world.shop.buyer("ent_extras")).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
    expect((await world.run()).result).toBe("unchanged");
  });

  it("gets no list where an upload attaches by itself", async () => {
    const world = await aShop();
    await world.run();
    expect(callsSince(world, 0).filter((call) => call.startsWith("write"))).toEqual([]);
  });

  it("where all is ours loses the old file by a shorter list, after the new one is live", async () => {
    const world = await aChange();
    const before = world.shop.calls.length;
    expect((await world.run()).result).toBe("changed");
    expect(world.shop.buyer("ent_extras")).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
    expect(callsSince(world, before)).toEqual([
      "read ent_extras",
      "upload ent_extras a.zip",
      "read ent_extras",
      "write ent_extras b.zip,a.zip",
      "read ent_extras",
    ]);
    expect(world.shop.history.get("ent_extras")?.at(-2)?.toSorted()).toEqual([
      "a.zip",
      "a.zip",
      "b.zip",
    ]);
  });

  it("with somebody else's file loses the old one by a DELETE, and no list is sent", async () => {
    const world = await aChange({}, ({ shop }) =>
      shop.addFile("ent_extras", "by-hand.txt", "mine"),
    );
    const before = world.shop.calls.length;
    const report = await world.run();
    expect([report.result, report.warnings]).toEqual(["changed", []]);
    expect(names(world)).toEqual(["a.zip", "b.zip", "by-hand.txt"]);
    expect(callsSince(world, before)).toContain("delete ent_extras a.zip");
    expect(report.state?.retired.filter(({ held }) => held)).toEqual([]);
  });

  it("counts an adopted file as not its own upload", async () => {
    const world = await aShop();
    world.shop.addFile("ent_extras", "a.zip", "a1");
    expect((await world.run()).outcomes.map(({ change }) => change.action)).toContain("adopt");
    await world.write({ "dist/b.zip": "b2" });
    const before = world.shop.calls.length;
    expect((await world.run()).result).toBe("changed");
    expect(callsSince(world, before)).toContain("delete ent_extras b.zip");
  });

  it.each(["ignored", "in-use"] as const)(
    "falls back to a DELETE where a shorter list is %s",
    async (detachByPatch) => {
      const world = await aChange({ detachByPatch });
      const report = await world.run();
      expect([report.result, report.warnings]).toEqual(["changed", []]);
      expect(world.shop.buyer("ent_extras")).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
      expect(names(world)).toEqual(["a.zip", "b.zip"]);
    },
  );

  it("waits for a listing that lags behind", async () => {
    const world = await aChange({ lag: 3 });
    const report = await world.run();
    expect([report.result, report.problems]).toEqual(["changed", []]);
    expect(names(world)).toEqual(["a.zip", "b.zip"]);
  });

  it("waits for it beside somebody else's file too, and sends no list for what attaches by itself", async () => {
    const world = await aChange({ lag: 3 }, ({ shop }) =>
      shop.addFile("ent_extras", "by-hand.txt", "mine"),
    );
    const report = await world.run();
    expect([report.result, report.problems]).toEqual(["changed", []]);
    expect(names(world)).toEqual(["a.zip", "b.zip", "by-hand.txt"]);
    expect(callsSince(world, 0).filter((call) => call.startsWith("write"))).toEqual([]);
  });

  it("that Dodo does not know stops alone", async () => {
    const world = await aWorld(tree, { products: ["pdt_app"] });
    const report = await world.run();
    expect(report.problems).toMatchObject([{ code: "target-not-found", target: "ent_extras" }]);
    expect(report.result).toBe("partial");
  });
});

describe("a file that buyers of an entitlement paid for", () => {
  const variants: readonly ShopVariant[] = [
    { detachByPatch: "ignored" },
    { detachByPatch: "ignored", deleteInUse: "destroy" },
  ];

  it.each(variants)("is held as sold, shown, and no reason to run again: %j", async (variant) => {
    const world = await aChange({ ...variant, sold });
    const report = await world.run();
    expect(report.result).toBe("changed");
    expect(report.warnings).toMatchObject([
      { code: "withdrawal-held", message: expect.stringContaining("a.zip") },
    ]);
    expect(report.state?.retired).toMatchObject([{ name: "a.zip", held: { reason: "sold" } }]);
    expect(names(world)).toEqual(["a.zip", "a.zip", "b.zip"]);
    expect(callsSince(world, 0).filter((call) => call.startsWith("delete"))).toEqual([]);
    const before = world.shop.calls.length;
    expect((await world.run()).result).toBe("unchanged");
    expect(callsSince(world, before)).toEqual(["read ent_extras"]);
  });

  it("goes with withdraw-sold, where Dodo lets it go", async () => {
    const world = await aChange({ detachByPatch: "ignored", deleteInUse: "destroy", sold });
    const report = await world.run({ "withdraw-sold": "true" });
    expect([report.result, report.warnings]).toEqual(["changed", []]);
    expect(names(world)).toEqual(["a.zip", "b.zip"]);
  });

  it("is held as in-use where Dodo protects it even so", async () => {
    const world = await aChange({ detachByPatch: "ignored", sold });
    const report = await world.run({ "withdraw-sold": "true" });
    expect(report.state?.retired).toMatchObject([{ name: "a.zip", held: { reason: "in-use" } }]);
  });

  it("is tried again in the next run that writes its target, and only there", async () => {
    const buyers = new Set(sold);
    const world = await aChange({ detachByPatch: "ignored", sold: buyers });
    await world.run();
    buyers.clear();
    await world.write({ "app.exe": "app2" });
    await world.run();
    expect(names(world)).toEqual(["a.zip", "a.zip", "b.zip"]);
    await world.write({ "dist/b.zip": "b2" });
    const report = await world.run();
    expect([report.result, report.warnings]).toEqual(["changed", []]);
    expect(names(world)).toEqual(["a.zip", "b.zip"]);
    expect(report.state?.retired.filter(({ held }) => held)).toEqual([]);
  });
});

describe("an entitlement one of whose uploads fails", () => {
  it("withdraws nothing, and the next run sends what is missing alone", async () => {
    const world = await aChange();
    await world.write({ "dist/b.zip": "b2" });
    world.shop.before = (call) => {
      if (call === "upload ent_extras b.zip")
        throw new Problem({ code: "upload-failed", message: "503", remedy: "–" });
    };
    const report = await world.run({ concurrency: "1" });
    expect(report.problems).toMatchObject([{ code: "upload-failed", target: "ent_extras" }]);
    expect(names(world)).toEqual(["a.zip", "a.zip", "b.zip"]);
    world.shop.before = () => {};
    const before = world.shop.calls.length;
    expect((await world.run()).result).toBe("changed");
    expect(callsSince(world, before).filter((call) => call.startsWith("upload"))).toEqual([
      "upload ent_extras b.zip",
    ]);
    expect(world.shop.buyer("ent_extras")).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b2") });
    expect(names(world)).toEqual(["a.zip", "b.zip"]);
  });
});

it.each([true, false])(
  "a file that comes back without its bytes is sent again, sizes listed: %s",
  async (listsSize) => {
    const manifest = `version: 1\nfiles: { "*.zip": pdt_app }\n`;
    const world = await aWorld(
      { "dodo-files.yaml": manifest, "a.zip": "a1" },
      { variant: { listsSize } },
    );
    const [first] = (await world.run({ tag: "v1" })).outcomes;
    await world.write({ "a.zip": "a2" });
    await world.run({ tag: "v2" });
    world.shop.spoil(first?.file_id ?? "");
    await world.write({ "a.zip": "a1" });
    const report = await world.run({ tag: "v3" });
    expect(report.outcomes.map(({ change }) => change.action)).toEqual(["restore"]);
    expect([report.result, report.problems]).toEqual(["changed", []]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a.zip": hash("a1") });
    expect((await world.run({ tag: "v3" })).result).toBe("unchanged");
  },
);

describe.each(["ent_extras", "pdt_app"])("read back and verified: %s", (target) => {
  const one = {
    "dodo-files.yaml": `version: 1\nfiles: { "a.zip": ${target}, "b.zip": ${target} }\n`,
    "a.zip": "a1",
    "b.zip": "b1",
  };
  /** A changed a.zip whose bytes come to harm on the way. */
  const harmed = async (
    bytes: string | undefined,
    { now = { "a.zip": "a2" }, ...variant }: ShopVariant & { readonly now?: Tree } = {},
  ) => {
    const world = await aWorld(one, { products: [target], variant });
    await world.run();
    await world.write(now);
    const { deliver } = world.shop;
    let times = 0;
    world.shop.deliver = async (upload) => {
      const delivered = await deliver(upload);
      if (times++ < Object.keys(now).length) world.shop.spoil(delivered.file_id, bytes);
      return delivered;
    };
    return world;
  };

  it("a file without bytes, in a listing without sizes, is not-live and taken back, and the next run delivers it", async () => {
    const world = await harmed(undefined, { listsSize: false });
    const report = await world.run();
    expect(report.problems).toMatchObject([{ code: "not-live", target }]);
    expect(world.shop.buyer(target)).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
    expect((await world.run()).result).toBe("changed");
    expect(world.shop.buyer(target)).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
  });

  it.each([undefined, "xx"])(
    "several files with the bytes %s are taken back at once, and none is brought back",
    async (bytes) => {
      const now = { "a.zip": "a2", "b.zip": "b2" };
      const world = await harmed(bytes, { listsSize: false, now });
      const report = await world.run({ verify: "content" });
      expect(report.problems).toMatchObject([
        { code: bytes ? "upload-failed" : "not-live", target },
      ]);
      for (const name of Object.keys(now)) expect(report.problems[0]?.message).toContain(name);
      expect(world.shop.buyer(target)).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
      expect((await world.run()).result).toBe("changed");
      expect(world.shop.buyer(target)).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b2") });
    },
  );

  it("with verify: content other bytes are upload-failed and taken back before the old file goes", async () => {
    const world = await harmed("xx");
    const report = await world.run({ verify: "content" });
    expect(report.problems).toMatchObject([{ code: "upload-failed", target }]);
    expect(world.shop.buyer(target)).toEqual({ "a.zip": hash("a1"), "b.zip": hash("b1") });
    expect((await world.run({ verify: "content" })).result).toBe("changed");
    expect(world.shop.buyer(target)).toEqual({ "a.zip": hash("a2"), "b.zip": hash("b1") });
  });

  it("with verify: content only what was delivered is downloaded, and nothing without it", async () => {
    const world = await harmed("a2");
    const before = world.shop.calls.length;
    expect((await world.run({ verify: "content" })).result).toBe("changed");
    expect(
      world.shop.calls.slice(before).filter((call) => call.startsWith("download")),
    ).toHaveLength(1);
    await world.write({ "b.zip": "b2" });
    const next = world.shop.calls.length;
    await world.run();
    expect(world.shop.calls.slice(next).filter((call) => call.startsWith("download"))).toEqual([]);
  });
});
