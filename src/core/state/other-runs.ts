import { isNewerRun, type RunKey } from "./order.ts";
import type { Receipt, Release, State } from "./state.ts";

/**
 * The newest release that another run saved in a target while `by` was working and that wins over
 * it (A5, A6): a rollback or destroy, or the apply of a newer run. A rollback or destroy gives way
 * only to another whose release is above its own.
 */
export function newerRelease(state: State, target: string, by: RunKey): Release | undefined {
  const covering = state.releases.filter(({ targets }) => targets.includes(target));
  const isUndo = ({ kind }: Release) => kind === "rollback" || kind === "destroy";
  if (isApply(by)) {
    const since = covering.filter(({ serial }) => serial > by.since);
    return since.find((one) => isUndo(one) || (one.kind === "apply" && isNewerRun(one, by)));
  }
  const own = covering.find(({ invocation }) => invocation === by.invocation);
  return own && covering.find((one) => isUndo(one) && one.order > own.order);
}

/** What a run knows of itself when it asks whether it was taken over. */
export interface OwnWork {
  /** Ids that it delivered. */
  readonly delivered: ReadonlySet<string>;
  /** Whether the state that it loaded had the file. */
  readonly knew: (file_id: string) => boolean;
}

/**
 * Whether a newer run took a target over: by its release, or, before it has one, by what it recorded
 * in a slot of this run or withdrew of it. If two runs cannot be told apart, the smaller file id
 * counts, so that both decide the same.
 */
export function isTakenOver(state: State, target: string, by: RunKey, own: OwnWork): boolean {
  if (newerRelease(state, target, by)) return true;
  if (!isApply(by)) return false;
  const mine = [...state.files, ...state.retired].filter(
    (receipt) => receipt.target === target && own.delivered.has(receipt.file_id),
  );
  const isNewer = (receipt: Receipt) => {
    if (receipt.target !== target || own.delivered.has(receipt.file_id)) return false;
    const slot = mine.filter((one) => one.slot === receipt.slot);
    if (slot.length === 0 || own.knew(receipt.file_id)) return false;
    if (isNewerRun(receipt, by) || isNewerRun(by, receipt)) return isNewerRun(receipt, by);
    return slot.every(({ file_id }) => receipt.file_id < file_id);
  };
  const isWithdrawn = ({ retirement }: Receipt) =>
    retirement !== undefined &&
    retirement.serial > by.since &&
    (["rolled-back", "destroyed"].includes(retirement.reason) || isNewerRun(retirement, by));
  return state.files.some(isNewer) || mine.some(isWithdrawn);
}

function isApply({ kind }: RunKey): boolean {
  return kind === undefined || kind === "apply";
}

/** Targets of the receipts and releases that one state has and the other does not. */
export function touchedTargets(before: State, after: State): ReadonlySet<string> {
  const [old, now] = [marksOf(before), marksOf(after)];
  const differing = [...old.keys(), ...now.keys()].filter(
    (mark) => old.has(mark) !== now.has(mark),
  );
  return new Set(differing.flatMap((mark) => old.get(mark) ?? now.get(mark) ?? []));
}

/** Receipts, active and retired, and releases, each with its targets. */
function marksOf({ files, retired, releases }: State): ReadonlyMap<string, readonly string[]> {
  const marked = (mark: string) => (receipt: Receipt) =>
    [`${mark} ${receipt.file_id}`, [receipt.target]] as const;
  return new Map([
    ...files.map(marked("active")),
    ...retired.map(marked("retired")),
    ...releases.map((one) => [`release ${one.kind} ${one.at}`, one.targets] as const),
  ]);
}
