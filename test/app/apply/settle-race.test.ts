import { describe, expect, it } from "vitest";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";

const only = (name: string) => ({
  "dodo-files.yaml": `version: 1\nprune: false\nfiles:\n  "${name}": pdt_app\n`,
  [name]: name,
});

/** Runs `other` in whole at the first call of `one` that starts with `what`. */
function between(one: World, what: string, other: () => Promise<unknown>): void {
  let once = true;
  one.shop.before = async (call) => {
    if (!once || !call.startsWith(what)) return;
    once = false;
    await other();
  };
}

/** Holds the calls that start with `what` until `count` of them are there. */
function together(world: World, what: string, count: number): void {
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  let there = 0;
  world.shop.before = async (call) => {
    if (!call.startsWith(what)) return;
    there += 1;
    if (there === count) open();
    await all;
  };
}

describe("two runs at once over the same target", () => {
  it.each(["upload pdt_app a.zip", "write pdt_app a.zip", "read pdt_app"])(
    "lose nothing where the second runs in whole at the first's «%s»",
    async (moment) => {
      const first = await aWorld(only("a.zip"));
      const second = await aWorld(only("b.zip"), { beside: first });
      between(first, moment, async () => expect((await second.run()).result).toBe("changed"));
      const report = await first.run();
      expect(report.problems).toEqual([]);
      expect(first.shop.buyer("pdt_app")).toEqual({
        "a.zip": hash("a.zip"),
        "b.zip": hash("b.zip"),
      });
      expect(report.state?.files.map(({ name }) => name).toSorted()).toEqual(["a.zip", "b.zip"]);
      const calls = first.shop.calls.length;
      expect((await first.run()).result).toBe("unchanged");
      expect((await second.run()).result).toBe("unchanged");
      expect(first.shop.calls.slice(calls)).toEqual(["read pdt_app", "read pdt_app"]);
    },
  );

  it("of different targets merge into one state and one release", async () => {
    const of = (name: string, target: string) => ({
      "dodo-files.yaml": `version: 1\nfiles:\n  "a.zip": pdt_app\n  "b.zip": pdt_book\n`,
      "a.zip": "a",
      "b.zip": "b",
      [name]: `${name} for ${target}`,
    });
    const env = { GITHUB_RUN_ID: "7" };
    const first = await aWorld(of("a.zip", "pdt_app"));
    const second = await aWorld(of("b.zip", "pdt_book"), { beside: first });
    between(first, "upload", () => second.run({ only: "pdt_book" }, { env }));
    const report = await first.run({ only: "pdt_app" }, { env });
    expect(report.state?.files.map(({ target }) => target).toSorted()).toEqual([
      "pdt_app",
      "pdt_book",
    ]);
    expect(report.state?.releases).toHaveLength(1);
    expect(Object.keys(report.state?.releases[0]?.live ?? {}).toSorted()).toEqual([
      "pdt_app",
      "pdt_book",
    ]);
  });

  it("of eight shards merge into one state and one release, where all deliver before any is done", async () => {
    const products = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `pdt_shard_${number}`);
    const tree = {
      "dodo-files.yaml": `version: 1\nfiles:\n${products.map((id) => `  "${id}.zip": ${id}\n`).join("")}`,
      ...Object.fromEntries(products.map((id) => [`${id}.zip`, id])),
    };
    const env = { GITHUB_RUN_ID: "7" };
    const whole = await aWorld(tree, { products });
    const shards = await Promise.all(
      products.map(async (only) => ({ only, world: await aWorld(tree, { beside: whole }) })),
    );
    together(whole, "upload", products.length);
    const reports = await Promise.all(
      shards.map(({ only, world }) => world.run({ only }, { env })),
    );
    expect(reports.map(({ result, problems }) => ({ result, problems }))).toEqual(
      products.map(() => ({ result: "changed", problems: [] })),
    );

    const calls = whole.shop.calls.length;
    const { result, state } = await whole.run({}, { env });
    expect(result).toBe("unchanged");
    expect(whole.shop.calls.slice(calls).toSorted()).toEqual(products.map((id) => `read ${id}`));
    const live = await Promise.all(
      products.map(
        async (id) =>
          [id, (await whole.shop.read(id)).files.map(({ file_id }) => file_id)] as const,
      ),
    );
    expect(live.map(([, ids]) => ids.length)).toEqual(products.map(() => 1));
    expect(state?.files.map(({ target, file_id }) => [target, [file_id]]).toSorted()).toEqual(live);
    expect(state?.retired).toEqual([]);
    expect(state?.releases.map((release) => release.live)).toEqual([Object.fromEntries(live)]);
    for (const id of products) expect(whole.shop.buyer(id)).toEqual({ [`${id}.zip`]: hash(id) });
  });
});
