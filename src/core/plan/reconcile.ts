import type { LiveFile } from "../dodo/listing.ts";
import type { Placement } from "../placement/placement.ts";
import type { Problem } from "../problem.ts";
import { byRelease, newestFirst } from "../state/order.ts";
import type { Receipt } from "../state/state.ts";
import { order } from "../text/order.ts";
import type { Slot } from "./plan-slot.ts";
import { disagreement } from "./problems.ts";
import { proofKey } from "./proof.ts";
import type { TargetFacts } from "./target-facts.ts";

/** One target as state and Dodo agree on it, in one order, whatever order its parts came in. */
interface AgreedTarget extends TargetFacts {
  readonly live: ReadonlySet<string>;
  /** File ids that a receipt holds, of this target or of another. */
  readonly recorded: ReadonlySet<string>;
}

/** The same, with an index of what each placement asks for. */
export interface ReconciledTarget extends AgreedTarget {
  readonly index: Index;
}

/** What each placement asks for, found without a search, since a target may have thousands of both. */
interface Index {
  /** Receipts, active and retired, newest first. */
  readonly bySlot: ReadonlyMap<string, readonly Receipt[]>;
  readonly retired: ReadonlySet<Receipt>;
  /** Live files that no receipt holds. */
  readonly unrecorded: ReadonlyMap<string, readonly LiveFile[]>;
  /** Active and live, under a slot that nobody wants. */
  readonly movable: ReadonlyMap<string, readonly Receipt[]>;
}

/** A receipt takes part only where Dodo agrees with its name and, where listed and proven, size; it may be somebody else's file otherwise. */
export function reconcile(facts: TargetFacts): {
  readonly reconciled: ReconciledTarget;
  readonly warnings: readonly Problem[];
} {
  const listed = new Map(facts.listing.files.map((file) => [file.file_id, file]));
  const agrees = (receipt: Receipt) => {
    const file = listed.get(receipt.file_id);
    return (
      !file ||
      isAsRecorded(file, receipt) ||
      (receipt.unproven === true && isNamedAs(file, receipt))
    );
  };
  const active = facts.active.filter(agrees).sort(byRelease);
  const retired = facts.retired.filter(agrees).sort(byRelease);
  const wrong = [...facts.active, ...facts.retired]
    .filter((receipt) => !agrees(receipt))
    .sort(byName);
  const listing = { ...facts.listing, files: [...facts.listing.files].sort(byName) };
  const recorded = new Set([
    ...facts.elsewhere,
    ...[...active, ...retired].map(({ file_id }) => file_id),
  ]);
  const known = { ...facts, active, retired, listing, live: new Set(listed.keys()), recorded };
  const reconciled = { ...known, index: buildIndex(known) };
  return { reconciled, warnings: wrong.map((receipt) => disagreement(facts, receipt)) };
}

/** Whether Dodo lists the file under the recorded name and, where it lists one, with the recorded size. */
export function isAsRecorded(file: LiveFile, receipt: Receipt): boolean {
  return isNamedAs(file, receipt) && (file.size === null || file.size === receipt.size);
}

/** Dodo may write a name another way than it was given. */
function isNamedAs(file: LiveFile, { name, listed }: Receipt): boolean {
  return file.name === name || file.name === listed;
}

function buildIndex({ active, retired, listing, live, recorded, placements }: AgreedTarget): Index {
  const desired = new Set(placements.map(({ slot }) => slot));
  const movable = active.filter(({ slot, file_id }) => live.has(file_id) && !desired.has(slot));
  const unrecorded = listing.files.filter(({ file_id }) => !recorded.has(file_id));
  const slots = Map.groupBy([...active, ...retired], ({ slot }) => slot);
  return {
    bySlot: new Map([...slots].map(([slot, receipts]) => [slot, newestFirst(receipts)])),
    retired: new Set(retired),
    unrecorded: Map.groupBy(unrecorded, ({ name }) => name),
    movable: Map.groupBy(movable, ({ name }) => name),
  };
}

/** Live files under the desired name that no receipt holds. */
export function namesakesOf({ name }: Placement, { index }: ReconciledTarget): readonly LiveFile[] {
  return index.unrecorded.get(name ?? "") ?? [];
}

/** Everything that is known about the slot of one placement. */
export function slotOf(placement: Placement, reconciled: ReconciledTarget): Slot {
  const { live, proofs, index } = reconciled;
  const namesakes = namesakesOf(placement, reconciled).map((file) => ({
    file,
    proof: proofs.get(proofKey(file, placement)) ?? ("unproven" as const),
  }));
  return {
    placement,
    receipts: index.bySlot.get(placement.slot) ?? [],
    namesakes,
    moved: index.movable
      .get(placement.name ?? "")
      ?.find(({ sha256 }) => sha256 === placement.file.sha256),
    isLive: ({ file_id }) => live.has(file_id),
    isRetired: (receipt) => index.retired.has(receipt),
    isUnsaved: ({ file_id }) => reconciled.unsaved.has(file_id),
  };
}

export function byName<T extends { readonly name: string; readonly file_id: string | null }>(
  a: T,
  b: T,
): number {
  return order(a.name, b.name) || order(a.file_id ?? "", b.file_id ?? "");
}
