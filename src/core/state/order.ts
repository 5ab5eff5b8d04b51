import { order } from "../text/order.ts";
import { compareVersions } from "../text/versions.ts";
import type { Receipt } from "./state.ts";

/** What says how new a run is. */
export interface RunAge {
  /** GITHUB_RUN_ID, or `local-…`, which says nothing. */
  readonly run?: string | undefined;
  readonly version?: string | undefined;
}

/** The run that an entry acts for. */
export interface RunKey extends RunAge {
  /** GITHUB_RUN_ID, or `local-` and the invocation. */
  readonly run: string;
  /** 8 hex digits, made once per process. */
  readonly invocation: string;
  /** Serial of the state that it loaded. */
  readonly since: number;
  /** Absent for an apply. What a rollback or destroy does is never held back. */
  readonly kind?: "apply" | "rollback" | "destroy" | undefined;
}

/** Whether `a` is a newer run than `b`: by run id if both have a number, else by version. Unknown is not newer. */
export function isNewerRun(a: RunAge, b: RunAge): boolean {
  if (a.run !== undefined && a.run === b.run) return false;
  if (isNumber(a.run) && isNumber(b.run)) return compareRuns(a.run, b.run) > 0;
  return versionDifference(a, b) > 0;
}

/** Receipts of one slot: by version if all can be compared and differ, else all by release. No clock takes part. */
export function newestFirst(receipts: readonly Receipt[]): readonly Receipt[] {
  const byVersion = receipts.toSorted((a, b) => versionDifference(b, a));
  const isTotal = byVersion.every((one, index) => {
    const next = byVersion[index + 1];
    return next === undefined || versionDifference(one, next) > 0;
  });
  return isTotal ? byVersion : receipts.toSorted(byRelease);
}

/** Newest first by release; a receipt that no release counts yet is the newest. */
export function byRelease(a: Receipt, b: Receipt): number {
  const [left, right] = [a.order ?? Number.MAX_VALUE, b.order ?? Number.MAX_VALUE];
  return right - left || compareRuns(b.run, a.run) || order(a.file_id, b.file_id);
}

/** NaN if the two cannot be compared. */
function versionDifference(a: RunAge, b: RunAge): number {
  if (a.version === undefined || b.version === undefined) return Number.NaN;
  return compareVersions(a.version, b.version) ?? Number.NaN;
}

/** Below zero if `a` is older. Run ids may be longer than a number is exact; what is no number is older than all that are. */
export function compareRuns(a: string | undefined, b: string | undefined): number {
  const [left, right] = [isNumber(a) ? BigInt(a) : -1n, isNumber(b) ? BigInt(b) : -1n];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isNumber(run: string | undefined): run is string {
  return run !== undefined && /^\d{1,20}$/.test(run);
}
