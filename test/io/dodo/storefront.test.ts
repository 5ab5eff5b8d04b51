import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/emulator.ts";
import type { Fixtures } from "../../../emulator/fixtures.ts";
import type { Variant } from "../../../emulator/variants.ts";
import { createStorefront } from "../../../src/io/dodo/storefront.ts";
import { aWorld, type World } from "../../app/world.ts";
import { hash } from "../../contracts/storefront.ts";
import { edgesTo } from "./emulated.ts";

const extras = "ent_TestExtras1";
const app = "pdt_TestApp1";
const tree = {
  "dodo-files.yaml": `version: 1\nfiles: { "dist/*.zip": ${extras}, "app.exe": ${app} }\n`,
  "dist/a.zip": "a1",
  "dist/b.zip": "b1",
  "app.exe": "app1",
};
const fixtures: Fixtures = {
  products: [
    { id: app },
    { id: "pdt_Moved1", migratedTo: extras, files: [{ name: "moved.txt", bytes: "moved" }] },
  ],
  entitlements: [{ id: extras, external_url: "https://example.com/x", instructions: "Read me." }],
};

const held: { emulator?: Emulator; close?: () => Promise<void> } = {};

/** A seller's repository before the emulated shop, by both routes. */
async function aShop(
  variant: Partial<Variant>,
): Promise<{ readonly world: World; readonly emulator: Emulator }> {
  const emulator = await startEmulator({ variant, fixtures });
  const { options, close } = edgesTo(emulator);
  held.close = async () => {
    await close();
    await emulator.close();
  };
  const storefront = createStorefront(options);
  return { world: await aWorld(tree, { storefront }), emulator };
}

async function names(emulator: Emulator): Promise<readonly string[]> {
  const seen = await emulator.buyer(extras);
  return seen.map(({ name, sha256 }) => `${name} ${sha256.slice(0, 8)}`).toSorted();
}

const line = (name: string, text: string) => `${name} ${hash(text).slice(0, 8)}`;

const variants: readonly {
  readonly variant: Partial<Variant>;
  readonly sold?: true;
  readonly stays?: true;
}[] = [
  { variant: {} },
  { variant: {}, sold: true },
  { variant: { detachByPatch: "ignored" } },
  { variant: { detachByPatch: "ignored" }, sold: true, stays: true },
  { variant: { detachByPatch: "in-use" } },
  { variant: { detachByPatch: "in-use" }, sold: true, stays: true },
  { variant: { detachByPatch: "in-use", errorBodies: false }, sold: true, stays: true },
  { variant: { detachByPatch: "ignored", deleteInUse: "destroy" }, sold: true, stays: true },
  { variant: { migrated: "entitlement" } },
  { variant: { migrated: "both" } },
  { variant: { migrated: "both" }, sold: true, stays: true },
  { variant: { listsSize: false } },
  { variant: { listsSize: false, missingBytes: 403, listsUnsent: false } },
  { variant: { listLag: 2 } },
  { variant: { patchOmitted: "clear" } },
];

describe.each(variants)(
  "both routes in one run, $variant, sold: $sold",
  ({ variant, sold, stays }) => {
    const shop: { world?: World; emulator?: Emulator } = {};
    beforeAll(async () => Object.assign(shop, await aShop(variant)));
    afterAll(() => held.close?.());

    it("deliver, find nothing to do, replace, and lose nothing that was sold", async () => {
      const { world, emulator } = shop;
      if (!world || !emulator) throw new Error("not started");
      expect((await world.run()).problems).toEqual([]);
      const moved = variant.migrated === undefined ? [] : [line("moved.txt", "moved")];
      expect(await names(emulator)).toEqual([line("a.zip", "a1"), line("b.zip", "b1"), ...moved]);
      if (sold) emulator.grants.add({ entitlement: extras });
      const writes = () => emulator.requests.filter(({ method }) => method !== "GET").length;
      const before = writes();
      expect((await world.run()).result).toBe("unchanged");
      expect(writes()).toBe(before);

      await world.write({ "dist/a.zip": "a2", "app.exe": "app2" });
      const report = await world.run({ verify: "content" });
      expect([report.result, report.problems]).toEqual(["changed", []]);
      const old = stays ? [line("a.zip", "a1")] : [];
      expect(await names(emulator)).toEqual(
        [...old, line("a.zip", "a2"), line("b.zip", "b1"), ...moved].toSorted(),
      );
      expect((await emulator.buyer(app)).map(({ sha256 }) => sha256)).toEqual([hash("app2")]);
      expect(report.warnings).toHaveLength(stays ? 1 : 0);
      for (const { files } of await emulator.grants.views()) {
        expect(files.map(({ sha256 }) => sha256)).not.toContain("missing");
      }
      for (const { files } of emulator.history(extras).slice(3)) {
        expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(["a.zip", "b.zip"]));
      }
      expect((await world.run()).result).toBe("unchanged");
      const { external_url, instructions } = emulator.product(extras);
      expect([external_url, instructions]).toEqual(["https://example.com/x", "Read me."]);
      expect(emulator.violations).toEqual([]);
    });
  },
);
