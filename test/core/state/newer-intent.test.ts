import { describe, expect, it } from "vitest";
import { replay, type StateEntry } from "../../../src/core/state/entries.ts";
import { intentKey } from "../../../src/core/state/intents.ts";
import type { RunKey } from "../../../src/core/state/order.ts";
import type { Intent, RetirementReason, State } from "../../../src/core/state/state.ts";
import { aReceipt, aRelease, aRun, aState } from "../../builders.ts";

const target = "pdt_LReverb";
const one = aReceipt({ file_id: "f" });

function retire(by: Partial<RunKey>, reason: RetirementReason = "replaced"): StateEntry {
  return { op: "retire", file_id: "f", by: aRun(by), reason };
}

function record(by: Partial<RunKey>, again?: boolean): StateEntry {
  return { op: "record", receipt: one, by: aRun(by), again };
}

function standing({ files, retired }: State): string {
  if (files.length > 0) return "active";
  return retired.length > 0 ? "retired" : "unknown";
}

describe("a withdrawal", () => {
  const wanted = (fields: Parameters<typeof aRelease>[0] = {}) =>
    aState({
      serial: 8,
      files: [one],
      releases: [aRelease({ serial: 8, run: "9", live: { [target]: ["f"] }, ...fields })],
    });

  it("says which run withdrew the file, why, and with which save", () => {
    const { retired } = replay(aState({ serial: 4, files: [one] }), [retire({ run: "7" })]);
    expect(retired[0]?.retirement).toEqual({ run: "7", reason: "replaced", serial: 5 });
  });

  it("keeps what it said first if it is only tried again", () => {
    const first = replay(aState({ files: [one] }), [retire({ run: "7" }, "unwanted")]);
    const { retired } = replay(first, [retire({ run: "8" }, "rolled-back")]);
    expect(retired[0]?.retirement).toMatchObject({ run: "7", reason: "unwanted" });
  });

  it.each<[string, State, Partial<RunKey>, string]>([
    ["by a run that a newer one has overtaken is skipped", wanted(), { run: "5" }, "active"],
    [
      "by a run that a rollback has overtaken is skipped",
      wanted({ run: "1", kind: "rollback" }),
      { run: "5" },
      "active",
    ],
    [
      "is carried out if the newer run has not covered the target",
      wanted({ targets: [] }),
      { run: "5" },
      "retired",
    ],
    [
      "is carried out if the newer run does not want the file",
      wanted({ live: { [target]: [] } }),
      { run: "5" },
      "retired",
    ],
    ["by a newer run is carried out", wanted(), { run: "10" }, "retired"],
    [
      "by a run that has seen the release is carried out",
      wanted(),
      { run: "5", since: 8 },
      "retired",
    ],
    ["by a rollback is carried out", wanted(), { run: "5", kind: "rollback" }, "retired"],
    [
      "by a process after its own rollback is carried out",
      wanted({ run: "5", kind: "rollback", invocation: "0000000a" }),
      { run: "5" },
      "retired",
    ],
  ])("%s", (_, state, by, expected) => {
    expect(standing(replay(state, [retire(by)]))).toBe(expected);
  });
});

describe("a record of a withdrawn file", () => {
  const withdrawn = (reason: RetirementReason, run = "9") =>
    aState({
      serial: 8,
      retired: [{ ...one, order: 3, version: "1.0.0", retirement: { run, reason, serial: 8 } }],
    });

  it.each<[string, State, Partial<RunKey>, string]>([
    [
      "does not undo what a newer run withdrew meanwhile",
      withdrawn("replaced"),
      { run: "5" },
      "retired",
    ],
    [
      "does not undo what a rollback withdrew meanwhile",
      withdrawn("rolled-back", "1"),
      { run: "5" },
      "retired",
    ],
    [
      "does not undo what a destroy withdrew meanwhile",
      withdrawn("destroyed", "1"),
      { run: "5" },
      "retired",
    ],
    ["brings back what an older run withdrew", withdrawn("replaced", "3"), { run: "5" }, "active"],
    [
      "brings back what a newer run only had not found",
      withdrawn("absent"),
      { run: "5" },
      "active",
    ],
    [
      "brings back what was withdrawn before the run began",
      withdrawn("rolled-back"),
      { run: "5", since: 8 },
      "active",
    ],
    [
      "by a rollback brings back anything",
      withdrawn("replaced"),
      { run: "5", kind: "rollback" },
      "active",
    ],
  ])("%s", (_, state, by, expected) => {
    expect(standing(replay(state, [record(by)]))).toBe(expected);
  });

  it("keeps its version and place, and says with which save it came back", () => {
    const { files } = replay(withdrawn("replaced"), [record({ run: "10" })]);
    expect(files[0]).toMatchObject({ order: 3, version: "1.0.0", revived: 9 });
    expect(files[0]?.retirement).toBeUndefined();
    const receipt = { ...one, version: "2.0.0" };
    const again: StateEntry = { op: "record", receipt, by: aRun({ run: "10" }) };
    expect(replay(withdrawn("replaced"), [again]).files[0]?.version).toBe("2.0.0");
  });

  it("that is only confirmed is nothing once somebody has forgotten the file", () => {
    const forgotten = replay(aState({ files: [one] }), [{ op: "forget", file_id: "f" }]);
    expect(standing(replay(forgotten, [record({}, true)]))).toBe("unknown");
    expect(standing(replay(forgotten, [record({})]))).toBe("active");
  });
});

describe("an import", () => {
  it("records what nobody knows, as older than everything, and nothing else", () => {
    const found = { op: "import", receipt: { ...one, name: "other" } } as const;
    expect(replay(aState(), [found]).files).toEqual([{ ...one, name: "other", order: 0 }]);
    for (const state of [aState({ files: [one] }), aState({ retired: [one] })])
      expect([...replay(state, [found]).files, ...replay(state, [found]).retired]).toEqual([one]);
  });
});

describe("intents", () => {
  const intent: Intent = {
    target,
    slot: one.slot,
    name: one.name,
    rule: one.rule,
    path: one.path,
    size: one.size,
    sha256: one.sha256 ?? "",
    run: "1",
    invocation: "0000000a",
    at: "2026-06-01T10:00:00.000Z",
  };
  const other: Intent = { ...intent, invocation: "0000000b" };
  const announced = replay(aState(), [{ op: "intend", intents: [intent, other] }]);

  it("stay until their file is recorded, whichever process of the run sent it", () => {
    expect(announced.intents).toEqual([intent, other]);
    expect(replay(announced, [record({ run: "2" })]).intents).toHaveLength(2);
    expect(replay(announced, [record({ run: "1" })]).intents).toEqual([]);
  });

  it("are told the id and the MD5 once they are known, and keep them if announced again", () => {
    const key = intentKey(intent);
    const known = replay(announced, [
      { op: "reserve", key, file_id: "f" },
      { op: "reserve", key, md5: "b".repeat(32) },
      { op: "reserve", key: "nobody's", file_id: "g" },
      { op: "intend", intents: [intent] },
    ]);
    expect(known.intents).toEqual([{ ...intent, file_id: "f", md5: "b".repeat(32) }, other]);
  });

  it("end when they are dropped", () => {
    expect(replay(announced, [{ op: "drop", keys: [intentKey(intent)] }]).intents).toEqual([other]);
  });
});
