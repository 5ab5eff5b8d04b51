import { Problem } from "../problem.ts";
import type { Receipt, State } from "../state/state.ts";
import type { Fresh } from "./make-plan.ts";
import {
  type Change,
  changesOf,
  isDelivery,
  isLeaving,
  isPending,
  isRemoval,
  type Plan,
} from "./plan.ts";
import { short } from "./plan-slot.ts";

/**
 * What a saved plan lets a fresh one carry out: the same deliveries, and the withdrawals that it names. It can hold back and never
 * add, so a plan that somebody tampered with gains nothing. How a file comes to be live is left open: a run that was cut off has
 * uploaded or attached it already.
 */
export function allowedBy(saved: Plan): (change: Change) => boolean {
  const changes = changesOf(saved);
  const deliveries = bySlot(changes.filter(isDelivery));
  const gone = new Set(
    changes.flatMap(({ target, prior }) => prior.map((id) => targetKey(target, id))),
  );
  const forgotten = new Set(
    changes.filter(isForget).map(({ target, file_id }) => targetKey(target, file_id)),
  );
  return (change) => {
    const { target, file_id, prior } = change;
    if (isDelivery(change))
      return (deliveries.get(slotKey(change)) ?? []).some((one) => isWithin(one, change));
    // What an upload that was cut off left behind has no bytes and no path: it goes with the file of its slot.
    if (isDead(change))
      return (
        deliveries.has(slotKey(change)) || prior.every((id) => gone.has(targetKey(target, id)))
      );
    if (isRemoval(change)) return prior.every((id) => gone.has(targetKey(target, id)));
    // What was withdrawn before the run was cut off has only its receipt left.
    return forgotten.has(targetKey(target, file_id)) || gone.has(targetKey(target, file_id));
  };
}

/** A fresh plan, and what it was made from. */
export interface Now extends Pick<Fresh, "plan" | "waiting"> {
  readonly state: State;
  /** Targets of the manifest that this run could not or should not plan. */
  readonly leftOut: ReadonlySet<string>;
}

/** Why a saved plan no longer fits: nothing of it may be carried out. `plan-stale`. */
export function stale(saved: Plan, fresh: Now, where: string): Problem | undefined {
  const heads = movedHead(saved, fresh.plan);
  const moved = heads.length > 0 ? heads : movedChanges(saved, fresh);
  const [first, ...others] = moved;
  if (first === undefined) return undefined;
  return new Problem({
    code: "plan-stale",
    message: `${where} does not fit any more: ${first}.`,
    remedy: "Plan again, look at that plan, and apply it.",
    details: firstLines(others),
  });
}

/** What only the fresh plan contains. It is no failure, and must not go unnoticed. */
export function waits({ plan, waiting }: Fresh, where: string): Problem {
  const count = waiting.length === 1 ? "A change is" : `${waiting.length} changes are`;
  return new Problem({
    code: "plan-stale",
    message: `${count} not in ${where}, and ${waiting.length === 1 ? "waits" : "wait"}.`,
    remedy: "Plan again to have them carried out too.",
    details: firstLines(waiting.map((change) => describe(change, plan))),
  });
}

/** As many as anybody reads. */
function firstLines(lines: readonly string[]): readonly string[] {
  const maxLines = 20;
  return lines.length > maxLines
    ? [...lines.slice(0, maxLines), `… and ${lines.length - maxLines} more`]
    : lines;
}

function movedHead(saved: Plan, fresh: Plan): readonly string[] {
  const words = {
    environment: "environment",
    manifest: "manifest",
    lineage: "lineage of the state",
  } as const;
  const fields = (["environment", "manifest", "lineage"] as const).filter(
    (field) => saved[field] !== fresh[field],
  );
  const moved = fields.map(
    (field) => `it is of ${words[field]} ${saved[field]}, and this run of ${fresh[field]}`,
  );
  const isEdited =
    saved.manifest === fresh.manifest && saved.manifest_digest !== fresh.manifest_digest;
  return isEdited ? [...moved, `${fresh.manifest} was changed since`] : moved;
}

function movedChanges(saved: Plan, fresh: Now): readonly string[] {
  const all = [...changesOf(fresh.plan), ...fresh.waiting];
  const { files } = fresh.state;
  const live = new Set(
    fresh.plan.targets.flatMap(({ target, before }) =>
      before.map(({ file_id }) => targetKey(target, file_id)),
    ),
  );
  const found: FreshIndex = {
    slots: bySlot(all.filter(stays)),
    withdrawn: new Set(all.filter(isRemoval).flatMap(priorKeys)),
    forgotten: new Set(
      all.filter(isForget).map(({ target, file_id }) => targetKey(target, file_id)),
    ),
    live,
    comes: new Set(fresh.waiting.filter(isDelivery).map(nameKey)),
    goes: new Set(fresh.waiting.filter(isRemoval).map(nameKey)),
    wanted: new Set(all.filter(stays).map(({ target, file_id }) => targetKey(target, file_id))),
    recorded: new Set(files.map(({ target, file_id }) => targetKey(target, file_id))),
    delivered: Map.groupBy(
      files.filter(({ target, file_id }) => live.has(targetKey(target, file_id))),
      slotKey,
    ),
  };
  return changesOf(saved)
    .filter(({ target }) => !fresh.leftOut.has(target))
    .flatMap((change) => {
      const why = whyMoved(change, found);
      return why === undefined ? [] : [`${describe(change, fresh.plan)}: ${why}`];
    });
}

/** The fresh plan and what it found, by keys of target and slot, or target and file id. */
interface FreshIndex {
  readonly slots: ReadonlyMap<string, readonly Change[]>;
  readonly withdrawn: ReadonlySet<string>;
  readonly forgotten: ReadonlySet<string>;
  readonly live: ReadonlySet<string>;
  /** Names of files that only the fresh plan delivers, and of those that only it withdraws. */
  readonly comes: ReadonlySet<string>;
  readonly goes: ReadonlySet<string>;
  readonly wanted: ReadonlySet<string>;
  readonly recorded: ReadonlySet<string>;
  /** Receipts that are live, by slot. */
  readonly delivered: ReadonlyMap<string, readonly Receipt[]>;
}

/** What moved under a saved change; undefined where it is planned still, or true already. */
function whyMoved(change: Change, found: FreshIndex): string | undefined {
  const { target, file_id } = change;
  if (!isPending(change)) return undefined;
  if (isForget(change)) {
    const key = targetKey(target, file_id);
    return found.forgotten.has(key) || !found.recorded.has(key) ? undefined : "it is live again";
  }
  const slot = found.slots.get(slotKey(change)) ?? [];
  if (isDelivery(change)) {
    const same = slot.find((one) => isDelivery(one) && isSameDelivery(change, one, found.live));
    if (same)
      return found.goes.has(nameKey(same))
        ? "another file of that name would stay beside it"
        : undefined;
    const delivered = found.delivered.get(slotKey(change)) ?? [];
    if (!delivered.some((receipt) => isSavedFile(change, receipt))) return whatMoved(change, slot);
  } else if (
    found.comes.has(nameKey(change)) &&
    priorKeys(change).some((key) => found.withdrawn.has(key))
  ) {
    return "a file that only this run plans takes its place";
  }
  // What a withdrawal did not let go is held and no longer recorded as delivered, or was never ours: there it is done with.
  const isWanted = (key: string) =>
    found.live.has(key) && (found.wanted.has(key) || found.recorded.has(key));
  return priorKeys(change).some((key) => isWanted(key) && !found.withdrawn.has(key))
    ? "a file that it withdraws is wanted now"
    : undefined;
}

function whatMoved(change: Change, slot: readonly Change[]): string {
  const [now] = slot;
  if (!now) return "this run does not plan it";
  if (now.sha256 !== change.sha256)
    return `the file is another one now (${short(change.sha256)} → ${short(now.sha256)})`;
  if (!isSavedFile(change, now)) return `it would be delivered as ${now.name}`;
  return "what it takes the place of is not the same any more";
}

/** A saved name without a tag leaves the name open. */
function isSavedFile(saved: Change, fresh: Change | Receipt): boolean {
  return (
    saved.sha256 === fresh.sha256 && (saved.name === fresh.name || (saved.open ?? []).length > 0)
  );
}

/** The same file, and nothing more goes for it. */
function isWithin(saved: Change, fresh: Change): boolean {
  const prior = new Set(saved.prior);
  return fresh.prior.every((id) => prior.has(id)) && isSavedFile(saved, fresh);
}

/** A run that was cut off before it recorded what it attached again may have withdrawn the old ones already. */
function isSameDelivery(saved: Change, fresh: Change, live: ReadonlySet<string>): boolean {
  const { target, file_id, prior } = fresh;
  const left = new Set(prior);
  const isAttached = live.has(targetKey(target, file_id));
  const isDone = (id: string) => left.has(id) || (isAttached && !live.has(targetKey(target, id)));
  return isWithin(saved, fresh) && saved.prior.every(isDone);
}

/** Its file is to be live after the run. */
function stays(change: Change): boolean {
  return !isLeaving(change);
}

/** Listed without bytes, and never recorded. */
function isDead(change: Change): boolean {
  return isRemoval(change) && change.path === null;
}

function isForget({ action }: Change): boolean {
  return action === "forget";
}

function priorKeys({ target, prior }: Change): readonly string[] {
  return prior.map((id) => targetKey(target, id));
}

function describe({ action, name, target }: Change, { targets }: Plan): string {
  return `${action} ${name} in ${targets.find((one) => one.target === target)?.spellings[0] ?? target}`;
}

function bySlot(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  return Map.groupBy(changes, slotKey);
}

function slotKey({ target, slot }: Change | Receipt): string {
  return targetKey(target, slot);
}

function nameKey({ target, name }: Change): string {
  return targetKey(target, name);
}

function targetKey(target: string, of: string | null): string {
  return JSON.stringify([target, of]);
}
