import { describe, expect, it } from "vitest";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";
import { byRun, codesOf, meet, namesOf, warningsOf } from "./meet.ts";

const routes = ["pdt", "ent"] as const;

const twoTargets = (route: string) => `version: 1
files:
  "App.zip": { to: ${route}_app, name: "App-{version}.zip" }
  "book.pdf": ${route}_book
`;

/** v1.0.0 is delivered to both targets; `a` has v1.1.0 at hand and `b` v1.2.0. */
async function twoBuilds(route: string) {
  const manifest = { "dodo-files.yaml": twoTargets(route) };
  const products = [`${route}_app`, `${route}_book`];
  const a = await aWorld({ ...manifest, "App.zip": "good", "book.pdf": "book1" }, { products });
  await a.run({ tag: "v1.0.0" }, byRun(1));
  await a.write({ "App.zip": "broken", "book.pdf": "book2" });
  const tree = { ...manifest, "App.zip": "repaired", "book.pdf": "book2" };
  return { a, b: await aWorld(tree, { beside: a }) };
}

/** Lets `a` deliver its first target, then runs `other` in whole, then lets `a` go on to the book. */
async function whileOnTheBook(a: World, book: string, other: () => Promise<unknown>) {
  let once = true;
  a.shop.before = async (call) => {
    if (!once || call !== `upload ${book} book.pdf`) return;
    once = false;
    await ended(a);
    await other();
  };
  const report = await a.run({ tag: "v1.1.0", concurrency: "1" }, byRun(2));
  a.shop.before = () => {};
  return report;
}

/** Until nothing happens at Dodo any more: the other target of the run is done. */
async function ended({ shop }: World): Promise<void> {
  for (let calls = -1; calls !== shop.calls.length; ) {
    calls = shop.calls.length;
    for (let turn = 0; turn < 50; turn += 1) await new Promise((next) => setImmediate(next));
  }
}

describe.each(routes)("what was taken from a run that is still working, %s", (route) => {
  const [app, book] = [`${route}_app`, `${route}_book`];

  it("stays with a newer release", async () => {
    const { a, b } = await twoBuilds(route);
    const mine = await whileOnTheBook(a, book, async () => {
      expect(codesOf(await b.run({ tag: "v1.2.0", only: app }, byRun(3)))).toEqual([]);
      expect(namesOf(a, app)).toEqual(["App-1.2.0.zip"]);
    });
    expect([codesOf(mine), warningsOf(mine)]).toEqual([[], ["superseded"]]);
    expect(namesOf(a, app)).toEqual(["App-1.2.0.zip"]);
    expect(a.shop.buyer(book)).toEqual({ "book.pdf": hash("book2") });
    expect(mine.state?.releases.map(({ tag }) => tag)).toEqual(["v1.2.0", "v1.1.0", "v1.0.0"]);
  });

  it("stays away after a rollback of that target, which is the newest release", async () => {
    const { a } = await twoBuilds(route);
    const mine = await whileOnTheBook(a, book, async () => {
      await a.write({ "App.zip": "good" });
      const back = { command: "rollback", to: "v1.0.0", only: app };
      expect(codesOf(await a.run(back, byRun(3)))).toEqual([]);
      expect(namesOf(a, app)).toEqual(["App-1.0.0.zip"]);
    });
    expect([codesOf(mine), warningsOf(mine)]).toEqual([[], ["superseded"]]);
    expect(namesOf(a, app)).toEqual(["App-1.0.0.zip"]);
    expect(a.shop.buyer(book)).toEqual({ "book.pdf": hash("book2") });
    expect(mine.state?.releases.map(({ kind }) => kind)).toEqual(["rollback", "apply", "apply"]);
  });

  it("stays away after a rollback of everything, and what was not reached yet is not delivered", async () => {
    const { a } = await twoBuilds(route);
    const back = await aWorld(
      { "dodo-files.yaml": twoTargets(route), "App.zip": "good", "book.pdf": "book1" },
      { beside: a },
    );
    const mine = await whileOnTheBook(a, book, async () => {
      expect(codesOf(await back.run({ command: "rollback", to: "v1.0.0" }, byRun(3)))).toEqual([]);
    });
    expect([codesOf(mine), warningsOf(mine)]).toEqual([[], ["superseded", "superseded"]]);
    expect(namesOf(a, app)).toEqual(["App-1.0.0.zip"]);
    expect(a.shop.downloads(book).map(({ sha256 }) => sha256)).toEqual([hash("book1")]);
  });

  it("stays away after a destroy", async () => {
    const { a } = await twoBuilds(route);
    const mine = await whileOnTheBook(a, book, async () => {
      const gone = a.run({ command: "destroy", only: app }, { ...byRun(3), operands: [] });
      expect(codesOf(await gone)).toEqual([]);
    });
    expect([codesOf(mine), warningsOf(mine)]).toEqual([[], ["superseded"]]);
    expect(namesOf(a, app)).toEqual([]);
    expect(mine.state?.files.filter(({ target }) => target === app)).toEqual([]);
  });

  it("is not recorded again after state rm", async () => {
    const { a } = await twoBuilds(route);
    const mine = await whileOnTheBook(a, book, async () => {
      const [id = ""] = a.shop.downloads(app).map(({ file_id }) => file_id);
      const rm = a.run({ command: "state rm", "api-key": "" }, { offline: true, operands: [id] });
      expect(codesOf(await rm)).toEqual([]);
    });
    expect(codesOf(mine)).toEqual([]);
    expect(mine.state?.files.filter(({ target }) => target === app)).toEqual([]);
  });
});

const names = ["{base}", "App-{version}.zip"];
const ids: readonly (readonly [string, number | undefined, number | undefined])[] = [
  ["by its run id", 2, 3],
  ["by its version, without ids", undefined, undefined],
];
const cells = routes.flatMap((route) =>
  names.flatMap((name) =>
    ids.map(([by, older, newer]) => [route, name, by, older, newer] as const),
  ),
);

describe.each(cells)("two releases that overlap, %s, named %s", (route, name, by, older, newer) => {
  const target = `${route}_app`;
  const manifest = `version: 1\nfiles:\n  "App.zip": { to: ${target}, name: "${name}" }\n`;
  const options = (id: number | undefined) => (id === undefined ? {} : byRun(id));

  it.each(["older", "newer"])(`end in the newer one ${by}, if the %s is met`, async (met) => {
    for (let nth = 1; ; nth += 1) {
      const tree = { "dodo-files.yaml": manifest, "App.zip": "one" };
      const a = await aWorld(tree, { products: [target] });
      await a.run({ tag: "v1.0.0" }, options(older && 1));
      await a.write({ "App.zip": "two" });
      const b = await aWorld({ ...tree, "App.zip": "three" }, { beside: a });
      const runs = [
        () => a.run({ tag: "v1.1.0" }, options(older)),
        () => b.run({ tag: "v1.2.0" }, options(newer)),
      ] as const;
      const [first, second] = met === "older" ? runs : [runs[1], runs[0]];
      const from = a.shop.calls.length;
      const reports = await meet(a, nth, { first, second });
      if (!reports) {
        expect(nth).toBeGreaterThan(3);
        return;
      }
      const at = `at call ${nth}`;
      const codes = [...codesOf(reports.first), ...codesOf(reports.second)];
      // An entitlement takes nothing back: what goes in the window of one request is said, and the next run sends it.
      const isLost = route === "ent" && met === "older" && codes.includes("files-lost");
      const isWindow = /^write/.test(a.shop.calls[from + nth - 1] ?? "");
      if (isLost) expect([at, codes, isWindow]).toEqual([at, ["files-lost"], true]);
      // The older one may also begin when the newer is done, and is told that it would go back.
      else
        expect([at, codes.filter((one) => one !== "would-downgrade" || met === "older")]).toEqual([
          at,
          [],
        ]);
      const again = await b.run({ tag: "v1.2.0" }, options(newer));
      expect([at, again.result, codesOf(again)]).toEqual([
        at,
        isLost ? "changed" : "unchanged",
        [],
      ]);
      const seen = a.shop.downloads(target).map(({ sha256 }) => sha256);
      expect([at, seen]).toEqual([at, [hash("three")]]);
      expect(again.state?.releases[0]?.tag, at).toBe("v1.2.0");
    }
  });
});

describe.each(routes)("two jobs of one run, %s", (route) => {
  const target = `${route}_app`;
  const manifest = `version: 1
files:
  "mac.zip": { to: ${target}, empty: warn }
  "win.zip": { to: ${target}, empty: warn }
`;
  const job = (name: string, beside?: World) =>
    aWorld(
      { "dodo-files.yaml": manifest, [name]: name },
      { products: [target], ...(beside ? { beside } : {}) },
    );

  it("lose nothing, whenever the second runs", async () => {
    for (let nth = 1; ; nth += 1) {
      const mac = await job("mac.zip");
      const win = await job("win.zip", mac);
      const reports = await meet(mac, nth, {
        first: () => mac.run({ tag: "v1" }, byRun(7)),
        second: () => win.run({ tag: "v1" }, byRun(7)),
      });
      if (!reports) {
        expect(nth).toBeGreaterThan(2);
        return;
      }
      expect([nth, codesOf(reports.first), codesOf(reports.second)]).toEqual([nth, [], []]);
      expect([nth, namesOf(mac, target)]).toEqual([nth, ["mac.zip", "win.zip"]]);
      for (const one of [mac, win])
        expect([nth, (await one.run({ tag: "v1" }, byRun(7))).result]).toEqual([nth, "unchanged"]);
    }
  });

  it("lose nothing if one writes its list from a reading that is older than the other's write", async () => {
    const mac = await job("mac.zip");
    const win = await job("win.zip", mac);
    const there = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    const waits = { writes: 0, win: undefined as ReturnType<World["run"]> | undefined };
    mac.shop.before = async (call) => {
      if (!call.startsWith("write")) return;
      waits.writes += 1;
      if (waits.writes === 1) {
        waits.win = win.run({ tag: "v1" }, byRun(7));
        await there.promise;
      } else if (waits.writes === 2) {
        there.resolve();
        await over.promise;
      }
    };
    const first = await mac.run({ tag: "v1" }, byRun(7));
    over.resolve();
    const second = await waits.win;
    expect([codesOf(first), second && codesOf(second)]).toEqual([
      [],
      route === "pdt" ? [] : undefined,
    ]);
    if (route === "pdt") expect(namesOf(mac, target)).toEqual(["mac.zip", "win.zip"]);
  });
});
