import { describe, expect, it } from "vitest";
import { changesOf, isPending, type Plan } from "../../../src/core/plan/plan.ts";
import { aWorld, type World } from "../world.ts";
import { byRun, codesOf, namesOf } from "./meet.ts";

const routes = ["pdt", "ent"] as const;

async function twoReleases(target: string): Promise<World> {
  const manifest = `version: 1\nfiles:\n  "App.zip": { to: ${target}, name: "App-{version}.zip" }\n`;
  const tree = { "dodo-files.yaml": manifest, "App.zip": "one" };
  const world = await aWorld(tree, { products: [target] });
  await world.run({ tag: "v1.0.0" }, byRun(1));
  await world.write({ "App.zip": "two" });
  return world;
}

/** Asks a person, to whom `meanwhile` happens the first time. */
function asking(meanwhile: () => Promise<unknown>) {
  const shown: string[][] = [];
  const ask = async (plan: Plan) => {
    shown.push(
      changesOf(plan)
        .filter(isPending)
        .map(({ action, name }) => `${action} ${name}`),
    );
    if (shown.length === 1) await meanwhile();
    return "answered" as const;
  };
  return { shown, ask };
}

describe.each(routes)("an apply whose question waits, %s", (route) => {
  const target = `${route}_app`;

  it("asks once if nothing changed", async () => {
    const world = await twoReleases(target);
    const { shown, ask } = asking(async () => {});
    const report = await world.run({ tag: "v1.1.0" }, { ...byRun(2), ask });
    expect([codesOf(report), shown]).toEqual([[], [["replace App-1.1.0.zip"]]]);
    expect(namesOf(world, target)).toEqual(["App-1.1.0.zip"]);
  });

  it("keeps what somebody added meanwhile, and asks again only if the plan is another", async () => {
    const world = await twoReleases(target);
    const { shown, ask } = asking(async () => world.shop.addFile(target, "by-hand.pdf", "mine"));
    const report = await world.run({ tag: "v1.1.0" }, { ...byRun(2), ask });
    expect(codesOf(report)).toEqual([]);
    expect(new Set(shown.flat())).toEqual(new Set(["replace App-1.1.0.zip"]));
    expect(namesOf(world, target)).toEqual(["App-1.1.0.zip", "by-hand.pdf"]);
  });

  it("does not go back behind a newer release that came meanwhile", async () => {
    const world = await twoReleases(target);
    const tree = {
      "dodo-files.yaml": `version: 1\nfiles:\n  "App.zip": { to: ${target}, name: "App-{version}.zip" }\n`,
      "App.zip": "three",
    };
    const newer = await aWorld(tree, { beside: world });
    const { ask } = asking(() => newer.run({ tag: "v1.2.0" }, byRun(3)));
    await world.run({ tag: "v1.1.0" }, { ...byRun(2), ask });
    expect(namesOf(world, target)).toEqual(["App-1.2.0.zip"]);
  });

  it("does nothing more than was agreed to, if the same release came meanwhile", async () => {
    const world = await twoReleases(target);
    const { ask } = asking(() => world.run({ tag: "v1.1.0" }, byRun(3)));
    const report = await world.run({ tag: "v1.1.0" }, { ...byRun(2), ask });
    expect(codesOf(report)).toEqual([]);
    expect(namesOf(world, target)).toEqual(["App-1.1.0.zip"]);
    expect(world.shop.calls.filter((call) => call.startsWith("upload"))).toHaveLength(2);
  });
});
