import { describe, expect, it } from "vitest";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";
import { byRun, codesOf, namesOf, warningsOf } from "./meet.ts";

const appNamed = (target: string, name: string) =>
  `version: 1\nfiles:\n  "App.zip": { to: ${target}, ${name} }\n`;

describe("a file that Dodo held", () => {
  it("is held no more once it is gone, by the next save that has another reason, and nobody is warned", async () => {
    const target = "ent_app";
    const manifest = `${appNamed(target, 'name: "App-{version}.zip"')}  "m.pdf": ${target}\n`;
    const world = await aWorld(
      { "dodo-files.yaml": manifest, "App.zip": "one", "m.pdf": "m1" },
      { products: [target], variant: { sold: new Set([target]), detachByPatch: "ignored" } },
    );
    await world.run({ tag: "v1.0.0" }, byRun(1));
    await world.write({ "App.zip": "two" });
    const held = await world.run({ tag: "v1.1.0" }, byRun(2));
    const [old] = held.state?.retired.filter((one) => one.held) ?? [];
    expect(old?.name).toBe("App-1.0.0.zip");
    world.shop.detach(target, old?.file_id ?? "");
    const stored = await world.store.load();
    const idle = await world.run({ tag: "v1.1.0" }, byRun(3));
    expect([idle.result, codesOf(idle), warningsOf(idle)]).toEqual(["unchanged", [], []]);
    expect(await world.store.load()).toEqual(stored);
    await world.write({ "m.pdf": "m2" });
    const { state } = await world.run({ tag: "v1.1.0" }, byRun(4));
    const receipt = state?.retired.find(({ file_id }) => file_id === old?.file_id);
    expect(receipt && [receipt.name, receipt.held]).toEqual(["App-1.0.0.zip", undefined]);
  });
});

describe("what a person pushes into the state", () => {
  const push = (world: World, document: string) =>
    world.run(
      { command: "state push", "api-key": "" },
      { operands: ["kept.json"], offline: true, document },
    );

  async function released(name: string, tags: readonly [string, string]) {
    const tree = { "dodo-files.yaml": appNamed("pdt_app", name), "App.zip": tags[0] };
    const world = await aWorld(tree);
    await world.run({ tag: tags[0] }, byRun(1));
    const kept = (await world.store.load())?.text ?? "";
    await world.write({ "App.zip": tags[1] });
    await world.run({ tag: tags[1] }, byRun(2));
    return { world, kept };
  }

  it("never brings back what a newer run withdrew", async () => {
    const { world, kept } = await released('name: "App-{version}.zip"', ["v1.0.0", "v1.1.0"]);
    expect(codesOf(await push(world, kept))).toEqual([]);
    const again = await world.run({ tag: "v1.1.0" }, byRun(3));
    expect([again.result, codesOf(again)]).toEqual(["unchanged", []]);
    expect(namesOf(world, "pdt_app")).toEqual(["App-1.1.0.zip"]);
  });

  it("does not change which versions a rule keeps", async () => {
    const { world, kept } = await released('name: "App-{tag}.zip", keep: 2', ["green", "blue"]);
    expect(codesOf(await push(world, kept))).toEqual([]);
    await world.write({ "App.zip": "red" });
    expect(codesOf(await world.run({ tag: "red" }, byRun(3)))).toEqual([]);
    expect(namesOf(world, "pdt_app")).toEqual(["App-blue.zip", "App-red.zip"]);
  });

  it("undoes state rm", async () => {
    const { world } = await released('name: "App-{tag}.zip"', ["green", "blue"]);
    const kept = (await world.store.load())?.text ?? "";
    const [file] = world.shop.downloads("pdt_app");
    await world.run(
      { command: "state rm", "api-key": "" },
      { operands: [file?.file_id ?? ""], offline: true },
    );
    expect((await push(world, kept)).state?.files).toHaveLength(1);
  });
});

describe.each(["pdt_app", "ent_app"])(
  "a file that nobody manages and somebody takes out, %s",
  (of) => {
    it("stays out and is said, or is put back if it went with our own write", async () => {
      for (let nth = 2; ; nth += 1) {
        const tree = {
          "dodo-files.yaml": `version: 1\nfiles:\n  "App.zip": ${of}\n`,
          "App.zip": "1",
        };
        const world = await aWorld(tree, { products: [of] });
        const bonus = world.shop.addFile(of, "bonus.pdf", "b");
        await world.run({ tag: "v1" }, byRun(1));
        await world.write({ "App.zip": "2" });
        let calls = 0;
        world.shop.before = () => {
          calls += 1;
          if (calls === nth) world.shop.detach(of, bonus);
        };
        const { problems, notices } = await world.run({ tag: "v2" }, byRun(2));
        world.shop.before = () => {};
        if (calls < nth) return;
        const said = [...notices, ...problems.map(({ code }) => code)].filter((text) =>
          /^files-lost$|bonus\.pdf left/.test(text),
        );
        const { "bonus.pdf": left, ...files } = world.shop.buyer(of);
        expect([nth, files]).toEqual([nth, { "App.zip": hash("2") }]);
        if (!left) expect([nth, said]).toEqual([nth, [expect.any(String)]]);
      }
    });
  },
);
