import { describe, expect, it } from "vitest";
import type { Listing } from "../../../src/core/dodo/listing.ts";
import type { LocalFile } from "../../../src/core/placement/placement.ts";
import type { Receipt } from "../../../src/core/state/state.ts";
import { planRollback, type RollbackInput } from "../../../src/core/upkeep/plan-rollback.ts";
import { aReceipt, aRelease, aState } from "../../builders.ts";

const target = "pdt_LReverb";

function receipt(file_id: string, name: string, fields: Partial<Receipt> = {}): Receipt {
  return aReceipt({
    file_id,
    name,
    slot: "a",
    size: 10,
    sha256: `${file_id.at(-1)}`.repeat(64),
    target,
    ...fields,
  });
}

const old = receipt("id1", "a-1.zip", { version: "1.0.0" });
const now = receipt("id2", "a-2.zip", { version: "2.0.0" });

function listing(receipts: readonly Receipt[], of = target): Listing {
  const files = receipts.map(({ file_id, name, size }) => ({
    file_id,
    name,
    size,
    download_url: "",
    own: true,
  }));
  return { target: of, files, entitlements: [], beside: {} };
}

interface Given extends Partial<Pick<RollbackInput, "files" | "rules" | "destinations">> {
  readonly active?: readonly Receipt[];
  readonly retired?: readonly Receipt[];
  readonly live?: readonly Receipt[];
  /** Ids of the release. */
  readonly to?: readonly string[];
  readonly target?: string;
}

function plan({
  active = [now],
  retired = [old],
  live = active,
  to = ["id1"],
  target: of = target,
  ...rest
}: Given) {
  return planRollback({
    environment: "live_mode",
    manifest: "dodo-files.yaml",
    manifestDigest: "c".repeat(64),
    state: aState({ files: active, retired }),
    targets: new Map([[of, ["reverb"]]]),
    listings: new Map([[of, listing(live, of)]]),
    destinations: new Map([[of, aRelease({ serial: 3, tag: "v1.0.0", live: { [of]: to } })]]),
    files: new Map(),
    twins: new Map(),
    dead: new Set(),
    rules: { allowEmptyTarget: false, maxRemovals: 20 },
    ...rest,
  });
}

function steps(given: Given): readonly string[] {
  return plan(given).plan.targets.flatMap(({ changes }) =>
    changes.map(
      ({ action, name, file_id, prior }) => `${action} ${name} ${file_id} [${prior.join()}]`,
    ),
  );
}

function codes(given: Given): readonly string[] {
  return plan(given).problems.map(({ code }) => code);
}

describe("the plan of a rollback", () => {
  it("restores what is not live, and what took its place goes with it", () => {
    expect(steps({})).toEqual(["restore a-1.zip id1 [id2]"]);
    expect(plan({}).plan).toMatchObject({
      tag: "v1.0.0",
      targets: [{ after: [{ name: "a-1.zip" }] }],
    });
  });

  it("keeps what is live, and deletes what the release did not have", () => {
    const both = [old, receipt("id3", "b.zip", { slot: "b" })];
    expect(steps({ active: both, retired: [] })).toEqual([
      "keep a-1.zip id1 []",
      "delete b.zip id3 [id3]",
    ]);
  });

  it("makes a withdrawn file that is still listed ours again", () => {
    expect(steps({ active: [], retired: [old], live: [old] })).toEqual(["restore a-1.zip id1 []"]);
  });

  it("leaves a held file to the retries of the target", () => {
    const held = {
      ...receipt("id9", "a-0.zip"),
      held: { reason: "in-use", since: "2026-01-01T00:00:00Z" },
    } as const;
    const given = { retired: [old, held], live: [now, held] };
    expect(steps(given)).toEqual(["restore a-1.zip id1 [id2]"]);
    expect(plan(given).plan.targets[0]?.held).toEqual(["id9"]);
  });

  it("takes the same file under another id for the one of the release", () => {
    const again = receipt("id4", "a-1.zip", { sha256: old.sha256 });
    expect(steps({ active: [again] })).toEqual(["keep a-1.zip id4 []"]);
  });

  it("leaves foreign files and targets that the release did not know alone", () => {
    const foreign = receipt("id7", "theirs.txt");
    expect(plan({ live: [now, foreign] }).plan.targets[0]?.foreign).toMatchObject([
      { name: "theirs.txt" },
    ]);
    expect(plan({ target: "pdt_Other", to: [] }).plan.targets[0]?.changes).toEqual([]);
    expect(plan({ destinations: new Map() }).plan.targets).toEqual([]);
  });

  it("on an entitlement uploads, and needs a file of that content", () => {
    const of = {
      target: "ent_x",
      active: [{ ...now, target: "ent_x" }],
      retired: [{ ...old, target: "ent_x" }],
    };
    const file: LocalFile = {
      path: "old.zip",
      real: "/old.zip",
      size: 10,
      sha256: old.sha256 ?? "",
    };
    expect(codes(of)).toEqual(["rollback-unavailable"]);
    expect(codes({ ...of, files: new Map([[file.sha256, file]]) })).toEqual([]);
    expect(steps({ ...of, files: new Map([[file.sha256, file]]) })).toEqual([
      "replace a-1.zip null [id2]",
    ]);
  });

  it("stops where the state no longer knows a file, or Dodo lists another one under its id", () => {
    expect(codes({ retired: [] })).toEqual(["rollback-unavailable"]);
    const planned = plan({ live: [now, { ...old, name: "else.zip" }] });
    expect(planned.problems).toMatchObject([{ code: "rollback-unavailable", target }]);
    expect(planned.warnings).toMatchObject([{ code: "state-mismatch", target }]);
  });

  it("neither empties a target nor removes more than max-removals unasked", () => {
    expect(codes({ to: [] })).toEqual(["would-empty-target"]);
    expect(codes({ to: [], rules: { allowEmptyTarget: true, maxRemovals: 0 } })).toEqual([
      "too-many-removals",
    ]);
    expect(codes({ to: [], rules: { allowEmptyTarget: true, maxRemovals: 1 } })).toEqual([]);
    expect(codes({ rules: { allowEmptyTarget: false, maxRemovals: 0 } })).toEqual([]);
  });
});
