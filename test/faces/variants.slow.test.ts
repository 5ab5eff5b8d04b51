import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ProductFixture } from "../../emulator/fixtures.ts";
import { likely, type Variant } from "../../emulator/variants.ts";
import { hash } from "../contracts/storefront.ts";
import { expectNoSecrets, startWorlds, type World } from "./world.ts";

const target = "pdt_TestApp1";
const moved = "ent_TestMoved1";
const extras = "ent_TestExtras1";
const product: ProductFixture = {
  id: target,
  name: "The App",
  external_url: "https://example.com/read",
  instructions: "Enjoy.",
  files: [{ name: "By hand.txt", bytes: "By hand." }],
};
type Targets = readonly string[];
const manifest = (targets: Targets, ...globs: readonly string[]) =>
  `version: 1\nfiles:\n${globs.map((glob) => `  "${glob}": [${targets}]\n`).join("")}`;
const all = (targets: Targets) => manifest(targets, "a.zip", "b.zip", "notes/*.zip");

const variants: readonly Partial<Variant>[] = [
  { putAttaches: "no" },
  { putAttaches: "on-upload" },
  { putAttaches: "on-reserve" },
  { patchOmitted: "clear" },
  { reattach: "refuse" },
  { reattach: "ignore" },
  { signedHeaders: ["host", "content-type"] },
  { signedHeaders: ["host", "content-type"], contentType: "application/zip" },
  { signedHeaders: ["host", "content-length"] },
  { unsignedHeaders: "accept" },
  { expiry: "at-end" },
  { etag: "kms" },
  { etag: "opaque" },
  { listsUnsent: false },
  { listsSize: false },
  { listLag: 1 },
  { errorBodies: false },
  { missingBytes: 403 },
  { migrated: "both" },
  { fileCap: 4 },
  { detachByPatch: "honoured" },
  { detachByPatch: "ignored" },
  { detachByPatch: "in-use" },
];

/** The manifest's targets: each route alone, and both at once in every variant. */
const scenarios: readonly (readonly [string, Partial<Variant>, Targets])[] = [
  ["{}, a product alone", {}, [target]],
  ["{}, an entitlement alone", {}, [extras]],
  [
    '{"migrated":"entitlement"}, the one that a product was moved to',
    { migrated: "entitlement" },
    [moved],
  ],
  ...variants.map((variant) => [JSON.stringify(variant), variant, [target, extras]] as const),
];

/** Switches that change what buyers get, or that no run meets by itself, and the test that shows what becomes of them. */
const elsewhere: { readonly [name in keyof Variant]?: string } = {
  patchFiles: "faces/variants.slow.test.ts",
  deleteInUse: "faces/variants.slow.test.ts",
  readOnlyStatus: "faces/bad-input.test.ts",
  archived: "faces/bad-input.test.ts",
  urlSeconds: "emulator/store.test.ts",
  downloadSeconds: "emulator/variants.test.ts",
  entitlementBytes: "io/dodo/entitlement-route.test.ts",
};

test("every switch of the emulator is tried here, or elsewhere", () => {
  const here = variants.flatMap((variant) => Object.keys(variant));
  expect(
    Object.keys(likely).filter((name) => !here.includes(name) && !(name in elsewhere)),
  ).toEqual([]);
  for (const [name, file] of Object.entries(elsewhere))
    expect(readFileSync(new URL(`../${file}`, import.meta.url), "utf8")).toMatch(
      new RegExp(`[{,] ${name}: `),
    );
});

/** What a buyer gets: name → SHA-256, each name once. */
async function buyer(world: World, of = target): Promise<Readonly<Record<string, string>>> {
  const files = await world.emulator.buyer(of);
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  return Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]));
}

function hashes(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, hash(text)]));
}

const byHand = { "By hand.txt": "By hand." };

/** A list goes to an entitlement only where all in it is ours, and beside a file of another there is no room for a fourth of ours. */
const isOursAlone = ({ detachByPatch, fileCap }: Partial<Variant>) =>
  detachByPatch !== undefined || fileCap !== undefined;

test.concurrent.each(scenarios)(
  "whatever Dodo does where its documents are silent, buyers get the same: %s",
  async (_, variant, targets) => {
    // Each has an emulator of its own, so they may run side by side.
    const worlds = await startWorlds({ variant });
    try {
      const migrated = variant.migrated !== undefined;
      const files = isOursAlone(variant) ? [] : (product.files ?? []);
      const world = await worlds.open(
        { "dodo-files.yaml": all(targets), "a.zip": "a1", "b.zip": "b1", "notes/n.zip": "n1" },
        {
          products: [migrated ? { ...product, migratedTo: moved } : product],
          entitlements: [
            { id: extras, name: "Extras", files },
            ...(migrated ? [{ id: moved, name: "Moved" }] : []),
          ],
        },
      );
      const beside = () => {
        const { files: _files, ...rest } = world.emulator.product(target);
        return rest;
      };
      const before = beside();
      const run = async (wanted: Readonly<Record<string, string>>, result: string) => {
        // A state in a file is saved at once: on a branch, saves that wait for each other would take most of the time.
        const ran = await world.action({ inputs: { "state-file": "state.json" } });
        expect(
          [ran.outputs["failure-reason"], ran.outputs["result"], ran.exitCode],
          ran.log,
        ).toEqual(["", result, 0]);
        for (const one of targets) {
          const others = one === extras && files.length === 0 ? {} : byHand;
          expect(await buyer(world, one)).toEqual(hashes({ ...others, ...wanted }));
        }
        expect(beside()).toEqual(before);
        const ids = JSON.parse(ran.outputs["file-ids"] ?? "{}");
        for (const one of targets)
          expect(Object.keys(ids[one]).sort()).toEqual(Object.keys(wanted));
        expectNoSecrets(ran, world);
      };
      await run({ "a.zip": "a1", "b.zip": "b1", "n.zip": "n1" }, "changed");
      const writes = world.writes();
      await run({ "a.zip": "a1", "b.zip": "b1", "n.zip": "n1" }, "unchanged");
      expect(world.writes()).toEqual(writes);
      await world.write({ "a.zip": "a2 is longer" });
      await run({ "a.zip": "a2 is longer", "b.zip": "b1", "n.zip": "n1" }, "changed");
      await world.write({ "dodo-files.yaml": manifest(targets, "a.zip", "notes/*.zip") });
      await run({ "a.zip": "a2 is longer", "n.zip": "n1" }, "changed");
      await world.write({ "a.zip": "a1", "dodo-files.yaml": all(targets) });
      await run({ "a.zip": "a1", "b.zip": "b1", "n.zip": "n1" }, "changed");
      expect(world.emulator.violations).toEqual([]);
    } finally {
      await worlds.close();
    }
  },
);

test.concurrent("a list that can only grow still gets the new files, and what stays is said", async () => {
  const worlds = await startWorlds({ variant: { patchFiles: "merge" } });
  try {
    const world = await worlds.open({
      "dodo-files.yaml": all([target]),
      "a.zip": "a1",
      "b.zip": "b1",
      "notes/n.zip": "n1",
    });
    await world.action();
    await world.write({ "a.zip": "a2" });
    const run = await world.action();
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: "changed", replaced: "1" } });
    expect((await world.emulator.buyer(target)).map(({ sha256 }) => sha256)).toContain(hash("a2"));
    expect(run.annotations.map(({ level }) => level)).toEqual(["warning"]);
    const writes = world.writes();
    expect((await world.action()).outputs["result"]).toBe("unchanged");
    expect(world.writes()).toEqual(writes);
  } finally {
    await worlds.close();
  }
});

test.concurrent("an ETag that lies is found out by a download, and the file delivered all the same", async () => {
  const worlds = await startWorlds({ variant: { etag: "wrong" } });
  try {
    const world = await worlds.open({
      "dodo-files.yaml": manifest([target], "a.zip"),
      "a.zip": "a1",
    });
    const run = await world.action();
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: "changed", created: "1" } });
    expect(await buyer(world)).toEqual(hashes({ "a.zip": "a1" }));
    expect(
      world.emulator.requests.some(({ to, method }) => to === "store" && method === "GET"),
    ).toBe(true);
  } finally {
    await worlds.close();
  }
});

test.concurrent.each<Partial<Variant>>([
  { detachByPatch: "ignored" },
  { detachByPatch: "ignored", deleteInUse: "destroy" },
  { detachByPatch: "in-use" },
])(
  "what buyers of an entitlement paid for stays theirs, whatever Dodo lets go: %j",
  async (variant) => {
    const worlds = await startWorlds({ variant });
    try {
      const world = await worlds.open({
        "dodo-files.yaml": manifest([extras], "a.zip"),
        "a.zip": "a1",
      });
      await world.action();
      world.emulator.grants.add({ entitlement: extras });
      await world.write({ "a.zip": "a2" });
      expect(await world.action()).toMatchObject({
        exitCode: 0,
        outputs: { result: "changed", replaced: "1" },
      });
      const digests = (await world.emulator.buyer(extras)).map(({ sha256 }) => sha256);
      expect(digests.sort()).toEqual([hash("a1"), hash("a2")].sort());
      const [sold] = await world.emulator.grants.views();
      expect(sold?.files.map(({ sha256 }) => sha256)).toEqual([hash("a1")]);
      expect(world.emulator.violations).toEqual([]);
    } finally {
      await worlds.close();
    }
  },
);
