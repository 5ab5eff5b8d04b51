import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { hash } from "../../contracts/storefront.ts";
import type { ShopVariant } from "../../fakes/memory-storefront.ts";
import { runKilled } from "../killed.ts";
import { aWorld, type World } from "../world.ts";

const target = "pdt_app";
const manifest = (...files: readonly string[]) =>
  `version: 1\nfiles:\n${files.map((file) => `  "${file}": ${target}\n`).join("")}`;
const tree = { "dodo-files.yaml": manifest("a.zip", "b.zip"), "a.zip": "a1", "b.zip": "b1" };

interface Scenario {
  readonly before: (world: World) => Promise<unknown>;
  readonly inputs: Readonly<Record<string, string>>;
  /** After the killed command was repeated to its end. */
  readonly after?: (world: World) => Promise<unknown>;
  readonly wanted: Readonly<Record<string, string>>;
}

const scenarios: Readonly<Record<string, Scenario>> = {
  "first sync": {
    before: async () => {},
    inputs: { tag: "v1" },
    wanted: { "a.zip": "a1", "b.zip": "b1" },
  },
  replace: {
    async before(world) {
      await world.run({ tag: "v1" });
      await world.write({ "a.zip": "a2" });
    },
    inputs: { tag: "v2" },
    wanted: { "a.zip": "a2", "b.zip": "b1" },
  },
  prune: {
    async before(world) {
      await world.run({ tag: "v1" });
      await world.write({ "dodo-files.yaml": manifest("a.zip") });
    },
    inputs: { tag: "v2" },
    wanted: { "a.zip": "a1" },
  },
  rollback: {
    async before(world) {
      await world.run({ tag: "v1" });
      await world.write({ "a.zip": "a2" });
      await world.run({ tag: "v2" });
      // What cannot be attached again is sent again, from any file with the right bytes.
      await world.write({ "a.zip": "a1" });
    },
    inputs: { command: "rollback", to: "v1" },
    wanted: { "a.zip": "a1", "b.zip": "b1" },
  },
  import: {
    async before(world) {
      world.shop.addFile(target, "a.zip", "by hand");
    },
    inputs: { command: "import" },
    after: (world) => world.run({ tag: "v1" }),
    wanted: { "a.zip": "a1", "b.zip": "b1" },
  },
};

const variants: Readonly<Record<string, ShopVariant>> = {
  likely: {},
  "attach on put": { putAttaches: true },
  "merging lists": { patch: "merge" },
  "ids refused for good": { reattach: "refuse" },
  "ids ignored for good": { reattach: "ignore" },
  "lagging lists": { lag: 2 },
};

const cells = Object.keys(scenarios).flatMap((scenario) =>
  Object.keys(variants)
    // There the file that was just made by hand is not listed yet: nothing to import, and nobody could know.
    .filter((variant) => scenario !== "import" || variant !== "lagging lists")
    .map((variant) => [scenario, variant] as const),
);

describe.each(cells)("killed at every step of %s, %s", (name, variant) => {
  it("the next run converges, and no buyer ever missed a file", async () => {
    const { before, inputs, after, wanted } = scenarios[name] ?? {
      before: async () => {},
      inputs: {},
      wanted: {},
    };
    const hashes = Object.fromEntries(
      Object.entries(wanted).map(([file, text]) => [file, hash(text)]),
    );
    let killed = true;
    let steps = 0;
    for (; killed; steps += 1) {
      const world = await aWorld(tree, { variant: variants[variant] ?? {} });
      await before(world);
      const since = world.shop.history.get(target)?.length ?? 0;
      const had = Object.keys(world.shop.buyer(target));
      killed = await runKilled(world, inputs, steps);
      const healed = await world.run(inputs);
      expect(healed.problems.map(({ code, message }) => `${steps}: ${code} ${message}`)).toEqual(
        [],
      );
      await after?.(world);
      // Where lists merge, what was withdrawn stays beside what is wanted: a name may stand for two files, and one must be right.
      if (variant === "merging lists") await expectAmong(world, hashes);
      else {
        expect(world.shop.buyer(target)).toEqual(hashes);
        expect(world.shop.history.get(target)?.at(-1)?.toSorted()).toEqual(
          Object.keys(wanted).toSorted(),
        );
      }
      const moments = (world.shop.history.get(target) ?? []).slice(since);
      const kept = had.filter((file) => file in wanted);
      expect(moments.filter((seen) => kept.some((file) => !seen.includes(file)))).toEqual([]);
      expect(moments.filter((seen) => had.length > 0 && seen.length === 0)).toEqual([]);
    }
    expect(steps).toBeGreaterThan(4);
  });
});

async function expectAmong(world: World, hashes: Readonly<Record<string, string>>): Promise<void> {
  const { files } = await world.shop.read(target);
  const seen = await Promise.all(
    files.map(async (file) => `${file.name} ${await world.shop.digest(file, 1000)}`),
  );
  for (const [name, sha256] of Object.entries(hashes)) expect(seen).toContain(`${name} ${sha256}`);
}

describe("any history of edits, failures and other writers", () => {
  const file = fc.constantFrom("a.zip", "b.zip", "c.zip");
  const event = fc.oneof(
    fc.record({
      kind: fc.constant("edit" as const),
      file,
      text: fc.string({ minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("declare" as const),
      files: fc.uniqueArray(file, { minLength: 1 }),
    }),
    fc.record({ kind: fc.constant("detach" as const), nth: fc.nat(3) }),
    fc.record({ kind: fc.constant("kill" as const), steps: fc.nat(30) }),
    fc.record({ kind: fc.constant("fail" as const), nth: fc.nat(12) }),
    fc.record({ kind: fc.constant("race" as const), nth: fc.nat(8) }),
    fc.record({ kind: fc.constant("run" as const) }),
  );

  it("ends in the declared state, with somebody else's file untouched", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 8 }), async (events) => {
        const all = { "a.zip": "a", "b.zip": "b", "c.zip": "c" };
        const contents = new Map<string, string>(Object.entries(all));
        let declared: readonly string[] = ["a.zip"];
        const world = await aWorld({ ...all, "dodo-files.yaml": manifest(...declared) });
        world.shop.addFile(target, "by-hand.pdf", "mine");
        for (const one of events) {
          if (one.kind === "edit") {
            contents.set(one.file, one.text);
            await world.write({ [one.file]: one.text });
          }
          if (one.kind === "declare") {
            declared = one.files;
            await world.write({ "dodo-files.yaml": manifest(...declared) });
          }
          if (one.kind === "detach") {
            const ours = (await world.shop.read(target)).files.filter(
              ({ name }) => name !== "by-hand.pdf",
            );
            const gone = ours[one.nth];
            if (gone) world.shop.detach(target, gone.file_id);
          }
          if (one.kind === "kill") await runKilled(world, {}, one.steps);
          if (one.kind === "fail") await runInto(world, one.nth, () => Promise.reject(down()));
          if (one.kind === "race")
            await runInto(world, one.nth, async () => void (await world.run()));
          if (one.kind === "run") await world.run();
        }
        world.shop.before = () => {};
        const last = await world.run();
        expect(last.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
        const wanted = declared.map((name) => [name, hash(contents.get(name) ?? "")] as const);
        expect(world.shop.buyer(target)).toEqual(
          Object.fromEntries([...wanted, ["by-hand.pdf", hash("mine")]]),
        );
        expect((await world.shop.read(target)).files).toHaveLength(declared.length + 1);
        expect((await world.run()).result).toBe("unchanged");
      }),
      { numRuns: 150 },
    );
  });
});

/** A run in whose nth call to Dodo something else happens first. */
async function runInto(world: World, nth: number, meanwhile: () => Promise<void>): Promise<void> {
  let calls = 0;
  world.shop.before = async () => {
    calls += 1;
    if (calls !== nth) return;
    world.shop.before = () => {};
    await meanwhile();
  };
  await world.run();
  world.shop.before = () => {};
}

function down(): Problem {
  return new Problem({
    code: "network",
    message: "The connection to Dodo failed.",
    remedy: "Run again.",
  });
}
