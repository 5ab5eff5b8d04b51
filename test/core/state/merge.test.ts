import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderState } from "../../../src/core/state/document.ts";
import { replay } from "../../../src/core/state/entries.ts";
import { intentKey } from "../../../src/core/state/intents.ts";
import { mergeStates } from "../../../src/core/state/merge.ts";
import type { Intent, Receipt, State } from "../../../src/core/state/state.ts";
import { aReceipt, aRelease, aRun, aState } from "../../builders.ts";

const [early, late] = ["2026-06-01T10:00:00.000Z", "2026-06-02T10:00:00Z"];

function ids({ files, retired }: State) {
  return {
    files: files.map(({ file_id }) => file_id).sort(),
    retired: retired.map(({ file_id }) => file_id).sort(),
  };
}

describe("two versions of a state", () => {
  // What the clocks say makes no difference.
  const old = aReceipt({ file_id: "x", delivered_at: late, order: 1 });
  const anew = aReceipt({ file_id: "x", delivered_at: early, order: 2, tag: "v2" });

  it.each<[string, Partial<State>, Partial<State>, ReturnType<typeof ids>]>([
    [
      "each with a file of its own keep both",
      { files: [old] },
      { files: [{ ...old, file_id: "y" }] },
      { files: ["x", "y"], retired: [] },
    ],
    [
      "agree that what one of them withdrew is withdrawn",
      { files: [old] },
      { retired: [old] },
      { files: [], retired: ["x"] },
    ],
    [
      "take a later delivery over a withdrawal",
      { retired: [old] },
      { files: [anew] },
      { files: ["x"], retired: [] },
    ],
    [
      "take a withdrawal after a later delivery",
      { files: [old] },
      { retired: [anew] },
      { files: [], retired: ["x"] },
    ],
  ])("%s", (_, one, other, expected) => {
    const [a, b] = [aState({ serial: 4, ...one }), aState({ serial: 5, ...other })];
    expect(ids(mergeStates(a, b))).toEqual(expected);
    expect(ids(mergeStates(b, a))).toEqual(expected);
  });

  it("say of a file that both hold what the later version says", () => {
    const held = { reason: "sold", since: late } as const;
    const stored = aState({ serial: 4, retired: [{ ...old, held }] });
    expect(
      mergeStates(stored, aState({ serial: 5, retired: [old] })).retired[0]?.held,
    ).toBeUndefined();
    expect(mergeStates(stored, aState({ serial: 3, retired: [old] })).retired[0]?.held).toEqual(
      held,
    );
  });

  it("unite their releases, newest first, each run's once, with the targets of both, and at most ten", () => {
    const run = { run: "7", tag: "v1" };
    const stored = aState({ serial: 4, releases: [aRelease({ ...run, live: { pdt_a: ["1"] } })] });
    const pushed = aState({
      serial: 6,
      releases: [
        aRelease({ serial: 6, at: late, tag: "v2" }),
        aRelease({ ...run, serial: 2, live: { pdt_b: ["2"] } }),
      ],
    });
    const { releases, serial } = mergeStates(stored, pushed);
    expect(serial).toBe(6);
    expect(releases).toEqual([
      aRelease({
        serial: 6,
        at: late,
        tag: "v2",
        live: { pdt_a: ["1"], pdt_b: ["2"] },
        targets: [],
      }),
      aRelease({ ...run, serial: 2, live: { pdt_a: ["1"], pdt_b: ["2"] } }),
    ]);
    const many = Array.from({ length: 9 }, (_, n) =>
      aRelease({ serial: n, at: `2026-07-0${n + 1}T00:00:00Z` }),
    );
    expect(mergeStates(aState({ releases: many }), pushed).releases).toHaveLength(10);
  });

  it("leave withdrawn what a run withdrew, unless it came back later", () => {
    const retirement = { run: "7", reason: "replaced", serial: 5 } as const;
    const stored = aState({ serial: 9, retired: [{ ...old, retirement }] });
    const older = aState({ serial: 4, files: [{ ...old, order: 9 }] });
    expect(ids(mergeStates(stored, older)).retired).toEqual(["x"]);
    const back = aState({ serial: 4, files: [{ ...old, revived: 8 }] });
    expect(ids(mergeStates(stored, back)).files).toEqual(["x"]);
  });

  it("may bring back what somebody has forgotten", () => {
    expect(ids(mergeStates(aState(), aState({ files: [old] }))).files).toEqual(["x"]);
  });

  it("put releases of the same place in one order, and take their receipts with them", () => {
    const of = (run: string, order: number) => ({
      releases: [aRelease({ serial: 5, order, run, live: { pdt_a: [run] } })],
      files: [aReceipt({ file_id: run, run, order })],
    });
    const merged = mergeStates(
      aState({ serial: 5, ...of("8", 3) }),
      aState({ serial: 6, ...of("9", 3) }),
    );
    expect(merged.releases.map(({ run, order }) => [run, order])).toEqual([
      ["9", 4],
      ["8", 3],
    ]);
    expect(merged.files.map(({ run, order }) => [run, order]).sort()).toEqual([
      ["8", 3],
      ["9", 4],
    ]);
  });

  it("make one release of two saves of one run", () => {
    const of = (at: string, order: number, target: string) =>
      aRelease({ serial: order, order, at, run: "7", live: { [target]: [target] } });
    const merged = mergeStates(
      aState({ serial: 5, releases: [of(early, 5, "pdt_a")] }),
      aState({ serial: 6, releases: [of(late, 6, "pdt_b")] }),
    );
    expect(merged.releases).toMatchObject([
      { order: 6, targets: ["pdt_a", "pdt_b"], live: { pdt_a: ["pdt_a"], pdt_b: ["pdt_b"] } },
    ]);
  });

  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const run = fc.constantFrom("7", "8", "local-0000000a");
  const receipt = fc
    .record({
      file_id: fc.constantFrom("a", "b", "c", "d"),
      delivered_at: fc.constantFrom(early, late),
      order: maybe(fc.integer({ min: 1, max: 4 })),
      revived: maybe(fc.nat(3)),
      run: maybe(run),
    })
    .map((fields): Receipt => aReceipt(fields));
  const standing = fc.record({
    receipt,
    isActive: fc.boolean(),
    retirement: maybe(
      fc.record({
        run,
        reason: fc.constantFrom("replaced", "rolled-back"),
        serial: fc.nat(3),
      } as const),
    ),
  });
  const intent = fc
    .record({
      run,
      file_id: maybe(fc.constantFrom("a", "b")),
      md5: maybe(fc.constant("b".repeat(32))),
    })
    .map(
      (fields): Intent => ({
        ...{ target: "pdt_a", slot: "a", name: "a", rule: "*", path: "a", size: 1 },
        ...{ sha256: "a".repeat(64), invocation: "0000000a", at: early },
        ...fields,
      }),
    );
  const state = fc
    .record({
      serial: fc.nat(9),
      all: fc.uniqueArray(standing, { selector: (one) => one.receipt.file_id }),
      intents: fc.uniqueArray(intent, { selector: intentKey }),
    })
    .map(({ all, ...rest }) => {
      const active = all.filter(({ isActive }) => isActive).map((one) => one.receipt);
      const withdrawn = all
        .filter(({ isActive }) => !isActive)
        .map((one) => ({ ...one.receipt, retirement: one.retirement }));
      return aState({ ...rest, files: active, retired: withdrawn });
    });

  it("merge to the same whichever comes first, lose no file, and merging once more changes nothing", () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const merged = mergeStates(a, b);
        expect(renderState(mergeStates(b, a))).toBe(renderState(merged));
        expect(renderState(mergeStates(merged, b))).toBe(renderState(merged));
        expect(renderState(mergeStates(a, merged))).toBe(renderState(merged));
        const all = [...a.files, ...a.retired, ...b.files, ...b.retired].map(
          ({ file_id }) => file_id,
        );
        expect([...ids(merged).files, ...ids(merged).retired].sort()).toEqual(
          [...new Set(all)].sort(),
        );
        expect(merged.intents.map(intentKey).sort()).toEqual(
          [...new Set([...a.intents, ...b.intents].map(intentKey))].sort(),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  /** What one run saves: a file, perhaps the withdrawal of an older one, and its release. */
  const step = fc.record({
    run: fc.constantFrom("3", "5", "7", "local-a"),
    kind: fc.constantFrom("apply", "apply", "rollback"),
    lag: fc.nat(2),
    targets: fc.subarray(["pdt_a", "pdt_b"], { minLength: 1 }),
    retires: fc.option(fc.nat(9)),
    second: fc.nat(59),
  } as const);
  const steps = fc.array(step, { maxLength: 7 });
  type Steps = typeof steps extends fc.Arbitrary<infer T> ? T : never;
  const play = (from: State, all: Steps, name: string): State =>
    all.reduce<State>((before, { kind, lag, targets, retires, second, ...one }, index) => {
      // Each version has runs of its own: what both know of one run, one of them knows better.
      const run = `${one.run}${"cab".indexOf(name)}`;
      const by = aRun({ run, kind, since: Math.max(0, before.serial - lag), invocation: name });
      const file_id = `${name}${index}`;
      const hour = name === "c" ? 0 : 1;
      const time = hour * 3_600_000 + index * 60_000 + second * 1_000;
      const at = new Date(1e12 + time).toISOString();
      const live = Object.fromEntries(targets.map((one) => [one, [file_id]]));
      const gone = before.files[retires ?? before.files.length]?.file_id;
      return replay(before, [
        { op: "record", receipt: aReceipt({ file_id, run, target: targets[0] ?? "" }), by },
        ...(gone ? [{ op: "retire", file_id: gone, by, reason: "replaced" } as const] : []),
        { op: "release", release: { at, kind, run, targets, live }, by },
      ]);
    }, from);
  const diverged = fc.tuple(steps, steps, steps).map(([base, mine, theirs]) => {
    const shared = play(aState({ serial: 0 }), base, "c");
    return [play(shared, mine, "a"), play(shared, theirs, "b")] as const;
  });

  it("that grew apart merge to the same whichever comes first, with releases in one order", () => {
    fc.assert(
      fc.property(diverged, ([a, b]) => {
        const merged = mergeStates(a, b);
        expect(renderState(mergeStates(b, a))).toBe(renderState(merged));
        expect(renderState(mergeStates(merged, b))).toBe(renderState(merged));
        expect(renderState(mergeStates(a, merged))).toBe(renderState(merged));
        expect(renderState(mergeStates(a, a))).toBe(renderState(a));
        const orders = merged.releases.map(({ order }) => order);
        expect(orders).toEqual([...new Set(orders)].toSorted((x, y) => y - x));
        for (const { file_id } of [...a.files, ...b.files])
          expect([...ids(merged).files, ...ids(merged).retired]).toContain(file_id);
        for (const { file_id } of [...a.retired, ...b.retired])
          if (![...a.files, ...b.files].some(({ revived }) => revived))
            expect(ids(merged).files).not.toContain(file_id);
      }),
      { numRuns: 1_000 },
    );
  });
});
