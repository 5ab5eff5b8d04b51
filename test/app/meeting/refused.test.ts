import { describe, expect, it } from "vitest";
import { aWorld, type World } from "../world.ts";
import { byRun, codesOf, namesOf } from "./meet.ts";

const target = "pdt_app";
const tree = {
  "dodo-files.yaml": `version: 1\nfiles:\n  "App.zip": { to: ${target}, name: "App-{version}.zip" }\n`,
  "App.zip": "one",
};

const uploads = ({ shop }: World) => shop.calls.filter((call) => call.startsWith("upload")).length;

const refusals = {
  "too many files": { message: "422 too many", code: "too-many-files" },
  "no reason": { message: "422 INVALID_REQUEST_BODY", code: "list-refused" },
} as const;

/** Two releases; the shop refuses each list from then on. */
async function refusing(of: keyof typeof refusals): Promise<World> {
  const world = await aWorld(tree);
  await world.run({ tag: "v1.0.0" }, byRun(1));
  await world.write({ "App.zip": "two" });
  await world.run({ tag: "v1.1.0" }, byRun(2));
  const { message } = refusals[of];
  world.shop.write = async () => ({ kind: "refused", message });
  return world;
}

describe.each(Object.keys(refusals) as (keyof typeof refusals)[])(
  "a list that is refused for %s",
  (of) => {
    const { code } = refusals[of];

    it("sends nothing that a rollback wants back, in no run, and buyers keep what they have", async () => {
      const world = await refusing(of);
      await world.write({ "App.zip": "one" });
      const sent = uploads(world);
      for (let run = 3; run < 6; run += 1)
        expect(codesOf(await world.run({ command: "rollback", to: "v1.0.0" }, byRun(run)))).toEqual(
          [code],
        );
      expect(uploads(world)).toBe(sent);
      expect(namesOf(world, target)).toEqual(["App-1.1.0.zip"]);
    });

    it("sends a new release once, however often it is tried", async () => {
      const world = await refusing(of);
      await world.write({ "App.zip": "three" });
      const sent = uploads(world);
      for (let run = 3; run < 6; run += 1)
        expect(codesOf(await world.run({ tag: "v1.2.0" }, byRun(run)))).toEqual([code]);
      expect(uploads(world)).toBe(sent + 1);
      expect(namesOf(world, target)).toEqual(["App-1.1.0.zip"]);
    });

    it("withdraws nothing where only the old would go, and says so", async () => {
      const world = await refusing(of);
      await world.write({
        "dodo-files.yaml": `version: 1\nfiles:\n  "m.pdf": pdt_book\n`,
        "m.pdf": "m",
      });
      const report = await world.run({ command: "destroy", only: target }, { operands: [] });
      expect(report.problems.length + report.warnings.length).toBeGreaterThan(0);
      expect(namesOf(world, target)).toEqual(["App-1.1.0.zip"]);
    });
  },
);
