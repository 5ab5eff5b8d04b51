import type { LiveFile } from "./listing.ts";
import type { Placement } from "./placement.ts";
import { disagreement } from "./plan-problems.ts";
import type { Slot } from "./plan-slot.ts";
import type { Problem } from "./problem.ts";
import { proofKey } from "./proof-key.ts";
import type { Receipt } from "./state.ts";
import type { TargetFacts } from "./target-facts.ts";

/** One target as state and Dodo agree on it, in one order, whatever order its parts came in. */
export interface World extends TargetFacts {
  readonly live: ReadonlySet<string>;
  /** File ids that a receipt holds, of this target or of another. */
  readonly recorded: ReadonlySet<string>;
}

/** A receipt takes part only where Dodo agrees with its name and, where listed, size; it may be somebody else's file otherwise. */
export function agree(facts: TargetFacts): { readonly world: World; readonly warnings: readonly Problem[] } {
  const listed = new Map(facts.listing.files.map((file) => [file.file_id, file]));
  const agrees = (receipt: Receipt) => {
    const file = listed.get(receipt.file_id);
    return !file || (file.name === receipt.name && (file.size === null || file.size === receipt.size));
  };
  const active = facts.active.filter(agrees).sort(newestFirst);
  const retired = facts.retired.filter(agrees).sort(newestFirst);
  const wrong = [...facts.active, ...facts.retired].filter((receipt) => !agrees(receipt)).sort(byName);
  const listing = { ...facts.listing, files: [...facts.listing.files].sort(byName) };
  const recorded = new Set([...facts.elsewhere, ...[...active, ...retired].map(({ file_id }) => file_id)]);
  const world = { ...facts, active, retired, listing, live: new Set(listed.keys()), recorded };
  return { world, warnings: wrong.map((receipt) => disagreement(facts, receipt)) };
}

/** Live files under the desired name that no receipt holds. */
export function namesakesOf({ name }: Placement, { listing, recorded }: World): readonly LiveFile[] {
  return listing.files.filter((file) => file.name === name && !recorded.has(file.file_id));
}

/** Everything that is known about the slot of one placement. */
export function slotOf(placement: Placement, world: World): Slot {
  const { active, retired, live, proofs } = world;
  const receipts = [...active, ...retired].filter(({ slot }) => slot === placement.slot).sort(newestFirst);
  const namesakes = namesakesOf(placement, world).map((file) => ({
    file,
    proof: proofs.get(proofKey(file, placement)) ?? ("unproven" as const),
  }));
  return {
    placement,
    receipts,
    namesakes,
    moved: active.find((receipt) => isMoved(receipt, placement, world)),
    isLive: ({ file_id }) => live.has(file_id),
    isRetired: (receipt) => retired.includes(receipt),
  };
}

export function byName<T extends { readonly name: string; readonly file_id: string | null }>(a: T, b: T): number {
  return order(a.name, b.name) || order(a.file_id ?? "", b.file_id ?? "");
}

/** -1, 0 or 1, by UTF-16 code units: the same on every machine. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isMoved(receipt: Receipt, { slot, name, file }: Placement, { live, placements }: World): boolean {
  const isSameFile = receipt.slot !== slot && receipt.name === name && receipt.sha256 === file.sha256;
  return isSameFile && live.has(receipt.file_id) && !placements.some((placement) => placement.slot === receipt.slot);
}

function newestFirst(a: Receipt, b: Receipt): number {
  return order(b.delivered_at, a.delivered_at) || order(a.file_id, b.file_id);
}
