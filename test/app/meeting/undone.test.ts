import { describe, expect, it } from "vitest";
import type { Listing, LiveFile } from "../../../src/core/dodo/listing.ts";
import { hash } from "../../contracts/storefront.ts";
import type { Shop } from "../../fakes/memory-storefront.ts";
import { aWorld, type World } from "../world.ts";
import { byRun, codesOf, namesOf } from "./meet.ts";

const target = "pdt_app";
const tree = {
  "dodo-files.yaml": `version: 1\nfiles:\n  "a.zip": ${target}\n  "b.zip": ${target}\n`,
  "a.zip": "a1",
  "b.zip": "b1",
};

interface Verdict {
  readonly make: (world: World, id: string) => void;
  /** False if the next run can do no more than say the same again, without an upload. */
  readonly heals?: boolean;
}

/** What may be wrong with the new a.zip once it is listed. */
const verdicts: Readonly<Record<string, Verdict>> = {
  "has no bytes": { make: ({ shop }, id) => shop.spoil(id) },
  "has other bytes": { make: ({ shop }, id) => shop.spoil(id, "a?") },
  "is listed with another size": {
    make: (world, id) => listedAs(world, id, { size: 9_999 }),
    heals: false,
  },
  "is listed under another name": {
    make: (world, id) => listedAs(world, id, { name: "other.exe" }),
    heals: false,
  },
};

function listedAs({ shop }: World, id: string, fields: Partial<LiveFile>): void {
  const files = (listing: Listing) =>
    listing.files.map((file) => (file.file_id === id ? { ...file, ...fields } : file));
  listings.set(shop, (listing) => ({ ...listing, files: files(listing) }));
}

/** Shop → what it says instead. */
const listings = new WeakMap<Shop, (listing: Listing) => Listing>();

const uploadsOf = ({ shop }: World) =>
  shop.calls.filter((call) => call.startsWith("upload")).length;

const variants = {
  "one after the other": {},
  "in place, since the list is full": { cap: 3 },
  "listed without sizes": { listsSize: false },
  "in place, listed without sizes": { cap: 3, listsSize: false },
  "where an upload attaches": { putAttaches: true },
} as const;

const cells = Object.keys(verdicts).flatMap((verdict) =>
  (Object.keys(variants) as (keyof typeof variants)[]).map(
    (variant) => [verdict, variant] as const,
  ),
);

describe.each(cells)("a new file that %s, %s", (verdict, variant) => {
  it("is taken out again, and buyers have what they had", async () => {
    const { make, heals = true } = verdicts[verdict] ?? { make: () => {} };
    const world = await aWorld(tree, { variant: variants[variant] });
    world.shop.addFile(target, "by-hand.pdf", "mine");
    await world.run({ tag: "v1", verify: "content" }, byRun(1));
    const had = world.shop.buyer(target);
    await world.write({ "a.zip": "a2" });
    const { read, deliver } = world.shop;
    world.shop.read = async (of, signal) => {
      const listing = await read(of, signal);
      return listings.get(world.shop)?.(listing) ?? listing;
    };
    world.shop.deliver = async (upload) => {
      const delivered = await deliver(upload);
      make(world, delivered.file_id);
      return delivered;
    };
    const since = world.shop.history.get(target)?.length ?? 0;
    const report = await world.run({ tag: "v2", verify: "content" }, byRun(2));
    expect(codesOf(report)).toHaveLength(1);
    expect(world.shop.buyer(target)).toEqual(had);
    expect(namesOf(world, target)).toEqual(["a.zip", "b.zip", "by-hand.pdf"]);
    const moments = (world.shop.history.get(target) ?? []).slice(since);
    const stays = ["a.zip", "b.zip", "by-hand.pdf"];
    expect(moments.filter((names) => stays.some((name) => !names.includes(name)))).toEqual([]);
    world.shop.deliver = deliver;
    const uploads = uploadsOf(world);
    const again = await world.run({ tag: "v2" }, byRun(3));
    expect(codesOf(again)).toEqual(heals ? [] : ["not-live"]);
    expect(uploadsOf(world) - uploads).toBe(heals ? 1 : 0);
    expect(world.shop.buyer(target)).toEqual(heals ? { ...had, "a.zip": hash("a2") } : had);
    expect(namesOf(world, target)).toEqual(["a.zip", "b.zip", "by-hand.pdf"]);
  });
});

describe("a product with room for one file", () => {
  it.each(["no bytes", "other bytes"])("is never empty, if the new one has %s", async (what) => {
    const only = `version: 1\nfiles:\n  "App.zip": ${target}\n`;
    const world = await aWorld(
      { "dodo-files.yaml": only, "App.zip": "1" },
      { variant: { cap: 1, listsSize: false } },
    );
    await world.run({ tag: "v1" });
    await world.write({ "App.zip": "2" });
    world.shop.before = (call) => {
      if (call !== `write ${target} App.zip`) return;
      world.shop.spoil(
        "00000000-0000-4000-8000-000000000002",
        ...(what === "no bytes" ? [] : ["?"]),
      );
    };
    const { problems } = await world.run({ tag: "v2", verify: "content" });
    expect(problems).toHaveLength(1);
    expect(world.shop.buyer(target)).toEqual({ "App.zip": hash("1") });
    expect(world.shop.history.get(target)?.filter((names) => names.length === 0)).toEqual([]);
  });
});
