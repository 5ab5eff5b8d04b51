import { byRelease, isNewerRun, type RunAge } from "../state/order.ts";
import type { Receipt } from "../state/state.ts";
import { compareVersions } from "../text/versions.ts";
import { type Change, isDelivery } from "./plan.ts";
import type { Slot } from "./plan-slot.ts";
import type { ReconciledTarget } from "./reconcile.ts";

/**
 * A sentence for each live file of a slot that is newer than what buyers would have in its place,
 * whatever the cause: an upload, a file that comes back, or an older one that is kept (A8).
 */
export function deliversOlder(
  slot: Slot,
  changes: readonly Change[],
  run: string | undefined,
): readonly string[] {
  const gone = withdrawnBy(changes);
  const delivery = changes.find(isDelivery);
  const kept = changes.find(({ action }) => action === "keep");
  const stays = slot.receipts.find(({ file_id }) => file_id === kept?.file_id);
  // Bytes that were delivered before have the version that they had then, also where they are sent again.
  const sent = slot.receipts.find(({ sha256 }) => sha256 === delivery?.sha256);
  const version = delivery?.version ?? sent?.version;
  return slot.receipts
    .filter((receipt) => slot.isLive(receipt) && !slot.isRetired(receipt) && !receipt.held)
    .filter((receipt) => receipt !== stays && (delivery || gone.has(receipt.file_id)))
    .flatMap((receipt) => {
      if (delivery) return newerThanRun(receipt, { version, run });
      return stays ? newerThanFile(receipt, stays) : [];
    });
}

/** A sentence for each file that is replaced although nobody can tell which of the two is newer. */
export function replacesUnordered(slot: Slot, changes: readonly Change[]): readonly string[] {
  const gone = withdrawnBy(changes);
  const { version } = slot.placement;
  return slot.receipts
    .filter((receipt) => slot.isLive(receipt) && gone.has(receipt.file_id))
    .filter(({ version: live }) => version !== undefined && live !== undefined && live !== version)
    .filter(({ version: live = "" }) => compareVersions(version ?? "", live) === undefined)
    .map(({ name, version: live }) => `${name} is live at ${live}, and this run is ${version}.`);
}

/** A sentence for each file that is not wanted any more and is newer than this run. */
export function deletesNewer(
  reconciled: ReconciledTarget,
  changes: readonly Change[],
  run: string | undefined,
): readonly string[] {
  const gone = withdrawnBy(changes);
  const versions = new Map(reconciled.placements.map(({ rule, version }) => [rule.glob, version]));
  return reconciled.active
    .filter(({ file_id }) => gone.has(file_id))
    .flatMap((receipt) => newerThanRun(receipt, { version: versions.get(receipt.rule), run }));
}

function withdrawnBy(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ prior }) => prior));
}

/** By version if both can be compared and differ, else by run. */
function newerThanRun(receipt: Receipt, { version, run }: RunAge): readonly string[] {
  const { name, version: live, run: theirs } = receipt;
  const difference = differenceOf(version, live);
  if (difference !== 0)
    return difference < 0 ? [`${name} is live at ${live}, and this run is ${version}.`] : [];
  return isNewerRun({ run: theirs }, { run })
    ? [`${name} was delivered by run ${theirs}, newer than this run (${run}).`]
    : [];
}

/** By version if both can be compared and differ, else by release. */
function newerThanFile(receipt: Receipt, stays: Receipt): readonly string[] {
  const difference = differenceOf(stays.version, receipt.version);
  const isNewer = difference === 0 ? byRelease(receipt, stays) < 0 : difference < 0;
  const of = ({ name, version }: Receipt) => (version ? `${name} (${version})` : name);
  return isNewer ? [`${of(receipt)} is newer than ${of(stays)}, which would be left.`] : [];
}

/** 0 if they cannot be compared. */
function differenceOf(a: string | undefined, b: string | undefined): number {
  return a === undefined || b === undefined ? 0 : (compareVersions(a, b) ?? 0);
}
