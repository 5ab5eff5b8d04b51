import { describe, expect, it } from "vitest";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";
import { byRun, codesOf, namesOf } from "./meet.ts";

const routes = ["pdt_app", "ent_app"] as const;

const manifest = (target: string, more: string) => ({
  "dodo-files.yaml": `version: 1\nfiles:\n  "App.zip": { to: ${target}, ${more} }\n`,
});

async function deliver(world: World, versions: readonly string[], from = 1): Promise<void> {
  for (const [index, version] of versions.entries()) {
    await world.write({ "App.zip": version });
    const { problems } = await world.run({ tag: `v${version}` }, byRun(from + index));
    expect(problems).toEqual([]);
  }
}

describe.each(routes)("a run without a tag that has an older build, %s", (target) => {
  const products = [target];

  it.each(["App-{version}.zip", "App.zip"])("brings no older file back, named %s", async (name) => {
    const keep = manifest(target, `name: "${name}"`);
    const world = await aWorld(keep, { products });
    await deliver(world, ["1.0.0", "1.1.0"]);
    await world.write({ "App.zip": "1.0.0" });
    const before = world.shop.buyer(target);
    const report = await world.run({}, byRun(9));
    // What has to be sent again, as to an entitlement, needs its name first.
    const needsTag = target === "ent_app" && name !== "App.zip";
    expect(codesOf(report)).toEqual(["would-downgrade", ...(needsTag ? ["no-tag"] : [])]);
    expect(world.shop.buyer(target)).toEqual(before);
    const again = await world.run({ "allow-downgrade": "true" }, byRun(10));
    expect(codesOf(again)).toEqual(needsTag ? ["no-tag"] : []);
  });

  it("does not leave the older one alone where the rule keeps fewer than before", async () => {
    const of = (keep: number) => manifest(target, `name: "App-{version}.zip", keep: ${keep}`);
    const world = await aWorld(of(3), { products });
    await deliver(world, ["1.0.0", "1.1.0", "1.2.0"]);
    await world.write({ ...of(1), "App.zip": "1.0.0" });
    expect(codesOf(await world.run({}, byRun(9)))).toEqual(["would-downgrade"]);
    expect(namesOf(world, target)).toHaveLength(3);
    await world.write({ "App.zip": "1.2.0" });
    expect(codesOf(await world.run({}, byRun(10)))).toEqual([]);
    expect(namesOf(world, target)).toEqual(["App-1.2.0.zip"]);
  });

  it("nor by a tag that is older than what is live, whatever the run", async () => {
    const world = await aWorld(manifest(target, `name: "App-{version}.zip"`), { products });
    await deliver(world, ["1.0.0", "1.1.0"]);
    await world.write({ "App.zip": "1.0.0" });
    expect(codesOf(await world.run({ tag: "v1.0.0" }, byRun(9)))).toEqual(["would-downgrade"]);
    expect(namesOf(world, target)).toEqual(["App-1.1.0.zip"]);
  });
});

describe.each(routes)("of the versions that a rule keeps, %s", (target) => {
  const products = [target];
  const two = manifest(target, `name: "App-{version}.zip", keep: 2`);

  it("the newest stay after a rollback", async () => {
    const world = await aWorld(two, { products });
    await deliver(world, ["1.0.0", "1.1.0", "1.2.0"]);
    await world.write({ "App.zip": "1.0.0" });
    expect(codesOf(await world.run({ command: "rollback" }, byRun(5)))).toEqual([]);
    expect(namesOf(world, target)).toEqual(["App-1.0.0.zip", "App-1.1.0.zip"]);
    await deliver(world, ["1.3.0"], 6);
    expect(namesOf(world, target)).toEqual(["App-1.1.0.zip", "App-1.3.0.zip"]);
  });

  it.each([
    ["of versions", ["1.0.0", "1.1.0", "1.2.0"]],
    ["of names that are no versions", ["green", "blue", "red"]],
  ])(
    "the newest stay whatever the clocks say, %s",
    async (_, [first = "", second = "", third = ""]) => {
      const rule = manifest(target, `name: "App-{tag}.zip", keep: 2`);
      let now = Date.parse("2026-01-01T00:00:00Z");
      const clock = { now: () => now, elapsed: () => 0, sleep: async () => {} };
      const world = await aWorld({ ...rule, "App.zip": first }, { products, clock });
      for (const [index, text] of [first, second, third].entries()) {
        await world.write({ "App.zip": text });
        const tag = /\d/.test(text) ? `v${text}` : text;
        expect(codesOf(await world.run({ tag }, byRun(index + 1)))).toEqual([]);
        // Each machine is an hour behind the one before.
        now -= 3_600_000;
      }
      const seen = Object.values(world.shop.buyer(target));
      expect(seen.toSorted()).toEqual([hash(second), hash(third)].toSorted());
    },
  );

  it("one that an apply brings back keeps its place", async () => {
    const world = await aWorld(two, { products });
    await deliver(world, ["1.0.0", "1.1.0"]);
    const [old] = world.shop.downloads(target).filter(({ name }) => name === "App-1.0.0.zip");
    world.shop.detach(target, old?.file_id ?? "");
    await deliver(world, ["1.2.0"], 3);
    expect(namesOf(world, target)).toEqual(["App-1.1.0.zip", "App-1.2.0.zip"]);
  });
});
