import { describe, expect, it } from "vitest";
import { hash } from "../../contracts/storefront.ts";
import type { ShopVariant } from "../../fakes/memory-storefront.ts";
import { runKilled } from "../killed.ts";
import { aWorld, type World } from "../world.ts";
import { byRun, codesOf, namesOf } from "./meet.ts";

const routes = ["pdt_app", "ent_app"] as const;
const names = ["{base}", "App-{version}.zip"];
const variants: Readonly<Record<string, ShopVariant>> = {
  likely: {},
  "attach on put": { putAttaches: true },
  "without sizes": { listsSize: false },
  "ids refused for good": { reattach: "refuse" },
};

/** What comes after a run of v1.1.0 that was killed, and what buyers have then. */
const sequels: Readonly<
  Record<string, { readonly run: (world: World) => Promise<unknown>; readonly has: string }>
> = {
  "the same run, built anew": {
    async run(world) {
      await world.write({ "App.zip": "two, built again" });
      expect(codesOf(await world.run({ tag: "v1.1.0" }, byRun(2)))).toEqual([]);
    },
    has: "two, built again",
  },
  "a newer run": {
    async run(world) {
      await world.write({ "App.zip": "three" });
      expect(codesOf(await world.run({ tag: "v1.2.0" }, byRun(3)))).toEqual([]);
    },
    has: "three",
  },
  "a rollback and a newer run": {
    async run(world) {
      await world.write({ "App.zip": "one" });
      const back = await world.run({ command: "rollback", to: "v1.0.0" }, byRun(3));
      expect(codesOf(back)).toEqual([]);
      expect(Object.values(world.shop.buyer(targetOf(world)))).toEqual([hash("one")]);
      await world.write({ "App.zip": "three" });
      expect(codesOf(await world.run({ tag: "v1.2.0" }, byRun(4)))).toEqual([]);
    },
    has: "three",
  },
};

const targetOf = ({ shop }: World) =>
  shop.calls.find((call) => call.startsWith("upload"))?.split(" ")[1] ?? "";

const cells = routes.flatMap((target) =>
  names.flatMap((name) =>
    Object.keys(variants).flatMap((variant) =>
      Object.keys(sequels).map((sequel) => [target, name, variant, sequel] as const),
    ),
  ),
);

describe.each(cells)("%s, named %s, %s: after a run that was killed at any point", (...cell) => {
  const [target, name, variant, sequel] = cell;

  it(`${sequel} leaves one file, and nobody is asked`, async () => {
    const { run, has } = sequels[sequel] ?? { run: async () => {}, has: "" };
    const manifest = `version: 1\nfiles:\n  "App.zip": { to: ${target}, name: "${name}" }\n`;
    let killed = true;
    let steps = 0;
    for (; killed; steps += 1) {
      const world = await aWorld(
        { "dodo-files.yaml": manifest, "App.zip": "one" },
        { products: [target], variant: variants[variant] ?? {} },
      );
      await world.run({ tag: "v1.0.0" }, byRun(1));
      await world.write({ "App.zip": "two" });
      killed = await runKilled(world, { tag: "v1.1.0" }, steps, byRun(2));
      // A run that was not killed is done; the next release of that tag would be another one.
      if (!killed) break;
      await run(world);
      const seen = world.shop.downloads(target).map(({ sha256 }) => sha256);
      expect([steps, seen]).toEqual([steps, [hash(has)]]);
      expect([steps, namesOf(world, target)]).toHaveLength(2);
    }
    expect(steps).toBeGreaterThan(4);
  });
});
