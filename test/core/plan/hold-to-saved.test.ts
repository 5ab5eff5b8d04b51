import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlanDocument, renderPlanDocument } from "../../../src/core/plan/document.ts";
import { allowedBy, stale } from "../../../src/core/plan/hold-to-saved.ts";
import { type Fresh, makePlan } from "../../../src/core/plan/make-plan.ts";
import {
  type Change,
  changesOf,
  isDelivery,
  isPending,
  type Plan,
  type Planned,
  type TargetPlan,
} from "../../../src/core/plan/plan.ts";
import { carryOut, planWorld, type SmallWorld, smallWorlds, toInput } from "./plan-world.ts";

const runs = { numRuns: 400 };

/** A plan of the world as an apply makes it that is held to `saved`, and why that one fits no more. */
function held(
  world: SmallWorld,
  saved: Plan,
): { readonly fresh: Fresh; readonly why: readonly string[] } {
  const input = toInput(world);
  const fresh = makePlan({ ...input, rules: { ...input.rules, allows: allowedBy(saved) } });
  const problem = stale(saved, { ...fresh, state: input.state, leftOut: new Set() }, "plan.json");
  return { fresh, why: problem ? [problem.message, ...problem.details] : [] };
}

/** The plan with some of its pending changes taken away. */
function less(plan: Plan, keeps: (change: Change) => boolean): Plan {
  const targets = plan.targets.map((target) => ({
    ...target,
    changes: target.changes.filter((change) => !isPending(change) || keeps(change)),
  }));
  return { ...plan, targets };
}

/** Whether only one of two files of one name is in the saved plan, the one that comes or the one that goes; a file without bytes goes anyhow. */
function isNameSplit(plan: Plan, saved: Plan): boolean {
  const kept = new Set(pending(saved));
  const changes = pending(plan);
  const goes = changes.filter(({ action }) => action === "delete");
  return changes
    .filter(isDelivery)
    .some((one) =>
      goes
        .filter(({ target, name }) => one.target === target && one.name === name)
        .some((other) =>
          kept.has(one) ? !kept.has(other) && other.path !== null : kept.has(other),
        ),
    );
}

/** The targets that nothing stops. */
function going({ plan, problems }: Planned): readonly TargetPlan[] {
  const stopped = new Set(problems.map(({ target }) => target));
  return stopped.has(undefined) ? [] : plan.targets.filter(({ target }) => !stopped.has(target));
}

const pending = (plan: Plan) => changesOf(plan).filter(isPending);
const everything = () => true;

describe("an apply that is held to a saved plan", () => {
  it("carries out all of the plan that was saved just now", () => {
    fc.assert(
      fc.property(smallWorlds, (world) => {
        const { plan } = planWorld(world);
        const { fresh, why } = held(
          world,
          parsePlanDocument(renderPlanDocument(plan), "plan.json"),
        );
        expect(why).toEqual([]);
        expect(fresh.waiting).toEqual([]);
        expect(fresh.plan).toEqual(plan);
      }),
      runs,
    );
  });

  it("carries out what both plans contain: what was taken out of the saved one waits", () => {
    fc.assert(
      fc.property(smallWorlds, fc.func(fc.boolean()), (world, keeps) => {
        const { plan } = planWorld(world);
        const saved = less(plan, keeps);
        fc.pre(!isNameSplit(plan, saved));
        const { fresh, why } = held(world, saved);
        expect(why).toEqual([]);
        const goes = [...pending(fresh.plan), ...fresh.waiting].filter(allowedBy(saved));
        expect(pending(fresh.plan)).toEqual(goes);
        expect(new Set([...pending(fresh.plan), ...fresh.waiting])).toEqual(new Set(pending(plan)));
        for (const change of pending(saved)) expect(pending(fresh.plan)).toContainEqual(change);
      }),
      runs,
    );
  });

  it("is stale where of two files of one name it has only the one that comes, or only the one that goes", () => {
    fc.assert(
      fc.property(smallWorlds, fc.func(fc.boolean()), (world, keeps) => {
        const { plan } = planWorld(world);
        const saved = less(plan, keeps);
        expect(held(world, saved).why.length > 0).toBe(isNameSplit(plan, saved));
      }),
      runs,
    );
  });

  it("never does more than the fresh plan, whatever plan it is given", () => {
    fc.assert(
      fc.property(smallWorlds, smallWorlds, (world, other) => {
        const { fresh } = held(world, planWorld(other).plan);
        const free = pending(planWorld(world).plan);
        for (const change of pending(fresh.plan)) expect(free).toContainEqual(change);
      }),
      runs,
    );
  });

  it("finds nothing to do, and nothing stale, once the plan was carried out", () => {
    fc.assert(
      fc.property(smallWorlds, fc.func(fc.boolean()), (world, letsGo) => {
        const first = planWorld(world);
        const saved = { ...first.plan, targets: going(first) };
        const { fresh, why } = held(carryOut(world, first, letsGo), saved);
        expect(why).toEqual([]);
        expect(pending(fresh.plan)).toEqual([]);
      }),
      runs,
    );
  });

  it("goes on where it was cut off, and then has nothing left to do", () => {
    fc.assert(
      fc.property(smallWorlds, fc.func(fc.boolean()), (world, isThrough) => {
        const first = planWorld(world);
        const saved = { ...first.plan, targets: going(first) };
        const done = { ...saved, targets: saved.targets.filter(({ target }) => isThrough(target)) };
        const midway = carryOut(world, { ...first, plan: done, problems: [] }, everything);
        const rest = held(midway, saved);
        expect(rest.why).toEqual([]);
        const { fresh, why } = held(carryOut(midway, rest.fresh, everything), saved);
        expect(why).toEqual([]);
        // What was delivered to an entitlement meanwhile may stop the product that it is attached to.
        const stopped = new Set(rest.fresh.problems.map(({ target }) => target));
        const left = pending(fresh.plan).filter(
          ({ target }) => !stopped.has(target) && !stopped.has(undefined),
        );
        expect(left).toEqual([]);
      }),
      runs,
    );
  });
});
