import { describe, expect, it } from "vitest";
import type { State } from "../../../src/core/state/state.ts";
import { driftOf } from "../../../src/core/upkeep/drift.ts";
import { aRelease, aState } from "../../builders.ts";
import { listingOf, live, product, receipt } from "../plan/planning.ts";

const a = receipt({ slot: "a.zip", file_id: "f-a" });
const b = receipt({ slot: "b.zip", file_id: "f-b" });
const held = { reason: "in-use", since: "2026-01-01T00:00:00.000Z" } as const;

function drift(state: Partial<State>, ...files: Parameters<typeof listingOf>[1]) {
  const listing = listingOf(product, files);
  const { problem, notices, intact } = driftOf(listing, "app", aState(state));
  return {
    details: problem?.details ?? [],
    notices,
    intact: intact.map(({ file_id }) => file_id),
    problem,
  };
}

function released(...ids: readonly string[]): Pick<State, "releases"> {
  return { releases: [aRelease({ live: { [product]: ids } })] };
}

describe("drift", () => {
  it("is none where every recorded file is live under its name, with its size or none", () => {
    const found = drift(
      { files: [a, b], ...released("f-a", "f-b") },
      live("f-a", "a.zip"),
      live("f-b", "b.zip", { size: null }),
    );
    expect(found).toMatchObject({ problem: undefined, notices: [], intact: ["f-a", "f-b"] });
  });

  it("is a recorded file that is missing, and apply is the remedy", () => {
    const { problem, details, intact } = drift(
      { files: [a, b], ...released("f-a", "f-b") },
      live("f-b", "b.zip"),
    );
    expect(problem).toMatchObject({ code: "drift", target: product });
    expect(problem?.message).toBe("app does not deliver what the state records: 1 file missing.");
    expect(problem?.remedy).toContain("apply");
    expect(details).toEqual(["missing: a.zip (f-a)"]);
    expect(intact).toEqual(["f-b"]);
  });

  it("is no file that was uploaded and never became live", () => {
    expect(drift({ files: [a, b], ...released("f-a") }, live("f-a", "a.zip")).details).toEqual([]);
  });

  it("is every missing file where no run of the target ever ended", () => {
    expect(drift({ files: [a] }).details).toEqual(["missing: a.zip (f-a)"]);
  });

  it("is a name of ours that is delivered twice, by whomever", () => {
    const found = drift({ files: [a] }, live("f-a", "a.zip"), live("f-x", "a.zip"));
    expect(found.details).toEqual(["duplicate: a.zip (f-a, f-x)"]);
    expect(found.problem?.remedy).toContain("dashboard");
  });

  it("is an id that the list names twice", () => {
    const listing = listingOf(product, [live("f-a", "a.zip")], { repeated: ["f-a"] });
    expect(driftOf(listing, "app", aState({ files: [a] })).problem?.details).toEqual([
      "duplicate: a.zip (f-a, f-a)",
    ]);
  });

  it("is no held file beside its successor, no twin of another target's, and no pair of others' files", () => {
    const old = receipt({ slot: "a.zip", file_id: "f-old", held });
    const elsewhere = receipt({ slot: "a.zip", file_id: "f-ent", target: "ent_app" });
    const files = [
      live("f-a", "a.zip"),
      live("f-old", "a.zip"),
      live("f-ent", "a.zip"),
      live("f-x", "x"),
      live("f-y", "x"),
    ];
    const found = drift({ files: [a, elsewhere], retired: [old] }, ...files);
    expect(found.details).toEqual([]);
    expect(found.notices).toEqual([
      expect.stringContaining("app also delivers x, x: not managed by dodo-files"),
      "app still delivers a.zip: withdrawn, but held by Dodo.",
    ]);
  });

  it("is a file that was renamed or has another size", () => {
    const found = drift(
      { files: [a, b] },
      live("f-a", "c.zip"),
      live("f-b", "b.zip", { size: 11 }),
    );
    expect(found.details).toEqual([
      "renamed: a.zip (f-a) is listed as c.zip",
      "other size: b.zip (f-b) is listed with 11 B, and 10 B were recorded",
    ]);
    expect(found.intact).toEqual([]);
  });

  it("is no withdrawn file that is live again: it is told", () => {
    const found = drift({ files: [a], retired: [b] }, live("f-a", "a.zip"), live("f-b", "b.zip"));
    expect(found).toMatchObject({
      details: [],
      notices: ["app delivers b.zip again, which was withdrawn."],
    });
  });
});
