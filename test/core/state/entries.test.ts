import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseState, renderState } from "../../../src/core/state/document.ts";
import { emptyState, replay, type StateEntry } from "../../../src/core/state/entries.ts";
import type { Held, State } from "../../../src/core/state/state.ts";
import { aReceipt, aRelease, aRun, aState } from "../../builders.ts";

const empty = emptyState({ lineage: "L", environment: "live_mode", manifest: "dodo-files.yaml" });
const at = "2026-06-01T10:00:00.000Z";
const by = aRun();
const record = (file_id: string): StateEntry => ({
  op: "record",
  receipt: aReceipt({ file_id }),
  by,
});
const retire = (file_id: string, held?: Held): StateEntry => ({
  op: "retire",
  file_id,
  by,
  reason: "replaced",
  held,
});
const release = (
  live: readonly string[],
  fields: { readonly run?: string; readonly at?: string } = {},
): StateEntry => ({
  op: "release",
  release: { at, kind: "apply", targets: ["pdt_LReverb"], live: { pdt_LReverb: live }, ...fields },
  by: aRun({ run: fields.run ?? "local-0000000a" }),
});
const ids = (receipts: State["files"]) => receipts.map(({ file_id }) => file_id);

const id = fc.constantFrom("a", "b", "c", "d");
const held = { reason: "sold", since: at } as const;
const anyEntry: fc.Arbitrary<StateEntry> = fc.oneof(
  id.map(record),
  id.map((file_id) => retire(file_id)),
  id.map((file_id) => retire(file_id, held)),
  id.map((file_id): StateEntry => ({ op: "forget", file_id })),
  fc
    .tuple(
      fc.subarray(["a", "b", "c", "d"]),
      fc.option(fc.constantFrom("1", "2"), { nil: undefined }),
    )
    .map(([live, run]) => release(live, run ? { run } : {})),
);
const anyEntries = fc.array(anyEntry, { maxLength: 12 });

/** Entries of one run, which loaded this state. */
function ofOneRun({ serial }: State, entries: readonly StateEntry[]): readonly StateEntry[] {
  const own = aRun({ since: serial });
  return entries.map((entry) => {
    if (entry.op === "release")
      return { ...entry, release: { ...entry.release, run: own.run }, by: own };
    return "by" in entry ? { ...entry, by: own } : entry;
  });
}

describe("replaying entries", () => {
  it("records, retires and forgets by file id, and counts one save", () => {
    const recorded = replay(empty, [record("a"), record("b"), record("c")]);
    const after = replay(recorded, [retire("a"), { op: "forget", file_id: "b" }]);
    expect([ids(after.files), ids(after.retired), after.serial]).toEqual([["c"], ["a"], 2]);
  });

  it("of what nobody knows changes nothing but the serial", () => {
    const after = replay(empty, [retire("x"), { op: "forget", file_id: "y" }]);
    expect(after).toEqual({ ...empty, serial: 1 });
  });

  it("keeps a retired receipt while a release or a refused withdrawal needs it, and drops it with the second release after", () => {
    let state = replay(empty, [
      record("a"),
      record("b"),
      record("c"),
      release(["a"], { run: "1" }),
    ]);
    state = replay(state, [retire("a"), retire("b"), retire("c", held)]);
    expect(ids(state.retired)).toEqual(["a", "b", "c"]);
    state = replay(state, [release(["d"], { run: "2" })]);
    expect(ids(state.retired)).toEqual(["a", "b", "c"]);
    expect(ids(replay(state, [release(["d"], { run: "3" })]).retired)).toEqual(["a", "c"]);
  });

  it("takes a restored file out of the retired ones", () => {
    const state = replay(replay(empty, [record("a")]), [retire("a")]);
    expect(replay(state, [record("a")])).toMatchObject({ files: [{ file_id: "a" }], retired: [] });
  });

  it("keeps the newest ten releases, and one per run", () => {
    const runs = Array.from({ length: 12 }, (_, run) => release(["a"], { run: `${run}` }));
    const state = runs.reduce((before, entry) => replay(before, [entry]), empty);
    expect(state.releases.map(({ run }) => run)).toEqual([
      "11",
      "10",
      "9",
      "8",
      "7",
      "6",
      "5",
      "4",
      "3",
      "2",
    ]);
    expect(replay(state, [release(["b"], { run: "11" })]).releases).toHaveLength(10);
  });

  it("makes one release of the same one replayed twice, with a run id or without", () => {
    for (const entry of [release(["a"]), release(["a"], { run: "7" })]) {
      expect(replay(replay(empty, [entry]), [entry]).releases).toHaveLength(1);
    }
    const later = release(["a"], { run: "local-0000000b" });
    expect(replay(replay(empty, [release(["a"])]), [later]).releases).toHaveLength(2);
  });

  it("leaves the targets that a run did not write as they were", () => {
    const other: StateEntry = {
      op: "release",
      release: {
        at,
        kind: "apply",
        run: "2",
        targets: ["pdt_Other"],
        live: { pdt_Other: ["x"] },
      },
      by: aRun({ run: "2" }),
    };
    const state = replay(replay(empty, [release(["a"], { run: "1" })]), [other]);
    expect(state.releases[0]?.live).toEqual({ pdt_LReverb: ["a"], pdt_Other: ["x"] });
  });

  it("never holds a file id twice, always gives a document that can be read, and twice is as once", () => {
    fc.assert(
      fc.property(anyEntries, anyEntries, (before, given) => {
        const loaded = replay(empty, before);
        const entries = ofOneRun(loaded, given);
        const state = replay(loaded, entries);
        const where = "here";
        const again = parseState(renderState(state), {
          environment: "live_mode",
          manifest: "dodo-files.yaml",
          where,
        });
        expect(new Set(ids([...again.files, ...again.retired])).size).toBe(
          state.files.length + state.retired.length,
        );
        const twice = replay(state, entries);
        expect(ids(twice.files).sort()).toEqual(ids(state.files).sort());
      }),
    );
  });

  it("does not change the state it starts from", () => {
    fc.assert(
      fc.property(anyEntries, anyEntries, (before, entries) => {
        const state = replay(empty, before);
        const text = renderState(state);
        replay(state, entries);
        expect(renderState(state)).toBe(text);
      }),
    );
  });
});

describe("an import", () => {
  const found = {
    op: "complete",
    at: "2026-06-01T00:00:00.000Z",
    live: { pdt_app: ["f-2"] },
  } as const;

  it("is no release of its own: it completes the newest one, and does so once however often it is replayed", () => {
    const releases = [
      aRelease({ serial: 7, tag: "v2", live: { pdt_app: ["f-1"], pdt_book: ["f-9"] } }),
      aRelease({ serial: 3, tag: "v1" }),
    ];
    const once = replay(aState({ releases }), [found]);
    const [newest, older] = replay(once, [found]).releases;
    expect(newest).toEqual({
      ...releases[0],
      live: { pdt_app: ["f-1", "f-2"], pdt_book: ["f-9"] },
    });
    expect(older).toEqual(releases[1]);
  });

  it("is the first release where there is none", () => {
    const { releases } = replay(aState({ serial: 4 }), [found]);
    const { at, live } = found;
    const first = { serial: 5, order: 1, kind: "import", targets: ["pdt_app"], at, live };
    expect(releases).toEqual([first]);
  });
});
