import type { Receipt } from "../state/state.ts";
import { order } from "../text/order.ts";
import { type Change, isDelivery, type Shown, type TargetPlan } from "./plan.ts";
import { byName, type ReconciledTarget } from "./reconcile.ts";

/** Withdrawals that were refused before and are tried again, per run and target. */
const mostHeld = 10;

/** The changes of a target, with what its buyers see before and after. */
export function buyersView(
  reconciled: ReconciledTarget,
  changes: readonly Change[],
  allowEmptyTarget: boolean,
): TargetPlan {
  const { target, spellings, listing, recorded, retired } = reconciled;
  const before = listing.files.map(({ file_id, name, size }) => ({ file_id, name, size }));
  const gone = new Set(changes.flatMap(({ prior }) => prior));
  const stays = before.filter((file) => !gone.has(file.file_id));
  const ids = new Set(stays.map((file) => file.file_id));
  const added: Shown[] = changes
    .filter((change) => isDelivery(change) && !ids.has(change.file_id ?? ""))
    .map(({ file_id, name, size }) => ({ file_id, name, size }));
  const after = [...stays, ...added].sort(byName);
  const named = new Set(changes.map(({ file_id }) => file_id));
  const foreign = stays.filter(({ file_id }) => !recorded.has(file_id) && !named.has(file_id));
  // Where only held files are left, one of them is not tried: nobody asked for an empty target.
  const maxHeld = allowEmptyTarget ? mostHeld : Math.min(mostHeld, Math.max(0, after.length - 1));
  const held = retired
    .filter((receipt) => receipt.held && ids.has(receipt.file_id) && !named.has(receipt.file_id))
    .sort(longestUntried)
    .slice(0, maxHeld)
    .map(({ file_id }) => file_id);
  return { target, spellings, changes, foreign, held, before, after };
}

function longestUntried(a: Receipt, b: Receipt): number {
  return order(a.held?.since ?? "", b.held?.since ?? "") || order(a.file_id, b.file_id);
}
