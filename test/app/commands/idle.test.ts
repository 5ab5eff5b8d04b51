import { expect, it } from "vitest";
import { aWorld } from "../world.ts";

const manifest = (rule: string) => ({
  "dodo-files.yaml": `version: 1\nfiles:\n  "dist/*.zip": ${rule}\n  "LICENSE": { to: pdt_app, when: always }\n`,
  "dist/App.zip": "App",
  LICENSE: "MIT",
});

it.each(["v1.3.0rc1", "1.3.0b1", "v2-rc1", "v1.2.3.dev0", "v1.0.0-win"])(
  "a live run of %s sends buyers of releases nothing, and warns if that is all there was",
  async (tag) => {
    const world = await aWorld(manifest("pdt_app"));
    const first = await world.run({ environment: "live_mode", tag });
    expect(Object.keys(world.shop.buyer("pdt_app"))).toEqual(["LICENSE"]);
    expect(first.warnings).toEqual([]);
    const second = await world.run({ environment: "live_mode", tag });
    expect(second).toMatchObject({ result: "unchanged", warnings: [{ code: "rule-idle" }] });
  },
);

it.each(["v1.0.0-hotfix1", "v1.0.0-1", "v1.0.0-FIX", "v2024.05.01"])(
  "a live run of %s delivers",
  async (tag) => {
    const world = await aWorld(manifest("pdt_app"));
    const report = await world.run({ environment: "live_mode", tag });
    expect(Object.keys(world.shop.buyer("pdt_app")).sort()).toEqual(["App.zip", "LICENSE"]);
    expect(report.warnings).toEqual([]);
  },
);

it("a rule for releases beside one for prereleases may wait without a warning", async () => {
  const world = await aWorld(manifest("[pdt_app, { to: pdt_book, when: prerelease }]"));
  for (const tag of ["v1.0.0-rc1", "v1.0.0-rc1", "v1.0.0", "v1.0.0"]) {
    expect((await world.run({ environment: "live_mode", tag })).warnings).toEqual([]);
  }
});
