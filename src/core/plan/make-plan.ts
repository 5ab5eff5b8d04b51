import type { Listing } from "../dodo/listing.ts";
import { isEntitlement } from "../dodo/target.ts";
import type { Environment } from "../manifest/manifest.ts";
import { collisionsAcross } from "../placement/collisions.ts";
import type { Placement, RulePart } from "../placement/placement.ts";
import type { Receipt, State } from "../state/state.ts";
import { type Change, changesOf, isDelivery, isRemoval, type Plan, type Planned } from "./plan.ts";
import type { Proof } from "./plan-slot.ts";
import { type PlannedTarget, type PlanRules, planTarget } from "./plan-target.ts";
import { tooManyRemovals } from "./problems.ts";
import type { ProofKey } from "./proof.ts";
import { rolledBack } from "./rolled-back.ts";
import type { TargetFacts } from "./target-facts.ts";

/** What every plan is made from, also the way back to a release. */
export interface PlanWorld {
  readonly environment: Environment;
  readonly manifest: string;
  readonly manifestDigest: string;
  readonly state: State;
  /** Target id → as the manifest names it, in the manifest's order: the targets of this run. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** Per target that could be read; a target without one is left out of the plan. */
  readonly listings: ReadonlyMap<string, Listing>;
  /** Ids of files that unfinished runs left and that `state` has only for this plan. */
  readonly unsaved?: ReadonlySet<string> | undefined;
  /** Ids of files that newer runs are about to record. */
  readonly theirs?: ReadonlySet<string> | undefined;
}

/** What is known of a run, and what its manifest wants. */
export interface DesiredWorld extends PlanWorld {
  readonly placements: readonly Placement[];
  readonly parts: readonly RulePart[];
  readonly offline: boolean;
  readonly tag?: string | undefined;
  readonly commit?: string | undefined;
}

/** A desired world, and what downloads proved of it. */
export interface ProvenWorld extends DesiredWorld {
  /** Of what `namesakesToProve` asked for, under its keys. */
  readonly proofs: ReadonlyMap<ProofKey, Proof>;
}

export interface PlanInput extends ProvenWorld {
  readonly rules: PlanRules & { readonly maxRemovals: number };
}

/** The facts of each target that could be read. */
export function targetFacts(input: ProvenWorld): readonly TargetFacts[] {
  const { environment, proofs, state } = input;
  const placements = byTarget(input.placements);
  const parts = byTarget(input.parts);
  const active = byTarget(state.files);
  const retired = byTarget(state.retired);
  const recorded = [...state.files, ...state.retired];
  return [...input.targets].flatMap(([target, spellings]) => {
    const listing = input.listings.get(target);
    if (!listing) return [];
    const of = <T>(map: ReadonlyMap<string, readonly T[]>) => map.get(target) ?? [];
    const elsewhere = new Set([
      ...recorded.filter((one) => one.target !== target).map(({ file_id }) => file_id),
      ...(input.theirs ?? []),
    ]);
    const desired = { placements: of(placements), parts: of(parts) };
    const { unsaved = new Set<string>() } = input;
    const known = { active: of(active), retired: of(retired), elsewhere, unsaved };
    return [{ target, environment, spellings, listing, proofs, ...desired, ...known }];
  });
}

export interface Fresh extends Planned {
  /** Changes that are left out of the plan, since the rules do not allow them. */
  readonly waiting: readonly Change[];
}

/** plan(desired, recorded, live): pure. */
export function makePlan(input: PlanInput): Fresh {
  const {
    environment,
    manifest,
    manifestDigest: manifest_digest,
    state,
    offline,
    tag,
    commit,
    rules,
  } = input;
  const { lineage, serial } = state;
  const planned = planAll(targetFacts(input), rules);
  const targets = planned.map((target) => target.plan);
  const head = { version: 1 as const, environment, manifest, manifest_digest, lineage, serial };
  const plan: Plan = { ...head, offline, tag, commit, targets };
  const removals = countRemovals(changesOf(plan));
  const problems = [
    ...(removals > rules.maxRemovals ? [tooManyRemovals(removals, rules.maxRemovals)] : []),
    ...collisionsAcross(input.placements, input.listings),
    ...planned.flatMap((target) => {
      const again = rolledBack(target.plan, { tag, commit }, state);
      return again && !rules.allowRolledBack ? [again, ...target.problems] : target.problems;
    }),
  ];
  const waiting = planned.flatMap((target) => target.waiting);
  return { plan, waiting, problems, warnings: planned.flatMap((target) => target.warnings) };
}

/** A listing made of receipts alone: what an offline plan compares with. */
export function recordedListing(target: string, receipts: readonly Receipt[]): Listing {
  const files = receipts
    .filter((receipt) => receipt.target === target)
    .map(({ file_id, name, size }) => ({ file_id, name, size, download_url: "", own: true }));
  return { target, files, entitlements: [], beside: {} };
}

/** A file that several targets list is adopted by one: by the entitlement whose own it is, before any product it is attached to. */
function planAll(all: readonly TargetFacts[], rules: PlanRules): readonly PlannedTarget[] {
  const adopted = new Set<string>();
  const planned = new Map<TargetFacts, PlannedTarget>();
  const entitlementsFirst = [
    ...all.filter(({ target }) => isEntitlement(target)),
    ...all.filter(({ target }) => !isEntitlement(target)),
  ];
  for (const facts of entitlementsFirst) {
    const one = planTarget(
      { ...facts, elsewhere: new Set([...facts.elsewhere, ...adopted]) },
      rules,
    );
    planned.set(facts, one);
    for (const { action, file_id } of [...one.plan.changes, ...one.waiting]) {
      if (action === "adopt" && file_id) adopted.add(file_id);
    }
  }
  return all.flatMap((facts) => planned.get(facts) ?? []);
}

/**
 * Deletes less the creates of the same rule and target: names that carry a version of their own change slot at each release.
 * A file that comes back, and takes nobody's place, counts like a create: it is one, in a run that was cut off before.
 */
export function countRemovals(changes: readonly Change[]): number {
  const balance = new Map<string, number>();
  for (const change of changes) {
    const isNew = isDelivery(change) && change.was === undefined;
    const step = isRemoval(change) ? 1 : isNew ? -1 : 0;
    const key = JSON.stringify([change.target, change.rule]);
    balance.set(key, (balance.get(key) ?? 0) + step);
  }
  return [...balance.values()].reduce((sum, each) => sum + Math.max(0, each), 0);
}

function byTarget<T extends { readonly target: string }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(items, ({ target }) => target);
}
