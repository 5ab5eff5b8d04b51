import type { LiveFile } from "../dodo/listing.ts";
import { routeOf } from "../dodo/target.ts";
import type { LocalFile } from "../placement/placement.ts";
import { buyersView } from "../plan/buyers-view.ts";
import { countRemovals, type PlanWorld, targetFacts } from "../plan/make-plan.ts";
import { type Change, changesOf, isDelivery, type Plan, type Planned } from "../plan/plan.ts";
import { deadFileReason, deletion } from "../plan/plan-slot.ts";
import type { CheckedTarget } from "../plan/plan-target.ts";
import { namesakeWarning, nameTaken, tooManyRemovals, wouldEmpty } from "../plan/problems.ts";
import { byName, type ReconciledTarget, reconcile } from "../plan/reconcile.ts";
import type { Problem } from "../problem.ts";
import { newestFirst } from "../state/order.ts";
import { nameOf, releaseTitle } from "../state/releases.ts";
import type { Receipt, Release } from "../state/state.ts";
import { receiptsForgotten, unavailable } from "./rollback-problems.ts";

/** What is known before the files of the releases are looked for. */
export interface RollbackWorld extends PlanWorld {
  /** Target id to the release that it goes back to; a target without one is left alone. */
  readonly destinations: ReadonlyMap<string, Release>;
}

export interface RollbackInput extends RollbackWorld {
  /** Files of the workspace by SHA-256: what an id that cannot be attached again is uploaded from. */
  readonly files: ReadonlyMap<string, LocalFile>;
  /** Live files that nobody recorded and that have the content of a file of the release: its id → theirs. */
  readonly twins: ReadonlyMap<string, string>;
  /** Live files that nobody recorded and that have no bytes: what an upload that was cut off left behind. */
  readonly dead: ReadonlySet<string>;
  readonly rules: { readonly allowEmptyTarget: boolean; readonly maxRemovals: number };
}

/** A receipt of the release that is not live now: what has to be attached again, or uploaded. */
export interface NotLive {
  readonly receipt: Receipt;
  /** Live files under its name that nobody recorded: perhaps sent by a run that was cut off. */
  readonly namesakes: readonly LiveFile[];
}

export function notLiveOf(input: RollbackWorld): readonly NotLive[] {
  return worldsOf(input).flatMap(({ reconciled, destination }) =>
    releaseReceipts(reconciled, destination)
      .known.filter(({ file_id }) => !reconciled.live.has(file_id))
      .map((receipt) => ({
        receipt,
        namesakes: reconciled.index.unrecorded.get(receipt.name) ?? [],
      })),
  );
}

/** plan(releases, recorded, live): what makes the managed files of each target those of an earlier release. Pure. */
export function planRollback(input: RollbackInput): Planned {
  const { environment, manifest, manifestDigest: manifest_digest, state, rules } = input;
  const planned = worldsOf(input).map((one) => planTargetRollback(one, input));
  const head = { version: 1 as const, environment, manifest, manifest_digest };
  const { lineage, serial } = state;
  const targets = planned.map((target) => target.plan);
  const name = nameOf([...input.destinations.values()]);
  const plan: Plan = { ...head, lineage, serial, offline: false, ...name, targets };
  const removals = countRemovals(changesOf(plan));
  const tooMany =
    removals > rules.maxRemovals ? [tooManyRemovals(removals, rules.maxRemovals)] : [];
  const problems = [...tooMany, ...planned.flatMap((target) => target.problems)];
  return { plan, problems, warnings: planned.flatMap(({ warnings }) => warnings) };
}

function worldsOf(input: RollbackWorld) {
  const nothing = { placements: [], parts: [], proofs: new Map(), offline: false };
  return targetFacts({ ...input, ...nothing }).flatMap((facts) => {
    const destination = input.destinations.get(facts.target);
    return destination ? [{ ...reconcile(facts), destination }] : [];
  });
}

/**
 * The receipts of a release in one target, and the ids that no receipt takes part for. What is live under another id by now counts as
 * it, and so does what was sent anew in its place and not attached yet.
 */
function releaseReceipts(reconciled: ReconciledTarget, { live }: Release) {
  const { target, active, retired } = reconciled;
  const receipts = new Map([...active, ...retired].map((receipt) => [receipt.file_id, receipt]));
  const ids = live[target] ?? [];
  const taken = new Set(ids);
  const standIn = (wanted: Receipt): Receipt => {
    if (reconciled.live.has(wanted.file_id) || wanted.sha256 === null) return wanted;
    const others = active.filter((one) => !taken.has(one.file_id) && hasSameContent(one, wanted));
    const same = others.find(({ file_id }) => reconciled.live.has(file_id)) ?? others[0];
    if (same) taken.add(same.file_id);
    return same ?? wanted;
  };
  return {
    known: ids
      .flatMap((id) => receipts.get(id) ?? [])
      .sort(byName)
      .map(standIn),
    unknown: ids.filter((id) => !receipts.has(id)),
  };
}

function hasSameContent(a: Receipt, b: Receipt): boolean {
  return a.slot === b.slot && a.name === b.name && a.sha256 === b.sha256;
}

function planTargetRollback(
  {
    reconciled,
    destination: release,
    warnings: disagreements,
  }: ReturnType<typeof worldsOf>[number],
  { files, twins, dead, rules }: RollbackInput,
): CheckedTarget {
  const { known, unknown } = releaseReceipts(reconciled, release);
  const wanted = new Set(known.map(({ file_id }) => file_id));
  const going = managedOf(reconciled).filter(({ file_id }) => !wanted.has(file_id));
  const back = changesBack(known, { reconciled, going, release, twins });
  const replaced = new Set(back.flatMap(({ prior }) => prior));
  const left = going.filter(({ file_id }) => !replaced.has(file_id));
  const cleared = reconciled.listing.files
    .filter(({ file_id }) => dead.has(file_id))
    .flatMap((file) => clearDeadNamesakes(file, back));
  const changes = [
    ...back,
    ...left.map((receipt) => deletion(receipt, `not in ${releaseTitle(release)}`)),
    ...forgottenIn(reconciled, wanted, release),
    ...cleared,
  ];
  const plan = buyersView(reconciled, changes, rules.allowEmptyTarget);
  const isEmptied = unknown.length === 0 && plan.after.length === 0 && plan.before.length > 0;
  const missing = back.filter(
    (change) => change.file_id === null && !files.has(change.sha256 ?? ""),
  );
  const problems = [
    ...namesTaken(reconciled, back, dead),
    ...(unknown.length > 0 ? [receiptsForgotten(reconciled, unknown)] : []),
    ...(missing.length > 0 ? [unavailable(reconciled, missing)] : []),
    ...(isEmptied && !rules.allowEmptyTarget ? [wouldEmpty(reconciled)] : []),
  ];
  const settled = back.filter(({ action }) => action === "keep" || action === "adopt");
  const beside = settled.flatMap((change) => namesakesInTheWay(reconciled, change, dead));
  return {
    plan,
    problems,
    warnings: [...disagreements, ...beside.map((file) => namesakeWarning(reconciled, file))],
  };
}

/** What was recorded and is not live: it is not to be attached any more. */
function forgottenIn(
  { active, live }: ReconciledTarget,
  wanted: ReadonlySet<string>,
  release: Release,
): readonly Change[] {
  return active
    .filter(({ file_id }) => !live.has(file_id) && !wanted.has(file_id))
    .map((receipt) => {
      const reason = `not live, and not in ${releaseTitle(release)}`;
      return { ...deletion(receipt, reason), action: "forget", prior: [] };
    });
}

/** What buyers see because of us: recorded and live; a withdrawn file that is listed again too, a held one not. */
function managedOf({ active, retired, live }: ReconciledTarget): readonly Receipt[] {
  const back = retired.filter((receipt) => !receipt.held);
  return [...active, ...back].filter(({ file_id }) => live.has(file_id));
}

/** Buyers could not tell the file that comes back from one under its name that is not ours. */
function namesTaken(
  reconciled: ReconciledTarget,
  back: readonly Change[],
  dead: ReadonlySet<string>,
): readonly Problem[] {
  return back.flatMap((change) => {
    const namesakes = namesakesInTheWay(reconciled, change, dead);
    const isTaken = isDelivery(change) && change.action !== "adopt" && namesakes.length > 0;
    return isTaken ? [nameTaken(reconciled, change.name, namesakes)] : [];
  });
}

/** Files under the name of a change that are neither recorded nor adopted, and have bytes. */
function namesakesInTheWay(
  { index }: ReconciledTarget,
  { name, file_id }: Change,
  dead: ReadonlySet<string>,
): readonly LiveFile[] {
  return (index.unrecorded.get(name) ?? []).filter(
    (file) => file.file_id !== file_id && !dead.has(file.file_id),
  );
}

/** With the file that comes back under its name; what only an attached entitlement lists stays. */
function clearDeadNamesakes(
  { file_id, name, own }: LiveFile,
  back: readonly Change[],
): readonly Change[] {
  const successor = back.find((change) => change.name === name);
  if (!own || !successor) return [];
  const { target, slot, rule } = successor;
  const what = { target, slot, name, rule, file_id, prior: [file_id] };
  const unknown = { path: null, size: null, sha256: null };
  return [{ action: "delete", ...what, ...unknown, reason: deadFileReason }];
}

interface Back {
  readonly reconciled: ReconciledTarget;
  /** Files that go, in the order in which they are given to a successor of their slot. */
  readonly going: readonly Receipt[];
  readonly release: Release;
  readonly twins: RollbackInput["twins"];
}

function changesBack(
  known: readonly Receipt[],
  { reconciled, going, release, twins }: Back,
): readonly Change[] {
  const succeeded = new Set<string>();
  const isActive = new Set(reconciled.active);
  return known.map((receipt): Change => {
    const isLive = reconciled.live.has(receipt.file_id);
    if (isLive && isActive.has(receipt))
      return { ...deletion(receipt, "unchanged"), action: "keep", prior: [] };
    const prior = succeeded.has(receipt.slot)
      ? []
      : newestFirst(going.filter(({ slot }) => slot === receipt.slot));
    succeeded.add(receipt.slot);
    const newest = prior[0];
    const was = newest ? { was: newest.version ?? newest.name, was_size: newest.size } : {};
    const what = { ...deletion(receipt, ""), ...was, prior: prior.map(({ file_id }) => file_id) };
    const reason = `${isLive ? "withdrawn before, and still live" : "not live now"}, of ${releaseTitle(release)}`;
    const twin = twins.get(receipt.file_id);
    if (twin !== undefined) {
      const same = "live already with the same content, but not recorded";
      return { ...what, action: "adopt", file_id: twin, reason: same };
    }
    // What an entitlement let go is gone: there it is uploaded anew.
    if (isLive || routeOf(reconciled.target).takesFilesBack)
      return { ...what, action: "restore", reason };
    return { ...what, action: newest ? "replace" : "create", file_id: null, reason };
  });
}
