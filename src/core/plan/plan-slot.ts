import type { LiveFile } from "../dodo/listing.ts";
import { routeOf } from "../dodo/target.ts";
import type { Placement } from "../placement/placement.ts";
import type { Receipt } from "../state/state.ts";
import { bytes } from "../text/numbers.ts";
import { isSameSpelling } from "../text/spelling.ts";
import type { Change } from "./plan.ts";

/** What a proof of a namesake found: the same bytes, other bytes, not to be proven, or listed without bytes. */
export type Proof = "equal" | "different" | "unproven" | "dead";

/** Everything that is known about one desired slot of one target. */
export interface Slot {
  readonly placement: Placement;
  /** Its receipts, active and retired, newest first. */
  readonly receipts: readonly Receipt[];
  /** Live files under the desired name that no receipt holds, with what is known of their bytes. */
  readonly namesakes: readonly { readonly file: LiveFile; readonly proof: Proof }[];
  /** The same bytes under the same name, live, recorded under a slot that nobody wants any more: its template was rewritten. */
  readonly moved?: Receipt | undefined;
  readonly isLive: (receipt: Receipt) => boolean;
  readonly isRetired: (receipt: Receipt) => boolean;
  /** True for what an unfinished run left: no state has saved it yet. */
  readonly isUnsaved: (receipt: Receipt) => boolean;
}

export type SlotPlan =
  | { readonly stop: "name-taken"; readonly by: readonly LiveFile[] }
  | { readonly changes: readonly Change[]; readonly namesakes: readonly LiveFile[] };

/** The truth table for a slot that is desired, first row that fits. docs/behaviour.md has it in words. */
export function planSlot(slot: Slot): SlotPlan {
  const living = slot.namesakes.filter(({ proof }) => proof !== "dead").map(({ file }) => file);
  // What only an attached entitlement lists cannot be withdrawn from the product: a plan that tried would never be done.
  const dead = slot.namesakes
    .filter(({ file, proof }) => proof === "dead" && file.own)
    .map((one) => clearDead(slot, one.file));
  const live = liveReceipt(slot);
  if (live && slot.isUnsaved(live))
    return { changes: [takeLeft(slot, live), ...dead], namesakes: living };
  if (live && !slot.isRetired(live) && !live.unproven && !isMisnamed(live)) {
    return { changes: [keep(slot, live), ...deleteBeyond(slot, live), ...dead], namesakes: living };
  }
  if (live) return { changes: [restore(slot, live), ...dead], namesakes: living };
  const proven = slot.namesakes.find(({ proof }) => proof === "equal")?.file;
  if (slot.moved || proven) {
    const ours = slot.moved?.file_id ?? proven?.file_id ?? null;
    return {
      changes: [adopt(slot, ours), ...dead],
      namesakes: living.filter(({ file_id }) => file_id !== ours),
    };
  }
  if (living.length > 0) return { stop: "name-taken", by: living };
  const known = routeOf(slot.placement.target).takesFilesBack
    ? slot.receipts.find((receipt) => isEqual(receipt, slot.placement))
    : undefined;
  return { changes: [known ? restore(slot, known) : planDelivery(slot), ...dead], namesakes: [] };
}

/** Ours with the desired digest and name, live; a retired one only where no active one is. */
export function liveReceipt({ receipts, placement, isLive, isRetired }: Slot): Receipt | undefined {
  const live = receipts.filter((receipt) => isEqual(receipt, placement) && isLive(receipt));
  return live.find((receipt) => !isRetired(receipt)) ?? live[0];
}

/** The change that withdraws a recorded file. */
export function deletion(receipt: Receipt, reason: string): Change {
  const { target, slot, name, rule, path, size, sha256, file_id, version } = receipt;
  const what = { target, slot, name, rule, path, size, sha256, file_id, version };
  return { action: "delete", ...what, prior: [file_id], reason };
}

/** Without a tag the name is open, and the digest alone decides. */
function isEqual(receipt: Receipt, { file, name }: Placement): boolean {
  return receipt.sha256 === file.sha256 && (name === null || receipt.name === name);
}

function keep(slot: Slot, receipt: Receipt): Change {
  return { ...asRecorded(slot, receipt), action: "keep", prior: [], reason: "unchanged" };
}

function deleteBeyond(slot: Slot, chosen: Receipt): readonly Change[] {
  const { keep } = slot.placement.rule;
  return beyondKeep(slot, chosen).map((receipt) => {
    const namesake = receipt.name === chosen.name;
    return deletion(
      receipt,
      namesake ? "superseded under the same name" : `superseded, and its rule keeps ${keep}`,
    );
  });
}

/** Why a dead file goes. */
export const deadFileReason = "listed, but its bytes never arrived: buyers cannot download it";

function clearDead(slot: Slot, file: LiveFile): Change {
  const { target, slot: name, rule } = slot.placement;
  const what = {
    target,
    slot: name,
    name: file.name,
    rule: rule.glob,
    path: null,
    size: null,
    sha256: null,
  };
  return {
    action: "delete",
    ...what,
    file_id: file.file_id,
    prior: [file.file_id],
    reason: deadFileReason,
  };
}

function adopt(slot: Slot, file_id: string | null): Change {
  const reason = slot.moved
    ? `live already, recorded as ${slot.moved.slot} before`
    : "live already with the same content, but not recorded";
  return { ...asPlaced(slot), ...takesOver(slot, undefined), action: "adopt", file_id, reason };
}

function takeLeft(slot: Slot, left: Receipt): Change {
  const reason = "live already, left by a run that was cut off";
  return { ...asRecorded(slot, left), ...takesOver(slot, left), action: "adopt", reason };
}

/** The file is delivered by this run, so it gets its version, unless its name states another (A8). */
function restore(slot: Slot, known: Receipt): Change {
  const reason = slot.isLive(known) ? whyLive(known) : "uploaded before, not live now";
  const version = slot.placement.version ?? known.version;
  const what = { ...asRecorded(slot, known), ...takesOver(slot, known), version };
  return { ...what, action: "restore", reason };
}

/** Dodo lists it under a name that buyers would not take for this file. */
function isMisnamed({ name, listed }: Receipt): boolean {
  return listed !== undefined && !isSameSpelling(name, listed);
}

function whyLive(receipt: Receipt): string {
  if (isMisnamed(receipt)) return `uploaded before, and listed as ${receipt.listed}`;
  return receipt.unproven
    ? "uploaded before, and its bytes are not proven yet"
    : "withdrawn before, and still live";
}

function planDelivery(slot: Slot): Change {
  const { file } = slot.placement;
  const newest = others(slot, undefined)[0];
  if (!newest)
    return {
      ...asPlaced(slot),
      action: "create",
      file_id: null,
      prior: [],
      reason: "new in this target",
    };
  const reason =
    newest.sha256 === file.sha256
      ? `same content under a new name, was ${newest.name}`
      : `content differs: ${short(newest.sha256)} → ${short(file.sha256)}, ${bytes(file.size)}`;
  return {
    ...asPlaced(slot),
    ...takesOver(slot, undefined),
    action: "replace",
    file_id: null,
    reason,
  };
}

function takesOver(slot: Slot, chosen: Receipt | undefined) {
  const newest = others(slot, chosen)[0];
  const prior = beyondKeep(slot, chosen).map((receipt) => receipt.file_id);
  return newest ? { prior, was: newest.version ?? newest.name, was_size: newest.size } : { prior };
}

/** What `keep` leaves no room for once one more file is live, newest first. Buyers cannot tell two equal names apart, so of those one stays. */
function beyondKeep(slot: Slot, chosen: Receipt | undefined): readonly Receipt[] {
  const { name, rule } = slot.placement;
  const mine = chosen?.name ?? name;
  const rest = others(slot, chosen);
  const older = rest.filter((receipt) => receipt.name !== mine);
  const stays = new Set(rule.keep === "all" ? older : older.slice(0, rule.keep - 1));
  return rest.filter((receipt) => !stays.has(receipt));
}

/** Held ones count nowhere. */
function others(slot: Slot, chosen: Receipt | undefined): readonly Receipt[] {
  return slot.receipts.filter(
    (receipt) => receipt !== chosen && !receipt.held && slot.isLive(receipt),
  );
}

/** A file that Dodo has already goes by the name and version it was delivered with, whatever this run's tag is. */
function asRecorded(slot: Slot, { name, version, file_id }: Receipt) {
  const { open: _, ...rest } = asPlaced(slot);
  return { ...rest, name, version, file_id };
}

function asPlaced({ placement }: Slot) {
  const { target, slot, file, rule, version, open } = placement;
  const what = { target, slot, name: placement.name ?? slot, rule: rule.glob, path: file.path };
  return {
    ...what,
    size: file.size,
    sha256: file.sha256,
    version,
    ...(open.length > 0 ? { open } : {}),
  };
}

/** Enough of a digest to tell two apart. */
export function short(digest: string | null): string {
  return digest === null ? "unknown" : `${digest.slice(0, 8)}…`;
}
