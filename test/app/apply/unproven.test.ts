import { describe, expect, it } from "vitest";
import type { Receipt } from "../../../src/core/state/state.ts";
import { hash } from "../../contracts/storefront.ts";
import type { ShopVariant } from "../../fakes/memory-storefront.ts";
import { runKilled } from "../killed.ts";
import { aWorld, type World } from "../world.ts";

const target = "pdt_app";
const tree = { "dodo-files.yaml": `version: 1\nfiles:\n  "*.zip": ${target}\n`, "a.zip": "a1" };

/** What the store keeps of an upload whose answer proves nothing. */
const kept: Readonly<Record<string, (file_id: string, world: World) => void>> = {
  "the right bytes": () => {},
  "other bytes": (id, { shop }) => shop.spoil(id, "??"),
  "fewer bytes": (id, { shop }) => shop.spoil(id, "a"),
  "no bytes": (id, { shop }) => shop.spoil(id),
};

const variants: Readonly<Record<string, ShopVariant>> = {
  likely: {},
  "lists without sizes": { listsSize: false },
  "ids refused for good": { reattach: "refuse" },
};

const cells = Object.keys(kept).flatMap((bytes) =>
  Object.keys(variants).map((variant) => [bytes, variant] as const),
);

/** Delivers a.zip anew into doubt, and dies after so many steps; false where the run ended before. */
async function runIntoDoubt(world: World, bytes: string, steps: number): Promise<boolean> {
  const { deliver } = world.shop;
  world.shop.deliver = async (upload) => {
    const delivered = await deliver(upload);
    kept[bytes]?.(delivered.file_id, world);
    return { ...delivered, proven: false };
  };
  await world.write({ "a.zip": "a2" });
  const killed = await runKilled(world, { tag: "v2" }, steps);
  world.shop.deliver = deliver;
  return killed;
}

const uploads = ({ shop }: World) => shop.calls.filter((call) => call.startsWith("upload")).length;

describe.each(cells)(
  "an upload that nothing proves, of which the store keeps %s, %s",
  (bytes, variant) => {
    it.each(["new", "replaced"])(
      "is compared by the next run, wherever its own died: %s",
      async (what) => {
        let killed = true;
        let steps = 0;
        for (; killed; steps += 1) {
          const world = await aWorld(tree, { variant: variants[variant] ?? {} });
          if (what === "replaced") await world.run({ tag: "v1" });
          const since = world.shop.history.get(target)?.length ?? 0;
          killed = await runIntoDoubt(world, bytes, steps);
          const sent = uploads(world);
          const stored = JSON.parse((await world.store.load())?.text ?? '{"files":[]}');
          const isStored = stored.files.some((file: Receipt) => file.sha256 === hash("a2"));
          const healed = await world.run({ tag: "v2" });
          expect(
            healed.problems.map(({ code, message }) => `${steps}: ${code} ${message}`),
          ).toEqual([]);
          expect({ steps, ...world.shop.buyer(target) }).toEqual({ steps, "a.zip": hash("a2") });
          expect((await world.shop.read(target)).files).toHaveLength(1);
          if (isStored && bytes === "the right bytes") expect(uploads(world)).toBe(sent);
          const moments = (world.shop.history.get(target) ?? []).slice(since);
          if (what === "replaced")
            expect(moments.filter((names) => names.length === 0)).toEqual([]);
          expect((await world.run({ tag: "v2" })).result).toBe("unchanged");
        }
        expect(steps).toBeGreaterThan(4);
      },
    );
  },
);
