import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePlan } from "../../../src/core/plan/make-plan.ts";
import type { Planned, TargetPlan } from "../../../src/core/plan/plan.ts";
import { carryOut, planWorld, type SmallWorld, smallWorlds, toInput } from "./plan-world.ts";

const runs = { numRuns: 1500 };
const never = () => false;

/** The targets that nothing stops; none where the whole run is stopped. */
function going({ plan, problems }: Planned): readonly TargetPlan[] {
  const stopped = new Set(problems.map(({ target }) => target));
  return stopped.has(undefined) ? [] : plan.targets.filter(({ target }) => !stopped.has(target));
}

function withdrawnBy({ changes, held }: TargetPlan): readonly string[] {
  return [...changes.flatMap(({ prior }) => prior), ...held];
}

function always(check: (world: SmallWorld, planned: Planned) => void): void {
  fc.assert(
    fc.property(smallWorlds, (world) => check(world, planWorld(world))),
    runs,
  );
}

describe("any plan", () => {
  it("withdraws only what a receipt of the target holds, and dead files under a name that it delivers", () => {
    always((world, { plan }) => {
      for (const target of plan.targets) {
        const receipts = [...world.active, ...world.retired].filter(
          (one) => one.target === target.target,
        );
        const names = world.placements
          .filter((one) => one.target === target.target)
          .map(({ name }) => name);
        for (const id of withdrawnBy(target)) {
          const file = world.files.get(id);
          const isOurs = receipts.some((one) => one.file_id === id && one.name === file?.name);
          const isDead = file?.content === null && names.includes(file.name);
          expect(isOurs || isDead).toBe(true);
        }
      }
    });
  });

  it("names each prior id once, and none that it keeps, brings back, adopts or tries again", () => {
    always((_, { plan }) => {
      for (const { changes, held } of plan.targets) {
        const stays = changes.flatMap(({ action, file_id }) =>
          action === "delete" ? [] : [file_id],
        );
        const priors = changes.flatMap(({ prior }) => prior);
        const all = [...priors, ...held, ...stays.filter((id) => id !== null)];
        expect(new Set(all).size).toBe(all.length);
      }
    });
  });

  it("once carried out, leaves nothing but keep for the next: a re-run is a no-op", () => {
    fc.assert(
      fc.property(smallWorlds, fc.func(fc.boolean()), (world, letsGo) => {
        const first = planWorld(world);
        const ran = new Set(going(first).map(({ target }) => target));
        const second = planWorld(carryOut(world, first, letsGo));
        const again = second.plan.targets.filter(({ target }) => ran.has(target));
        expect(
          again.flatMap(({ changes }) => changes).filter(({ action }) => action !== "keep"),
        ).toEqual([]);
        expect(second.problems.filter(({ target }) => ran.has(target ?? ""))).toEqual([]);
      }),
      runs,
    );
  });

  it("never withdraws the last live copy of a file that is wanted after, and never sends it again", () => {
    always((world, planned) => {
      const input = toInput(world);
      for (const { target, changes, ...plan } of going(planned)) {
        const live = new Map(
          input.listings.get(target)?.files.map((file) => [file.file_id, file.name]),
        );
        const gone = new Set(withdrawnBy({ target, changes, ...plan }));
        for (const wanted of world.placements.filter((one) => one.target === target)) {
          const copies = [...world.active, ...world.retired].filter(
            ({ file_id, slot, name, sha256, ...one }) =>
              one.target === target &&
              slot === wanted.slot &&
              sha256 === wanted.file.sha256 &&
              live.get(file_id) === name &&
              (wanted.name === null || wanted.name === name) &&
              world.files.get(file_id)?.content !== null,
          );
          if (copies.length === 0) continue;
          expect(copies.some(({ file_id }) => !gone.has(file_id))).toBe(true);
          const change = changes.find(
            ({ slot, action }) =>
              slot === wanted.slot && action !== "delete" && action !== "forget",
          );
          expect(["keep", "restore"]).toContain(change?.action);
          expect(copies.map(({ file_id }) => file_id)).toContain(change?.file_id);
        }
      }
    });
  });

  it("leaves no target without a file that had one, unless it may", () => {
    fc.assert(
      fc.property(smallWorlds, (random) => {
        const world = { ...random, rules: { ...random.rules, allowEmptyTarget: false } };
        const before = toInput(world).listings;
        const after = toInput(carryOut(world, planWorld(world), () => true)).listings;
        for (const [target, { files }] of before) {
          if (files.length > 0) expect(after.get(target)?.files.length).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });

  it("shows what buyers see afterwards", () => {
    always((world, planned) => {
      for (const one of going(planned)) {
        const alone = { ...planned, plan: { ...planned.plan, targets: [one] } };
        const after = toInput(carryOut(world, alone, never)).listings.get(one.target)?.files ?? [];
        const prior = one.changes.flatMap((change) => change.prior);
        const stuck = after
          .filter((file) => !file.own && prior.includes(file.file_id))
          .map(({ name }) => name);
        expect(
          [...one.after.map(({ name }) => (name.includes("{") ? "open" : name)), ...stuck].sort(),
        ).toEqual(after.map(({ name }) => (name.includes("{") ? "open" : name)).sort());
      }
    });
  });

  it("does not depend on the order of receipts and listings", () => {
    always((world, planned) => {
      const input = toInput(world);
      const listings = [...input.listings].map(
        ([target, one]) => [target, { ...one, files: one.files.toReversed() }] as const,
      );
      const state = {
        ...input.state,
        files: input.state.files.toReversed(),
        retired: input.state.retired.toReversed(),
      };
      expect(makePlan({ ...input, state, listings: new Map(listings.toReversed()) })).toEqual(
        planned,
      );
    });
  });
});
