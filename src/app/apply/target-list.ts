import { type Listing, type LiveFile, liveIds } from "../../core/dodo/listing.ts";
import type { Clock, Stayed, Storefront } from "../ports.ts";
import { filesLost, refusedList, refusedWithdrawal } from "./problems.ts";

export interface ListPorts {
  readonly storefront: Pick<Storefront, "read" | "write" | "remove">;
  readonly clock: Clock;
  /** Ids in the target that this program is known to have uploaded. */
  readonly uploaded: (target: string) => ReadonlySet<string>;
  /** Ids that this run takes out, of whichever target: what an attached entitlement loses by it, its products lose too. */
  readonly leaving: ReadonlySet<string>;
  /** Whether files of an entitlement go although buyers hold grants. */
  readonly withdrawSold: boolean;
  /** Told of every listing that was read. */
  readonly seen: (listing: Listing) => void;
}

export interface Attaching {
  readonly ids: readonly string[];
  /** Left out of the list: reserved without bytes, or to make room. */
  readonly dead: ReadonlySet<string>;
  /** Ids that Dodo may not take back: where only such are missing, the list is not sent once more. */
  readonly doubtful?: ReadonlySet<string>;
  /** Whether the target is known to have listed anything a moment ago. */
  readonly had?: boolean;
}

/** What a write of the list came to: `missing` ids are not live, `refused` is Dodo's word against the list. */
export interface Attached {
  readonly listing: Listing;
  readonly missing: readonly string[];
  readonly refused?: string;
}

/** What a withdrawal came to: `stayed` ids are still live, and why. */
export interface Withdrawn {
  readonly listing: Listing;
  readonly stayed: readonly { readonly file_id: string; readonly reason: Stayed }[];
}

/** Milliseconds before each read: a listing may lag behind a write. An ignored withdrawal is no failure and waited for less. */
const untilPresent = [0, 1_000, 3_000, 8_000, 16_000];
const untilAbsent = [0, 500, 1_000, 3_000, 5_000];

/** A write that a concurrent one undid is sent once more. */
const maxListWrites = 2;

/**
 * Attaches files with the list from a fresh read, so that files others added meanwhile stay, and reads back.
 * `dead` ids were reserved by this run and got no bytes: they are left out. Throws `files-lost`.
 */
export async function attach(
  target: string,
  wanted: Attaching,
  ports: ListPorts,
): Promise<Attached> {
  const fresh = await readUnlessEmptied(target, wanted.had ?? false, ports);
  const isDead = (file: LiveFile) =>
    wanted.dead.has(file.file_id) && !wanted.ids.includes(file.file_id);
  const before = stayingIn(fresh, ports).filter(
    (id) => !wanted.dead.has(id) || wanted.ids.includes(id),
  );
  const goal = { target, present: [...new Set([...before, ...wanted.ids])], absent: [] };
  // An entitlement attaches by itself, so what is not listed yet is waited for.
  let listing = isEntitlement(target)
    ? await readBack(fresh, { ...goal, delays: untilPresent }, ports)
    : fresh;
  let missing = missingIds(listing, goal.present);
  if (missing.length === 0 && !fresh.files.some(isDead)) return { listing, missing };
  for (let round = 0; round < maxListWrites; round += 1) {
    const own = ownIds(listing).filter((id) => goal.present.includes(id));
    const written = await ports.storefront.write(
      listing,
      [...own, ...missing],
      ports.uploaded(target),
    );
    if (written.kind === "in-use") throw refusedList(target, written.message);
    if (written.kind === "refused") return { listing, missing, refused: written.message };
    listing = await readBack(undefined, { ...goal, delays: untilPresent }, ports);
    missing = missingIds(listing, goal.present);
    if (missing.every((id) => wanted.doubtful?.has(id))) break;
  }
  refuseLoss(
    target,
    missing.filter((id) => before.includes(id) && !wanted.ids.includes(id)),
    fresh,
  );
  return { listing, missing };
}

/**
 * Withdraws ids from the list that was read last, and reads back; what a shorter list does not let go is taken out one by one where
 * the route can. Throws `files-lost` where another file went with them.
 */
export async function withdraw(
  from: Listing,
  ids: readonly string[],
  ports: ListPorts,
): Promise<Withdrawn> {
  const { refused, ...listed } = await withdrawByList(from, ids, ports);
  if (listed.stayed.length === 0) return listed;
  const { target } = from;
  const why = new Map(listed.stayed.map(({ file_id, reason }) => [file_id, reason]));
  const tried = { target, file_ids: [...why.keys()], withdrawSold: ports.withdrawSold };
  const kept = await ports.storefront.remove(tried);
  const removed = tried.file_ids.filter((id) => !kept.has(id));
  if (removed.length === 0 && refused !== undefined && !isEntitlement(target))
    throw refusedWithdrawal(target, refused);
  const present = stayingIn(listed.listing, ports).filter((id) => !removed.includes(id));
  const goal = { target, present, absent: removed, delays: untilAbsent };
  const listing = removed.length > 0 ? await readBack(undefined, goal, ports) : listed.listing;
  refuseLoss(target, missingIds(listing, present), listed.listing);
  const reasonOf = (id: string) =>
    why.get(id) === "in-use" ? "in-use" : (kept.get(id) ?? "still-attached");
  return { listing, stayed: stillIn(listing, ids, reasonOf) };
}

/** `refused` is Dodo's word, or the storefront's, against the list as a whole. */
async function withdrawByList(
  from: Listing,
  ids: readonly string[],
  ports: ListPorts,
): Promise<Withdrawn & { readonly refused?: string }> {
  const { target } = from;
  const gone = new Set(ids);
  const present = stayingIn(from, ports).filter((id) => !gone.has(id));
  const goal = { target, present, absent: ids, delays: untilAbsent };
  let listing = from;
  let lost: readonly string[] = [];
  let refused: string | undefined;
  for (let round = 0; round < maxListWrites; round += 1) {
    const own = ownIds(listing);
    if (lost.length === 0 && !own.some((id) => gone.has(id))) break;
    const next = [...own.filter((id) => !gone.has(id)), ...lost];
    const written = await ports.storefront.write(listing, next, ports.uploaded(target));
    if (written.kind === "in-use") return oneByOne(listing, ids, ports);
    if (written.kind === "refused") refused = written.message;
    if (refused !== undefined) break;
    listing = await readBack(undefined, goal, ports);
    lost = missingIds(listing, present);
    if (lost.length === 0) break;
  }
  refuseLoss(target, lost, from);
  const stayed = stillIn(listing, ids, () => "still-attached");
  return refused === undefined ? { listing, stayed } : { listing, stayed, refused };
}

/** One protected file must not keep the others from being withdrawn. */
async function oneByOne(
  from: Listing,
  ids: readonly string[],
  ports: ListPorts,
): Promise<Withdrawn> {
  if (ids.length === 1)
    return { listing: from, stayed: ids.map((file_id) => ({ file_id, reason: "in-use" })) };
  let listing = from;
  const stayed = [];
  for (const id of ids) {
    const one = await withdrawByList(listing, [id], ports);
    listing = one.listing;
    stayed.push(...one.stayed);
  }
  return { listing, stayed };
}

/** An answer without a list, where there was one a moment ago, is asked for again before it is believed: a write from it would take everything away. */
async function readUnlessEmptied(target: string, had: boolean, ports: ListPorts): Promise<Listing> {
  const listing = await readListing(target, ports);
  if (!had || listing.files.length > 0) return listing;
  await ports.clock.sleep(1_000);
  return readListing(target, ports);
}

/** One read, told to whoever keeps count of what is live. */
export async function readListing(
  target: string,
  { storefront, seen }: ListPorts,
): Promise<Listing> {
  const listing = await storefront.read(target);
  seen(listing);
  return listing;
}

interface Goal {
  readonly target: string;
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly delays: readonly number[];
}

/** Reads until the listing is as it should be, or the delays are used up; returns the last one. `first` was just read. */
async function readBack(
  first: Listing | undefined,
  goal: Goal,
  ports: ListPorts,
): Promise<Listing> {
  const { target, present, absent, delays } = goal;
  let listing = first;
  for (const delay of listing ? delays.slice(1) : delays) {
    if (listing && isReached(listing)) break;
    await ports.clock.sleep(delay);
    listing = await readListing(target, ports);
  }
  return listing ?? readListing(target, ports);

  function isReached(one: Listing): boolean {
    const live = liveIds(one);
    return present.every((id) => live.has(id)) && !absent.some((id) => live.has(id));
  }
}

function stillIn(
  listing: Listing,
  ids: readonly string[],
  reasonOf: (id: string) => Stayed,
): Withdrawn["stayed"] {
  const live = liveIds(listing);
  return ids
    .filter((id) => live.has(id))
    .map((file_id) => ({ file_id, reason: reasonOf(file_id) }));
}

function isEntitlement(target: string): boolean {
  return target.startsWith("ent_");
}

/** What must still be live afterwards: all but what leaves an attached entitlement in this run. */
function stayingIn({ files }: Listing, { leaving }: ListPorts): readonly string[] {
  return files.filter((file) => file.own || !leaving.has(file.file_id)).map((file) => file.file_id);
}

function ownIds(listing: Listing): readonly string[] {
  return listing.files.filter((file) => file.own).map((file) => file.file_id);
}

function missingIds(listing: Listing, ids: readonly string[]): readonly string[] {
  const live = liveIds(listing);
  return ids.filter((id) => !live.has(id));
}

/** Throws `files-lost` where there are any. */
export function refuseLoss(target: string, lost: readonly string[], before: Listing): void {
  if (lost.length === 0) return;
  const names = before.files
    .filter((file) => lost.includes(file.file_id))
    .map((file) => `${file.name} (${file.file_id})`);
  throw filesLost(target, names);
}
