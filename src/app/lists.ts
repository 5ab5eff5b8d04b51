import { type Listing, type LiveFile, liveIds } from "../core/listing.ts";
import { Problem } from "../core/problem.ts";
import type { Clock, Storefront } from "./ports.ts";

export interface ListPorts {
  readonly storefront: Pick<Storefront, "read" | "write">;
  readonly clock: Clock;
  /** Told of every listing that was read. */
  readonly seen: (listing: Listing) => void;
}

/** A file as it must be listed once it is attached. */
export interface Wanted {
  readonly file_id: string;
  readonly name: string;
  readonly size: number;
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
  readonly stayed: readonly { readonly file_id: string; readonly reason: "in-use" | "still-attached" }[];
}

/** Milliseconds before each read: a listing may lag behind a write. An ignored withdrawal is no failure and waited for less. */
const untilPresent = [0, 1_000, 3_000, 8_000, 16_000];
const untilAbsent = [0, 500, 1_000, 3_000, 5_000];

/** A write that a concurrent one undid is sent once more. */
const rounds = 2;

/**
 * Attaches files with the list from a fresh read, so that files others added meanwhile stay, and reads back.
 * `dead` ids were reserved by this run and got no bytes: they are left out. Throws `files-lost`.
 */
export async function attach(
  target: string,
  wanted: { readonly ids: readonly string[]; readonly dead: ReadonlySet<string> },
  ports: ListPorts,
): Promise<Attached> {
  const fresh = await read(target, ports);
  const isDead = (file: LiveFile) => wanted.dead.has(file.file_id) && !wanted.ids.includes(file.file_id);
  const before = fresh.files.filter((file) => !isDead(file)).map((file) => file.file_id);
  const goal = { present: [...new Set([...before, ...wanted.ids])], absent: [] };
  let listing = fresh;
  let missing = missingFrom(listing, goal.present);
  if (missing.length === 0 && !fresh.files.some(isDead)) return { listing, missing };
  for (let round = 0; round < rounds; round += 1) {
    const own = ownIds(listing).filter((id) => goal.present.includes(id));
    const written = await ports.storefront.write(listing, [...own, ...missing]);
    if (written.kind !== "accepted") return { listing, missing, refused: written.message };
    listing = await readBack(target, { ...goal, delays: untilPresent }, ports);
    missing = missingFrom(listing, goal.present);
    if (missing.length === 0) break;
  }
  refuseLoss(
    target,
    missing.filter((id) => before.includes(id) && !wanted.ids.includes(id)),
    fresh,
  );
  return { listing, missing };
}

/** Withdraws ids from the list that was read last, and reads back. Throws `files-lost` where another file went with them. */
export async function withdraw(from: Listing, ids: readonly string[], ports: ListPorts): Promise<Withdrawn> {
  const gone = new Set(ids);
  const present = from.files.map((file) => file.file_id).filter((id) => !gone.has(id));
  const goal = { present, absent: ids, delays: untilAbsent };
  let listing = from;
  let lost: readonly string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const own = ownIds(listing);
    if (lost.length === 0 && !own.some((id) => gone.has(id))) break;
    const written = await ports.storefront.write(listing, [...own.filter((id) => !gone.has(id)), ...lost]);
    if (written.kind === "in-use") return oneByOne(listing, ids, ports);
    if (written.kind === "refused") throw refusedWithdrawal(from.target, written.message);
    listing = await readBack(from.target, goal, ports);
    lost = missingFrom(listing, present);
    if (lost.length === 0) break;
  }
  refuseLoss(from.target, lost, from);
  const live = liveIds(listing);
  const stayed = ids.filter((id) => live.has(id)).map((file_id) => ({ file_id, reason: "still-attached" as const }));
  return { listing, stayed };
}

/** One protected file must not keep the others from being withdrawn. */
async function oneByOne(from: Listing, ids: readonly string[], ports: ListPorts): Promise<Withdrawn> {
  if (ids.length === 1) return { listing: from, stayed: ids.map((file_id) => ({ file_id, reason: "in-use" })) };
  let listing = from;
  const stayed = [];
  for (const id of ids) {
    const one = await withdraw(listing, [id], ports);
    listing = one.listing;
    stayed.push(...one.stayed);
  }
  return { listing, stayed };
}

/** One read, told to whoever keeps count of what is live. */
export async function read(target: string, { storefront, seen }: ListPorts): Promise<Listing> {
  const listing = await storefront.read(target);
  seen(listing);
  return listing;
}

interface Goal {
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly delays: readonly number[];
}

/** Reads until the listing is as it should be, or the delays are used up; returns the last one. */
async function readBack(target: string, { present, absent, delays }: Goal, ports: ListPorts): Promise<Listing> {
  let listing: Listing | undefined;
  for (const delay of delays) {
    if (delay > 0) await ports.clock.sleep(delay);
    listing = await read(target, ports);
    const live = liveIds(listing);
    if (present.every((id) => live.has(id)) && !absent.some((id) => live.has(id))) break;
  }
  return listing ?? read(target, ports);
}

function ownIds(listing: Listing): readonly string[] {
  return listing.files.filter((file) => file.own).map((file) => file.file_id);
}

function missingFrom(listing: Listing, ids: readonly string[]): readonly string[] {
  const live = liveIds(listing);
  return ids.filter((id) => !live.has(id));
}

function refuseLoss(target: string, lost: readonly string[], before: Listing): void {
  if (lost.length === 0) return;
  const names = before.files
    .filter((file) => lost.includes(file.file_id))
    .map((file) => `${file.name} (${file.file_id})`);
  throw new Problem({
    code: "files-lost",
    message: `${target} no longer delivers ${lost.length === 1 ? "a file" : `${lost.length} files`} that it delivered before this run, and writing the list again did not help.`,
    remedy: "Look at the product in the Dodo dashboard now and attach what is missing, then run again.",
    details: names,
    target,
  });
}

function refusedWithdrawal(target: string, message: string): Problem {
  return new Problem({
    code: "api-failed",
    message: `Dodo refused the list of ${target} without the old files (${message}).`,
    remedy:
      "The new files are live beside the old ones. Run again; if it stays, withdraw the old ones in the Dodo dashboard.",
    target,
  });
}
