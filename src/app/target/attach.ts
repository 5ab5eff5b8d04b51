import type { Listing, LiveFile } from "../../core/dodo/listing.ts";
import { liveIds } from "../../core/dodo/listing.ts";
import { routeOf } from "../../core/dodo/target.ts";
import type { Change } from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import { isSameSpelling } from "../../core/text/spelling.ts";
import { intend } from "./intents.ts";
import { listRefused, notLive, renamed, tooManyFiles } from "./problems.ts";
import { findWrong, withOtherBytes, withoutBytes } from "./prove.ts";
import { ifProblem, putBack } from "./put-back.ts";
import type { ListChanged } from "./target-list.ts";
import { uploadAll } from "./uploads.ts";
import { idOf, restoredOf, type Work, wantedIds } from "./work.ts";

/** Attaches what was uploaded and what comes back, and proves it; if it is known to be wrong, the target is put back. */
export async function attachOrPutBack(work: Work): Promise<LastReading> {
  try {
    return await attachAll(work);
  } catch (error) {
    // If even that fails, the first problem is the one to tell; the next run starts from what is live then.
    if (error instanceof Problem && isVerdict(error)) await putBack(work).catch(ifProblem);
    throw error;
  }
}

/** Whether it is known that the new files are not as they should be: after an unclear answer they may be, and then they stay. */
function isVerdict({ code }: Problem): boolean {
  return [
    "not-live",
    "upload-failed",
    "too-many-files",
    "list-refused",
    "rollback-unavailable",
  ].includes(code);
}

/** The last reading of a target. */
export interface LastReading {
  readonly listing: Listing;
  /** True if nothing waited after it, and all that was delivered before it is recorded. */
  readonly isFresh: boolean;
}

/** Makes everything delivered or restored live, and returns the last reading. Throws the verdicts, and `files-lost`. */
async function attachAll(work: Work): Promise<LastReading> {
  const { ctx } = work;
  ctx.signal.throwIfAborted();
  let attached = await attach(work);
  if (attached.refusal) attached = await afterRefusal(attached, work);
  const lost = await lostOf(attached, work);
  if (lost.length > 0) attached = await attachAnew(lost, work);
  if (attached.refusal) throw listRefused(work.plan, attached.refusal.message);
  const isSaved = ctx.ledger.isSaved();
  const listed = new Map(attached.listing.files.map((file) => [file.file_id, file]));
  const expected = [...new Set([...restoredOf(work), ...work.delivered.keys()])];
  const absent = expected.filter((change) => !isAsWanted(listed.get(idOf(change, work)), change));
  recordNames(expected, listed, work);
  if (absent.length > 0) throw notLive(work.plan, absent);
  const isLooked = await findWrong(attached.listing, work);
  return { listing: attached.listing, isFresh: isSaved && !isLooked };
}

/** `gone`: ids that are left out, since others take their place. */
async function attach(work: Work, gone: readonly string[] = []): Promise<ListChanged> {
  const { list, plan } = work;
  const add = wantedIds(work);
  const wanted = new Set(add);
  const drop = [...new Set([...work.reserved, ...gone])].filter((id) => !wanted.has(id));
  // An entitlement attaches by itself, so what is not listed yet is waited for.
  if (routeOf(plan.target).attachesOnUpload) {
    const listing = await list.readBack({ present: add, absent: [] }, await list.read());
    const live = liveIds(listing);
    const missing = add.filter((id) => !live.has(id));
    if (missing.length === 0 && !drop.some((id) => live.has(id)))
      return { listing, missing, lacking: [] };
  }
  const changed = await list.change({ add, drop, mayEmpty: true });
  // Only what Dodo may not take back is missing, and sending the same again would not help it.
  const doubtful = doubtfulIds(work);
  const isClear = changed.missing.every((id) => doubtful.has(id));
  return changed.refusal || isClear ? changed : list.change({ add, drop, mayEmpty: true });
}

/** Ids of files that were live once, and that Dodo may not attach again. */
function doubtfulIds(work: Work): ReadonlySet<string> {
  const { known } = work.ctx;
  const back = restoredOf(work).filter(
    (change) => !work.delivered.has(change) && known.wasLive(change.file_id ?? ""),
  );
  return new Set(back.flatMap(({ file_id }) => file_id ?? []));
}

/**
 * A refused list is not a refused id (A9): Dodo's words say which it was, else one list without the
 * ids that come back. Throws `too-many-files`, `list-refused`.
 */
async function afterRefusal(attached: ListChanged, work: Work): Promise<ListChanged> {
  const { refusal } = attached;
  // An entitlement attaches by itself; a list is never what it needs.
  if (!refusal || routeOf(work.plan.target).attachesOnUpload)
    return { ...attached, refusal: undefined };
  const { kind, message } = refusal;
  if (kind === "too-many") return attachInPlace(message, work);
  const back = restoredOf(work).filter((change) => !work.delivered.has(change));
  const ids = back.flatMap(({ file_id }) => file_id ?? []);
  if (kind === "unknown-id" && ids.length > 0)
    return { ...attached, missing: ids, refusal: undefined };
  const doubtful = doubtfulIds(work);
  if (kind === "in-use" || doubtful.size === 0) throw listRefused(work.plan, message);
  const add = wantedIds(work).filter((id) => !doubtful.has(id));
  const without = await work.list.change({ add, drop: [], always: true });
  if (without.refusal) throw listRefused(work.plan, message);
  return { ...without, missing: [...without.missing, ...doubtful] };
}

/** Files that came back and are not live, or without their bytes: they have to be sent again. */
async function lostOf({ listing, missing }: ListChanged, work: Work): Promise<readonly Change[]> {
  const back = restoredOf(work).filter((change) => !work.delivered.has(change));
  const absent = back.filter(({ file_id }) => missing.includes(file_id ?? ""));
  const dead = await withoutBytes(back, listing, work);
  const wrong = await withOtherBytes(back, listing, work);
  return [...new Set([...absent, ...dead, ...wrong])];
}

/** An id that Dodo will not take back, or has no bytes of, is uploaded again; its receipt is of no more use, save to tell a rollback what it was. */
async function attachAnew(lost: readonly Change[], work: Work): Promise<ListChanged> {
  const { ctx } = work;
  const unavailable = ctx.known.unavailable(lost);
  if (unavailable) throw unavailable;
  await intend(lost, ctx);
  const [failed] = [...(await uploadAll(lost, work)).values()];
  if (failed) {
    await putBack(work).catch(ifProblem);
    throw failed;
  }
  const gone = lost.flatMap(({ file_id }) => file_id ?? []);
  const { by } = ctx;
  ctx.ledger.write(gone.map((file_id) => ({ op: "retire", file_id, by, reason: "refused" })));
  const attached = await attach(work, gone);
  return attached.refusal ? afterRefusal(attached, work) : attached;
}

/** If Dodo lists no more files: the new in the place of the old in one write. The caller puts back. */
async function attachInPlace(message: string, work: Work): Promise<ListChanged> {
  const { plan, ctx, list } = work;
  const prior = plan.changes.flatMap((change) => change.prior);
  if (prior.length === 0) throw tooManyFiles(plan, message);
  // Nothing old goes before the new is recorded.
  await ctx.ledger.durable();
  for (const id of prior) work.displaced.add(id);
  const add = wantedIds(work);
  const drop = [...work.reserved, ...prior].filter((id) => !add.includes(id));
  const changed = await list.change({ add, drop, mayEmpty: true });
  if (changed.refusal || changed.missing.length > 0) throw tooManyFiles(plan, message);
  return changed;
}

/** Dodo may spell a name in another way than it was given; the id says that it is this file. */
function isAsWanted(live: LiveFile | undefined, { name, size }: Change): boolean {
  return (
    live !== undefined && isSameSpelling(live.name, name) && (live.size ?? size) === (size ?? 0)
  );
}

/** The state records another name that Dodo lists, so that the next run knows the file and sends it no more. */
function recordNames(
  changes: readonly Change[],
  listed: ReadonlyMap<string, LiveFile>,
  work: Work,
): void {
  const { report, ledger, by } = work.ctx;
  for (const change of changes) {
    const live = listed.get(idOf(change, work));
    if (!live || live.name === change.name) continue;
    if (isSameSpelling(live.name, change.name))
      report.warn(renamed(work.plan, change.name, live.name));
    const receipt = ledger.state().files.find(({ file_id }) => file_id === live.file_id);
    if (receipt) ledger.write([{ op: "record", receipt: { ...receipt, listed: live.name }, by }]);
  }
}
