import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderState } from "../../../src/core/state/document.ts";
import { mergeStates } from "../../../src/core/state/merge.ts";
import type { Receipt, State } from "../../../src/core/state/state.ts";
import { aReceipt, aRelease, aState } from "../../builders.ts";

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

  const receipt = fc
    .record({
      file_id: fc.constantFrom("a", "b", "c", "d"),
      delivered_at: fc.constantFrom(early, late),
    })
    .map((fields): Receipt => aReceipt(fields));
  const state = fc
    .record({
      serial: fc.nat(9),
      all: fc.uniqueArray(fc.tuple(receipt, fc.boolean()), {
        selector: ([{ file_id }]) => file_id,
      }),
    })
    .map(({ serial, all }) => {
      const of = (wanted: boolean) =>
        all.filter(([, active]) => active === wanted).map(([one]) => one);
      return aState({ serial, files: of(true), retired: of(false) });
    });

  it("merge to the same whichever comes first, lose no file, and merging once more changes nothing", () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        const merged = mergeStates(a, b);
        expect(renderState(mergeStates(b, a))).toBe(renderState(merged));
        expect(renderState(mergeStates(merged, b))).toBe(renderState(merged));
        const all = [...a.files, ...a.retired, ...b.files, ...b.retired].map(
          ({ file_id }) => file_id,
        );
        expect([...ids(merged).files, ...ids(merged).retired].sort()).toEqual(
          [...new Set(all)].sort(),
        );
      }),
    );
  });
});
