import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyState, replay, type StateEntry } from "../../../src/core/state/entries.ts";
import type { ReleaseEntry } from "../../../src/core/state/new-release.ts";
import type { RunKey } from "../../../src/core/state/order.ts";
import type { State } from "../../../src/core/state/state.ts";
import { aReceipt, aRun, aState } from "../../builders.ts";

const empty = emptyState({ lineage: "L", environment: "live_mode", manifest: "dodo-files.yaml" });

type Live = ReleaseEntry["release"]["live"];

interface Given extends Partial<RunKey> {
  readonly tag?: string;
  readonly at?: string;
  readonly back?: ReleaseEntry["back"];
}

function release(live: Live, { tag, at, back, ...of }: Given = {}): ReleaseEntry {
  const by = aRun(of);
  const { run, version, kind = "apply" } = by;
  const head = { at: at ?? `2026-06-01T10:00:00.${run.padStart(3, "0").slice(-3)}Z`, kind, tag };
  return {
    op: "release",
    release: { ...head, run, version, targets: Object.keys(live), live },
    by,
    back,
  };
}

function record(file_id: string, of: Partial<RunKey> = {}, target = "pdt_a"): StateEntry {
  const by = aRun(of);
  return { op: "record", receipt: aReceipt({ file_id, target, run: by.run }), by };
}

/** Each in a save of its own. */
function saves(state: State, ...all: readonly (readonly StateEntry[])[]): State {
  return all.reduce<State>((before, entries) => replay(before, entries), state);
}

function runs({ releases }: State): string {
  return releases.map(({ run, kind }) => (kind === "apply" ? run : `${run}!`)).join(" ");
}

function orderOf({ files, retired }: State, id: string): number | undefined {
  return [...files, ...retired].find(({ file_id }) => file_id === id)?.order;
}

const a = { pdt_a: ["a"] };

describe("a new release goes", () => {
  it.each<[string, readonly Given[], string]>([
    ["on top of those that its run has seen", [{ run: "9" }, { run: "5", since: 1 }], "5 9"],
    ["below an overlapping run with a higher id", [{ run: "9" }, { run: "5" }], "9 5"],
    ["on top of an overlapping run with a lower id", [{ run: "5" }, { run: "9" }], "9 5"],
    [
      "below every newer one, also if an older one is above those",
      [{ run: "9" }, { run: "3", since: 1 }, { run: "5" }],
      "3 9 5",
    ],
    [
      "below an overlapping run with a higher version, if one has no id",
      [
        { run: "local-a", version: "1.1.0" },
        { run: "5", version: "1.0.0" },
      ],
      "local-a 5",
    ],
    ["on top if nothing says which run is newer", [{ run: "local-a" }, { run: "5" }], "5 local-a"],
    [
      "below an overlapping rollback or destroy, whatever their ids",
      [{ run: "3", kind: "rollback" }, { run: "4", kind: "destroy" }, { run: "5" }],
      "4! 3! 5",
    ],
    [
      "on top in any case, if it is a rollback",
      [{ run: "9" }, { run: "3", kind: "rollback" }],
      "3! 9",
    ],
    [
      "on top in any case, if it is a destroy",
      [{ run: "9" }, { run: "3", kind: "destroy" }],
      "3! 9",
    ],
  ])("%s", (_, given, expected) => {
    const state = saves(empty, ...given.map((of) => [release(a, of)]));
    expect(runs(state)).toBe(expected);
    const orders = state.releases.map(({ order }) => order);
    expect(orders).toEqual([...new Set(orders)].toSorted((x, y) => y - x));
  });

  it("to where its run has delivered already: all jobs and attempts are one release", () => {
    const state = saves(
      empty,
      [release({ pdt_a: ["a1"] }, { run: "5", tag: "v5" })],
      [release({ pdt_b: ["b1"] }, { run: "5", tag: "v5", invocation: "0000000b", since: 0 })],
      [release({ pdt_a: ["a2"] }, { run: "5", tag: "v5", invocation: "0000000c", since: 2 })],
    );
    expect(state.releases).toMatchObject([
      { serial: 3, order: 1, tag: "v5", targets: ["pdt_a", "pdt_b"] },
    ]);
    expect(state.releases[0]?.live).toEqual({ pdt_a: ["a2"], pdt_b: ["b1"] });
  });

  it("beside what another job of its run delivered under another tag", () => {
    const state = saves(
      empty,
      [release({ pdt_a: ["a1"] }, { run: "5", tag: "app@1" })],
      [release({ pdt_b: ["b1"] }, { run: "5", tag: "book@1" })],
    );
    expect(state.releases.map(({ tag, targets }) => [tag, targets])).toEqual([
      ["book@1", ["pdt_b"]],
      ["app@1", ["pdt_a"]],
    ]);
  });

  it("without what another run has delivered since, which stays in its place", () => {
    const state = saves(
      empty,
      [release({ pdt_a: ["a5"] }, { run: "5" })],
      [release({ pdt_a: ["a6"], pdt_b: ["b6"] }, { run: "6", since: 1 })],
      [release({ pdt_b: ["b5"] }, { run: "5", at: "2026-06-01T11:00:00.000Z", since: 2 })],
    );
    expect(runs(state)).toBe("5 6 5");
    expect(state.releases.map(({ live }) => live)).toEqual([
      { pdt_a: ["a6"], pdt_b: ["b5"] },
      { pdt_a: ["a6"], pdt_b: ["b6"] },
      { pdt_a: ["a5"] },
    ]);
  });

  it("under those above it, which then have its files in the targets that they did not cover", () => {
    const state = saves(
      empty,
      [release({ pdt_a: ["a1"], pdt_b: ["b1"] }, { run: "1" })],
      [release({ pdt_a: ["a9"] }, { run: "9", since: 1 })],
      [release({ pdt_a: ["a5"], pdt_b: ["b5"] }, { run: "5", since: 1 })],
    );
    expect(state.releases.map(({ run, live }) => [run, live])).toEqual([
      ["9", { pdt_a: ["a9"], pdt_b: ["b5"] }],
      ["5", { pdt_a: ["a5"], pdt_b: ["b5"] }],
      ["1", { pdt_a: ["a1"], pdt_b: ["b1"] }],
    ]);
  });

  it("nowhere if its save is replayed on itself", () => {
    for (const kind of ["apply", "rollback", "destroy"] as const) {
      const entry = release(a, { run: "3", kind });
      const state = saves(empty, [entry], [release(a, { run: "9", since: 1 })]);
      expect(replay(state, [entry]).releases).toEqual(state.releases);
    }
  });
});

describe("the order of receipts", () => {
  it("is that of their run's release, and none before", () => {
    const state = saves(empty, [release({}, { run: "1" })], [record("a", { run: "2" })]);
    expect(orderOf(state, "a")).toBeUndefined();
    expect(orderOf(replay(state, [release(a, { run: "2", since: 1 })]), "a")).toBe(2);
  });

  it("follows its release when the run completes it later", () => {
    const state = saves(
      empty,
      [record("a", { run: "5" }), release(a, { run: "5" })],
      [record("x", { run: "6" }), release({ pdt_b: ["x"] }, { run: "6", since: 1 })],
      [record("b", { run: "5" }), release({ pdt_b: ["b"] }, { run: "5", since: 2 })],
    );
    expect([orderOf(state, "a"), orderOf(state, "x"), orderOf(state, "b")]).toEqual([3, 2, 3]);
  });

  it("moves up with everything that is newer than an inserted release", () => {
    const state = saves(
      empty,
      [record("o", { run: "1" }), release({ pdt_a: ["o"] }, { run: "1" })],
      [record("n", { run: "9" }), release({ pdt_a: ["n"] }, { run: "9", since: 1 })],
      [record("m", { run: "5" }), release({ pdt_a: ["m"] }, { run: "5", since: 1 })],
    );
    expect(["n", "m", "o"].map((id) => orderOf(state, id))).toEqual([3, 2, 1]);
    expect(state.releases.map(({ order }) => order)).toEqual([3, 2, 1]);
  });

  it("of what a cut-off run left behind is that of the run that found it live", () => {
    const left = saves(empty, [record("a", { run: "1" }), record("b", { run: "9" })]);
    const found = release({ pdt_a: ["a", "b"] }, { run: "2" });
    const state = replay(left, [found]);
    // A newer run may still be working.
    expect([orderOf(state, "a"), orderOf(state, "b")]).toEqual([1, undefined]);
    // The older run was only slow.
    const late = replay(state, [release(a, { run: "1" })]);
    expect([orderOf(late, "a"), runs(late)]).toEqual([1, "2 1"]);
    expect(late.releases[0]?.order).toBe(2);
  });

  it("of what a rollback brings back, or uploads again, is that of the file it was", () => {
    const before = saves(
      empty,
      [record("a", { run: "1" }), release(a, { run: "1" })],
      [record("z", { run: "2" }, "pdt_z"), release({ pdt_z: ["z"] }, { run: "2", since: 1 })],
    );
    const by = { run: "3", since: 2, kind: "rollback" } as const;
    const sent = aReceipt({ file_id: "again", target: "pdt_a", run: "3" });
    const other = aReceipt({ file_id: "other", target: "pdt_a", run: "3", slot: "other" });
    const entries = [sent, other].map(
      (receipt) => ({ op: "record", receipt, by: aRun(by) }) as const,
    );
    const state = replay(before, [...entries, release({ pdt_a: ["again"] }, by)]);
    expect([orderOf(state, "again"), orderOf(state, "other")]).toEqual([1, 3]);
  });
});

describe("a rollback", () => {
  /** v1, v2 and v3 in two targets, each in its own run. */
  const three = saves(
    aState({ ...empty, serial: 0 }),
    ...["1", "2", "3"].map((run) => {
      const tag = `v${run}`;
      const live = { pdt_a: [`a${run}`], pdt_b: [`b${run}`] };
      return [
        record(`a${run}`, { run }),
        record(`b${run}`, { run }, "pdt_b"),
        release(live, { run, tag, since: Number(run) - 1 }),
      ];
    }),
  );
  const marks = ({ releases }: State) =>
    releases.map(({ run, rolled_back }) => `${run}:${rolled_back?.join("+") ?? ""}`).join(" ");
  const toV1 = release(
    { pdt_a: ["a1"] },
    { run: "4", kind: "rollback", tag: "v1", since: 3, back: { pdt_a: 1 } },
  );

  it("marks what it left, target by target, and neither itself nor its destination", () => {
    expect(marks(replay(three, [toV1]))).toBe("4: 3:pdt_a 2:pdt_a 1:");
  });

  it("takes the mark of its destination away, and that of copies of it", () => {
    const back = replay(three, [toV1]);
    const forth = release(
      { pdt_a: ["a3"] },
      { run: "5", kind: "rollback", tag: "v3", since: 4, back: { pdt_a: 3 } },
    );
    const state = replay(back, [forth]);
    expect(marks(state)).toBe("5: 4:pdt_a 3: 2:pdt_a 1:");
    const again = release(
      { pdt_a: ["a1"] },
      { run: "6", kind: "rollback", tag: "v1", since: 5, back: { pdt_a: 1 } },
    );
    expect(marks(replay(state, [again]))).toBe("6: 5:pdt_a 4: 3:pdt_a 2:pdt_a 1:");
  });

  it("of an overlapping apply marks nothing, and a delivery of a marked release clears its mark", () => {
    const marked = replay(three, [toV1]);
    const anew = release({ pdt_a: ["a3"] }, { run: "7", tag: "v3", since: 4 });
    expect(marks(replay(marked, [anew]))).toBe("7: 4: 3: 2:pdt_a 1:");
    const other = release({ pdt_b: ["b3"] }, { run: "7", tag: "v3", since: 4 });
    expect(marks(replay(marked, [other]))).toBe("7: 4: 3:pdt_a 2:pdt_a 1:");
  });
});

describe("any history of releases", () => {
  const target = fc.constantFrom("pdt_a", "pdt_b", "ent_c");
  const given = fc.record({
    run: fc.constantFrom("3", "5", "7", "9", "local-a", "local-b"),
    kind: fc.constantFrom("apply", "apply", "apply", "rollback", "destroy"),
    lag: fc.nat(4),
    invocation: fc.constantFrom("0000000a", "0000000b"),
    version: fc.option(fc.constantFrom("1.0.0", "1.1.0"), { nil: undefined }),
    live: fc.dictionary(target, fc.constantFrom(["x"], ["y"], []), { minKeys: 1, maxKeys: 3 }),
    back: fc.option(fc.record({ pdt_a: fc.nat(9) }), { nil: undefined }),
  } as const);
  const history = fc.array(given, { maxLength: 14 }).map((all) =>
    all.reduce<State>((state, { lag, live, ...of }, index) => {
      const since = Math.max(0, state.serial - lag);
      const at = new Date(1e12 + ((index * 7919) % 1000)).toISOString();
      const entry = release(live as Live, { ...of, since, at } as Given);
      return replay(state, [record(`f${index}`, { run: of.run, since }), entry]);
    }, empty),
  );

  it("has one order without ties, at most ten releases, and loses no receipt", () => {
    fc.assert(
      fc.property(history, (state) => {
        const orders = state.releases.map(({ order }) => order);
        expect(orders).toEqual([...new Set(orders)].toSorted((x, y) => y - x));
        expect(orders.every((order) => Number.isSafeInteger(order) && order > 0)).toBe(true);
        expect(orders.length).toBeLessThanOrEqual(10);
        expect(state.files).toHaveLength(state.serial);
        for (const { order } of state.files) expect(order).toBeGreaterThan(0);
      }),
    );
  });

  it("has, of targets that a release did not cover, what the release below has", () => {
    fc.assert(
      fc.property(history, ({ releases }) => {
        for (const [index, { live, targets }] of releases.entries()) {
          const below = releases[index + 1]?.live ?? {};
          for (const [target, ids] of Object.entries(below))
            if (!targets.includes(target)) expect(live[target]).toEqual(ids);
          for (const target of targets) expect(live[target]).toBeDefined();
        }
      }),
    );
  });
});
