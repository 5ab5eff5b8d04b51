import { describe, expect, it } from "vitest";
import type { Listing } from "../../../src/core/dodo/listing.ts";
import { collisionsAcross } from "../../../src/core/placement/collisions.ts";
import type { Placement } from "../../../src/core/placement/placement.ts";
import { makePlan } from "../../../src/core/plan/make-plan.ts";
import type { Proof } from "../../../src/core/plan/plan-slot.ts";
import { proofKey } from "../../../src/core/plan/proof.ts";
import type { Receipt } from "../../../src/core/state/state.ts";
import {
  entitlement,
  input,
  lines,
  listingOf,
  live,
  placement,
  planOf,
  product,
  receipt,
  state,
} from "./planning.ts";

const attached = (...file_ids: string[]) => [{ id: entitlement, file_ids }];
const theirs = (id: string, name?: string) => live(id, name, { own: false });

describe("use-entitlement", () => {
  const scene = {
    placements: [placement({ slot: "b.zip" })],
    live: [theirs("f-1"), theirs("f-2", "c.zip")],
  };
  const listing = { entitlements: attached("f-1", "f-2") };

  it("a product without a file of its own that delivers through an attached entitlement stops with its id", () => {
    const { codes, problems } = planOf({ ...scene, listing });
    expect(codes).toEqual(["use-entitlement"]);
    expect(problems[0]?.message).toBe(
      "app (pdt_app) delivers its files through entitlement ent_app (2 files).",
    );
    expect(problems[0]?.remedy).toBe(
      "Under products in the manifest write app: { test_mode: ent_app }.",
    );
    expect(problems[0]?.target).toBe(product);
  });

  it("a product that lists a file of its own goes on", () => {
    expect(
      planOf({ ...scene, live: [...scene.live, live("f-3", "d.zip")], listing }).codes,
    ).toEqual([]);
  });

  it("a product to which nothing is to be delivered goes on", () => {
    expect(planOf({ live: scene.live, listing }).codes).toEqual([]);
  });

  it("an entitlement without files, or with one that is recorded as ours, stops nobody", () => {
    expect(planOf({ ...scene, live: [], listing: { entitlements: attached() } }).codes).toEqual([]);
    const mine = receipt({ slot: "c.zip", file_id: "f-2" });
    expect(planOf({ ...scene, listing, active: [mine], rules: { prune: false } }).codes).toEqual(
      [],
    );
  });

  it("an entitlement that another target of the state delivers to stops nobody", () => {
    const elsewhere = receipt({ target: entitlement, file_id: "f-1" });
    const desired = [...scene.placements, placement({ target: entitlement, content: "old" })];
    const { problems } = planBoth({
      placements: desired,
      files: [elsewhere],
      own: [],
      shared: [theirs("f-1")],
    });
    expect(problems).toEqual([]);
  });
});

describe("a product and an entitlement attached to it, both targets", () => {
  const both = (content: string, other = content) => [
    placement({ content }),
    placement({ content: other, target: entitlement }),
  ];

  it("what the entitlement's receipts hold is no namesake of the product's files, and not foreign to it", () => {
    const recorded = [receipt({ target: entitlement, content: "new", file_id: "f-1" })];
    const { plan, problems } = planBoth({
      placements: both("new"),
      files: recorded,
      own: [],
      shared: [theirs("f-1")],
    });
    expect(plan.targets.map(({ changes }) => lines(changes))).toEqual([
      ["create new"],
      ["keep f-1"],
    ]);
    expect(plan.targets[0]?.foreign).toEqual([]);
    expect(problems).toEqual([]);
  });

  it("a file that both list is adopted by the entitlement alone", () => {
    const { plan } = planBoth({
      placements: both("new"),
      files: [],
      own: [live("f-x", "x.pdf")],
      shared: [theirs("f-1")],
      proof: "equal",
    });
    expect(plan.targets.map(({ changes }) => lines(changes))).toEqual([
      ["create new"],
      ["adopt f-1"],
    ]);
  });

  it("a dead file that only the entitlement lists is the entitlement's to clear away", () => {
    const dead = theirs("f-1");
    const scene = {
      placements: both("new"),
      files: [],
      own: [live("f-x", "x.pdf")],
      shared: [dead],
    };
    const { plan } = planBoth({ ...scene, proof: "dead" });
    expect(plan.targets.map(({ changes }) => lines(changes))).toEqual([
      ["create new"],
      ["create new", "delete f-1"],
    ]);
  });

  it("two different files under one name, or names that differ only in case, are a name-collision", () => {
    const listings = new Map([[product, listingOf(product, [], { entitlements: attached() })]]);
    const codes = (placements: readonly Placement[]) =>
      collisionsAcross(placements, listings).map(({ code }) => code);
    expect(codes(both("new"))).toEqual([]);
    expect(codes(both("new", "other"))).toEqual(["name-collision"]);
    expect(codes([placement({ slot: "App.zip" }), placement({ target: entitlement })])).toEqual([
      "name-collision",
    ]);
    expect(codes([placement(), placement({ target: "ent_other", content: "other" })])).toEqual([]);
  });

  it("a name-collision stops the run and stands at the rule's name", () => {
    const { problems } = planBoth({
      placements: both("new", "other"),
      files: [],
      own: [],
      shared: [],
    });
    expect(problems.map(({ code, target, at }) => [code, target, at?.line])).toEqual([
      ["name-collision", undefined, 1],
    ]);
  });
});

interface Both {
  readonly placements: readonly Placement[];
  readonly files: readonly Receipt[];
  readonly own: Listing["files"];
  readonly shared: Listing["files"];
  readonly proof?: Proof;
}

function planBoth({ placements, files, own, shared, proof }: Both) {
  const ids = shared.map(({ file_id }) => file_id);
  const listings = new Map([
    [product, listingOf(product, [...own, ...shared], { entitlements: attached(...ids) })],
    [
      entitlement,
      listingOf(
        entitlement,
        shared.map((file) => ({ ...file, own: true })),
      ),
    ],
  ]);
  const pairs = shared.flatMap((file) =>
    placements.map((each) => [proofKey(file, each), proof ?? "unproven"] as const),
  );
  const targets = new Map([
    [product, ["app"]],
    [entitlement, ["bonus"]],
  ]);
  return makePlan(
    input({ placements, listings, targets, state: state({ files }), proofs: new Map(pairs) }),
  );
}
