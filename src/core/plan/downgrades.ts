import { isNewerRun } from "../state/order.ts";
import type { Receipt } from "../state/state.ts";
import { compareVersions } from "../text/versions.ts";
import { type Change, isDelivery } from "./plan.ts";
import type { Slot } from "./plan-slot.ts";
import type { ReconciledTarget } from "./reconcile.ts";

/** Where a slot would go back to an older version, or an older run was started again: a sentence for each file that is newer. */
export function deliversOlder(
  slot: Slot,
  changes: readonly Change[],
  run: string | undefined,
): readonly string[] {
  const isDelivered = changes.some(isDelivery);
  const gone = withdrawnBy(changes);
  return slot.receipts
    .filter((receipt) => slot.isLive(receipt) && !slot.isRetired(receipt))
    .filter((receipt) => isDelivered || gone.has(receipt.file_id))
    .flatMap((receipt) => isNewer(receipt, { version: slot.placement.version, run }));
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

/** Where what is not wanted any more is newer than this run: a sentence for each such file. */
export function deletesNewer(
  reconciled: ReconciledTarget,
  changes: readonly Change[],
  run: string | undefined,
): readonly string[] {
  const gone = withdrawnBy(changes);
  const versions = new Map(reconciled.placements.map(({ rule, version }) => [rule.glob, version]));
  return reconciled.active
    .filter(({ file_id }) => gone.has(file_id))
    .flatMap((receipt) => isNewer(receipt, { version: versions.get(receipt.rule), run }));
}

function withdrawnBy(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ prior }) => prior));
}

function isNewer(
  { name, version: live, run: theirs }: Receipt,
  { version, run }: { readonly version: string | undefined; readonly run: string | undefined },
): readonly string[] {
  const difference =
    version === undefined || live === undefined ? undefined : compareVersions(version, live);
  if (difference) {
    return difference < 0 ? [`${name} is live at ${live}, and this run is ${version}.`] : [];
  }
  return isNewerRun({ run: theirs }, { run })
    ? [`${name} was delivered by run ${theirs}, newer than this run (${run}).`]
    : [];
}
