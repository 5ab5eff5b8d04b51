import { describe, expect, it } from "vitest";
import { aWorld, type World } from "../world.ts";

const manifest = (name: string) =>
  `version: 1\nfiles:\n  "App.zip": { to: pdt_app, name: "${name}", keep: 2 }\n`;
const versioned = manifest("App-{version}.zip");

function names({ shop }: World): readonly string[] {
  return Object.keys(shop.buyer("pdt_app")).toSorted();
}

async function deliver(world: World, version: string): Promise<void> {
  await world.write({ "App.zip": version });
  expect((await world.run({ tag: `v${version}` })).problems).toEqual([]);
}

describe("what keep keeps", () => {
  it("is the newest by version after a rollback too", async () => {
    const world = await aWorld({ "dodo-files.yaml": versioned, "App.zip": "0" });
    for (const version of ["1.0.0", "1.1.0", "1.2.0"]) await deliver(world, version);
    await world.run({ command: "rollback" });
    expect(names(world)).toEqual(["App-1.0.0.zip", "App-1.1.0.zip"]);
    await deliver(world, "1.3.0");
    expect(names(world)).toEqual(["App-1.1.0.zip", "App-1.3.0.zip"]);
  });

  it("is the newest by version if the clock of a machine is behind", async () => {
    const one = await aWorld({ "dodo-files.yaml": versioned, "App.zip": "1.0" });
    await one.run({ tag: "v1.0.0" });
    // The clock of this one starts when the first one's did.
    const other = await aWorld({ "dodo-files.yaml": versioned, "App.zip": "1.1" }, { beside: one });
    await other.run({ tag: "v1.1.0" });
    await one.write({ "App.zip": "1.2" });
    await one.run({ tag: "v1.2.0" });
    expect(names(one)).toEqual(["App-1.1.0.zip", "App-1.2.0.zip"]);
  });

  it("is the newest by release if tags are no versions, whatever the clocks say", async () => {
    const tree = { "dodo-files.yaml": manifest("App-{tag}.zip"), "App.zip": "spring" };
    const one = await aWorld(tree);
    await one.run({ tag: "spring" });
    const other = await aWorld({ ...tree, "App.zip": "autumn" }, { beside: one });
    await other.run({ tag: "autumn" });
    await one.write({ "App.zip": "winter" });
    await one.run({ tag: "winter" });
    expect(names(one)).toEqual(["App-autumn.zip", "App-winter.zip"]);
  });

  it("is the newest by release after a rollback, which brings files back to their own place", async () => {
    const world = await aWorld({ "dodo-files.yaml": manifest("App-{tag}.zip"), "App.zip": "0" });
    for (const tag of ["spring", "summer", "autumn"]) {
      await world.write({ "App.zip": tag });
      await world.run({ tag });
    }
    await world.run({ command: "rollback" });
    expect(names(world)).toEqual(["App-spring.zip", "App-summer.zip"]);
    await world.write({ "App.zip": "winter" });
    await world.run({ tag: "winter" });
    expect(names(world)).toEqual(["App-summer.zip", "App-winter.zip"]);
  });
});
