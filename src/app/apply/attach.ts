import type { Listing, LiveFile } from "../../core/dodo/listing.ts";
import type { Change } from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import type { StateEntry } from "../../core/state/entries.ts";
import { notLive, tooManyFiles } from "./problems.ts";
import { filesWithoutBytes, proveDelivered, withOtherBytes } from "./prove.ts";
import { type Attached, attach, refuseLoss } from "./target-list.ts";
import { keepAsItWas, type Seen, uploadAll, type Work } from "./uploads.ts";

/** Attaches what was uploaded and what comes back, and proves it; where it is known to be wrong, the target is put back. */
export async function attachOrKeep(restored: readonly Change[], work: Work): Promise<Seen> {
  try {
    return await attachAll(restored, work);
  } catch (error) {
    // Where even that fails, the first problem is the one to tell; the next run starts from what is live then.
    if (error instanceof Problem && isVerdict(error)) await keepAsItWas(work).catch(ifProblem);
    throw error;
  }
}

/** Whether it is known that the new files are not as they should be: after an unclear answer they may be, and then they stay. */
function isVerdict({ code }: Problem): boolean {
  return ["not-live", "upload-failed", "too-many-files", "rollback-unavailable"].includes(code);
}

function ifProblem(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}

/** Makes everything delivered or restored live. Throws `not-live`, `too-many-files`, `files-lost`. */
async function attachAll(restored: readonly Change[], work: Work): Promise<Seen> {
  const { plan, ports, delivered, reserved } = work;
  // What is recorded before it is attached is found again by the next run, whatever becomes of this one and of the file on disk.
  if (delivered.size > 0) await ports.ledger.durableIfFree();
  ports.signal.throwIfAborted();
  const ids = wantedIds(restored, work);
  const doubtful = new Set(restored.flatMap(({ file_id }) => file_id ?? []));
  let attached = await attach(
    plan.target,
    { ids, dead: reserved, doubtful, had: plan.before.length > 0 },
    ports,
  );
  const missing = restored.filter((change) => attached.missing.includes(change.file_id ?? ""));
  const dead = await filesWithoutBytes(restored, attached.listing, ports);
  const wrong = await withOtherBytes(restored, attached.listing, ports);
  const lost = new Set([...missing, ...dead, ...wrong]);
  if (lost.size > 0) attached = await attachAnew([...lost], restored, work);
  // An entitlement attaches by itself; a list is never what it needs.
  if (attached.refused && !plan.target.startsWith("ent_"))
    attached = await attachInPlace(attached, restored, work);
  const live = attached.listing;
  const at = ports.clock.now();
  const idOf = (change: Change) => delivered.get(change)?.file_id ?? change.file_id ?? "";
  const expected = [...new Set([...restored, ...delivered.keys()])];
  const listed = new Map(live.files.map((file) => [file.file_id, file]));
  const absent = expected.filter((change) => !isAsWanted(listed.get(idOf(change)), change));
  if (absent.length > 0) throw notLive(plan, absent);
  const looked = await proveDelivered(live, work, ports);
  return { listing: live, at: looked ? Number.NEGATIVE_INFINITY : at };
}

/** An id that Dodo will not take back, or has no bytes of, is uploaded again; its receipt is of no more use, save to tell a rollback what it was. */
async function attachAnew(
  lost: readonly Change[],
  restored: readonly Change[],
  work: Work,
): Promise<Attached> {
  const { plan, ports, reserved } = work;
  const unavailable = ports.unavailable?.(lost);
  const failed = unavailable ? [unavailable] : [...(await uploadAll(lost, work)).values()];
  if (failed[0]) {
    await keepAsItWas(work).catch(ifProblem);
    throw failed[0];
  }
  const gone = lost.map(({ file_id }) => file_id ?? "");
  const why = { op: "retire", by: ports.by, reason: "refused" } as const;
  ports.ledger.write(gone.map((file_id): StateEntry => ({ ...why, file_id })));
  await ports.ledger.durableIfFree();
  return attach(
    plan.target,
    { ids: wantedIds(restored, work), dead: new Set([...reserved, ...gone]) },
    ports,
  );
}

/** What must be live: uploads, and ids that come back, save those that had to be uploaded again. */
function wantedIds(restored: readonly Change[], { delivered }: Work): readonly string[] {
  const back = restored
    .filter((change) => !delivered.has(change))
    .flatMap(({ file_id }) => file_id ?? []);
  return [...[...delivered.values()].map(({ file_id }) => file_id), ...back];
}

/** Where Dodo refuses the longer list: the new in the place of the old in one write, and the old list again where that did not work. */
async function attachInPlace(
  from: Attached,
  restored: readonly Change[],
  work: Work,
): Promise<Attached> {
  const { plan, ports, reserved } = work;
  const prior = plan.changes.flatMap((change) => change.prior);
  const refused = tooManyFiles(plan, from.refused ?? "");
  if (prior.length === 0) throw refused;
  const ids = wantedIds(restored, work);
  try {
    const attached = await attach(
      plan.target,
      { ids, dead: new Set([...reserved, ...prior]) },
      ports,
    );
    if (!attached.refused && attached.missing.length === 0) return attached;
  } catch (error) {
    await putBack(from.listing, ids, work);
    throw error;
  }
  await putBack(from.listing, ids, work);
  throw refused;
}

/** The list as it was before an in-place write. Throws `files-lost`. */
async function putBack(old: Listing, ids: readonly string[], { plan, ports }: Work): Promise<void> {
  const own = old.files.filter((file) => file.own).map((file) => file.file_id);
  const { missing } = await attach(plan.target, { ids: own, dead: new Set(ids) }, ports);
  refuseLoss(plan.target, missing, old);
}

function isAsWanted(live: LiveFile | undefined, { name, size }: Change): boolean {
  return live?.name === name && (live.size ?? size) === (size ?? 0);
}
