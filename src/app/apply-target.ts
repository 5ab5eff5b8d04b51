import type { Entry } from "../core/entries.ts";
import type { Listing } from "../core/listing.ts";
import type { Placement } from "../core/placement.ts";
import { type Change, isPending, isUpload, type TargetPlan } from "../core/plan.ts";
import { ofTarget, Problem } from "../core/problem.ts";
import type { Outcome } from "../core/report.ts";
import type { Receipt } from "../core/state.ts";
import { emptied, notLive, stillAttached, tooManyFiles } from "./apply-problems.ts";
import { type Attached, attach, read, refuseLoss, type Wanted, withdraw } from "./lists.ts";
import type { Delivered, Storefront } from "./ports.ts";
import { type ProvePorts, proveDelivered } from "./prove-delivered.ts";
import { isOfOneFile, receiptOf, type UploadPorts, upload } from "./upload.ts";

export interface TargetPorts extends Omit<UploadPorts, "storefront">, ProvePorts {
  readonly storefront: Storefront;
  /** The file that a change delivers. */
  readonly placementOf: (change: Change) => Pick<Placement, "file">;
  /** Why these cannot be sent, where a file is not at hand. */
  readonly unavailable?: ((changes: readonly Change[]) => Problem | undefined) | undefined;
  /** What the state records under an id. */
  readonly receipt: (file_id: string) => Receipt | undefined;
  readonly allowEmptyTarget: boolean;
  readonly warn: (problem: Problem) => void;
}

export interface TargetResult {
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
}

/** What one target came to so far. */
interface Work {
  readonly plan: TargetPlan;
  readonly ports: TargetPorts;
  /** Ids that have their bytes, by change. */
  readonly delivered: Map<Change, Delivered>;
  /** Ids that Dodo gave out in this run, with or without bytes. */
  readonly reserved: Set<string>;
  readonly done: Map<Change, string | null>;
}

/** Carries out one target: uploads all, attaches all, reads back, withdraws the old, reads back. Never throws a Problem. */
export async function applyTarget(plan: TargetPlan, ports: TargetPorts): Promise<TargetResult> {
  const work: Work = { plan, ports, delivered: new Map(), reserved: new Set(), done: new Map() };
  const failed = new Map<Change, Problem>();
  const problems: Problem[] = [];
  try {
    for (const [change, error] of await uploadAll(plan.changes.filter(isUpload), work)) failed.set(change, error);
    problems.push(...failed.values());
    if (failed.size > 0) await keepAsItWas(work);
    else await deliverAll(work);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(ofTarget(error, plan.target));
  }
  return { outcomes: plan.changes.map((change) => outcomeOf(change, work, failed)), problems };
}

function outcomeOf(change: Change, { done }: Work, failed: ReadonlyMap<Change, Problem>): Outcome {
  const file_id = done.get(change) ?? null;
  if (!isPending(change)) return { change, status: "done", file_id: change.file_id };
  if (done.has(change)) return { change, status: "done", file_id };
  return { change, status: failed.has(change) ? "failed" : "waiting", file_id: null };
}

/** After a failure that others would share, what has not started stays; what is under way ends and is recorded. */
async function uploadAll(changes: readonly Change[], { ports, delivered, reserved }: Work) {
  const failed = new Map<Change, Problem>();
  let ended = false;
  const uploads = changes.map(async (change) => {
    try {
      const result = await upload(change, ports.placementOf(change), {
        ...ports,
        reserved: (id) => reserved.add(id),
        ended: () => ended,
        failed(error) {
          ended ||= !isOfOneFile(error);
        },
      });
      if (result) delivered.set(change, result);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failed.set(change, ofTarget(error, change.target));
    }
  });
  const settled = await Promise.allSettled(uploads);
  for (const each of settled) if (each.status === "rejected") throw each.reason;
  return failed;
}

/** A target that failed half-way is put back, without what this run attached: what was uploaded stays recorded for the next run. */
async function keepAsItWas({ plan, ports, reserved }: Work): Promise<void> {
  const before = new Set(plan.before.map(({ file_id }) => file_id));
  const restored = plan.changes.flatMap(({ action, file_id }) => (action === "restore" && file_id ? [file_id] : []));
  const ours = new Set([...reserved, ...restored].filter((id) => !before.has(id)));
  // An entitlement attaches at once, and taking a file from it may clear its bytes: there the next run goes on from here.
  if (ports.signal.aborted || ours.size === 0 || !plan.target.startsWith("pdt_")) return;
  const listing = await read(plan.target, ports);
  const ids = listing.files.map((file) => file.file_id).filter((id) => ours.has(id));
  if (ids.length > 0) await withdraw(listing, ids, ports);
}

async function deliverAll(work: Work): Promise<void> {
  const { plan, ports } = work;
  const adopted = plan.changes.filter(({ action }) => action === "adopt");
  ports.ledger.write(adopted.map((change) => recordedAgain(change, ports)));
  const restored = plan.changes.filter(({ action }) => action === "restore");
  const prior = plan.changes.flatMap((change) => change.prior);
  const isWritten = work.delivered.size > 0 || restored.length > 0 || prior.length > 0;
  const seen = isWritten ? await attachOrKeep(restored, work) : undefined;
  for (const change of plan.changes.filter((one) => isPending(one) && one.prior.length === 0)) settle(change, work);
  if (seen) await withdrawAll(seen, prior, work);
  for (const change of plan.changes.filter(({ prior: old }) => old.length > 0)) settle(change, work);
}

/** A listing, and when it was read (milliseconds). */
interface Seen {
  readonly listing: Listing;
  readonly at: number;
}

async function attachOrKeep(restored: readonly Change[], work: Work): Promise<Seen> {
  try {
    return await attachAll(restored, work);
  } catch (error) {
    // Where even that fails, the first problem is the one to tell; the next run starts from what is live then.
    if (error instanceof Problem) await keepAsItWas(work).catch(ifProblem);
    throw error;
  }
}

function ifProblem(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}

function settle(change: Change, { ports, delivered, done }: Work): void {
  // Retired, not dropped: a release may still need it. Where none does, the next release lets it go.
  if (change.action === "forget") ports.ledger.write([{ op: "retire", file_id: change.file_id ?? "" }]);
  const stays = change.action === "delete" || change.action === "forget" ? null : change.file_id;
  done.set(change, delivered.get(change)?.file_id ?? stays);
}

/** Makes everything delivered or restored live. Throws `not-live`, `too-many-files`, `files-lost`. */
async function attachAll(restored: readonly Change[], work: Work): Promise<Seen> {
  const { plan, ports, delivered, reserved } = work;
  ports.signal.throwIfAborted();
  let attached = await attach(plan.target, { ids: wantedIds(restored, work), dead: reserved }, ports);
  const lost = restored.filter((change) => attached.missing.includes(change.file_id ?? ""));
  if (lost.length > 0) attached = await attachAnew(lost, restored, work);
  // An entitlement attaches by itself; a list is never what it needs.
  if (attached.refused && !plan.target.startsWith("ent_")) attached = await attachInPlace(attached, restored, work);
  const live = attached.listing;
  const at = ports.clock.now();
  const idOf = (change: Change) => delivered.get(change)?.file_id ?? change.file_id ?? "";
  const expected = [...new Set([...restored, ...delivered.keys()])];
  const absent = expected.filter((change) => !isListed(live, wantedOf(change, idOf(change))));
  if (absent.length > 0) throw notLive(plan, absent);
  for (const change of restored.filter((one) => !work.delivered.has(one))) {
    ports.ledger.write([recordedAgain(change, ports)]);
  }
  await proveDelivered(live, work, ports);
  return { listing: live, at };
}

/** An id that Dodo will not take back is uploaded again; its receipt is of no more use, save to tell a rollback what it was. */
async function attachAnew(lost: readonly Change[], restored: readonly Change[], work: Work): Promise<Attached> {
  const { plan, ports, reserved } = work;
  const unavailable = ports.unavailable?.(lost);
  const failed = unavailable ? [unavailable] : [...(await uploadAll(lost, work)).values()];
  if (failed[0]) throw failed[0];
  ports.ledger.write(lost.map((change): Entry => ({ op: "retire", file_id: change.file_id ?? "" })));
  return attach(plan.target, { ids: wantedIds(restored, work), dead: reserved }, ports);
}

/** What must be live: uploads, and ids that come back, save those that had to be uploaded again. */
function wantedIds(restored: readonly Change[], { delivered }: Work): readonly string[] {
  const back = restored.filter((change) => !delivered.has(change)).flatMap(({ file_id }) => file_id ?? []);
  return [...[...delivered.values()].map(({ file_id }) => file_id), ...back];
}

/** Where Dodo refuses the longer list: the new in the place of the old in one write, and the old list again where that did not work. */
async function attachInPlace(from: Attached, restored: readonly Change[], work: Work): Promise<Attached> {
  const { plan, ports, reserved } = work;
  const prior = plan.changes.flatMap((change) => change.prior);
  const refused = tooManyFiles(plan, from.refused ?? "");
  if (prior.length === 0) throw refused;
  const ids = wantedIds(restored, work);
  await ports.ledger.durable();
  try {
    const attached = await attach(plan.target, { ids, dead: new Set([...reserved, ...prior]) }, ports);
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

/** Milliseconds after which a listing counts as old: somebody may have changed the product in the dashboard meanwhile. */
const fresh = 1_000;

async function withdrawAll(seen: Seen, prior: readonly string[], { plan, ports }: Work): Promise<void> {
  const ids = [...new Set([...prior, ...plan.held])];
  // Nothing old goes before the new is recorded: a run that dies in between finds its own files again.
  if (seen.listing.files.some((file) => ids.includes(file.file_id))) await ports.ledger.durable();
  ports.signal.throwIfAborted();
  const isOld = ports.clock.now() - seen.at > fresh;
  const listing = isOld ? await read(plan.target, ports) : seen.listing;
  const going = listing.files.filter((file) => ids.includes(file.file_id)).map((file) => file.file_id);
  const isLast = going.length > 0 && listing.files.length === going.length;
  if (isLast && !ports.allowEmptyTarget) throw emptied(plan);
  const { listing: after, stayed } = await withdraw(listing, going, ports);
  const held = new Map(stayed.map(({ file_id, reason }) => [file_id, reason]));
  const since = new Date(ports.clock.now()).toISOString();
  const entries = ids.map((file_id): Entry => {
    const reason = held.get(file_id);
    return { op: "retire", file_id, ...(reason ? { held: { reason, since } } : {}) };
  });
  ports.ledger.write(entries);
  for (const { file_id, reason } of stayed)
    ports.warn(stillAttached(plan, ports.receipt(file_id)?.name ?? file_id, reason));
  const added = plan.changes.filter((change) => isUpload(change) || change.action === "restore").length;
  const withdrawn = going.length - stayed.length;
  ports.observe({ kind: "live", target: plan.target, files: after.files.length, added, withdrawn });
}

/** A file that Dodo has already becomes ours, or ours again. */
function recordedAgain(change: Change, ports: TargetPorts): Entry {
  const file_id = change.file_id ?? "";
  return { op: "record", receipt: receiptOf(change, { file_id, md5: ports.receipt(file_id)?.md5 ?? null }, ports) };
}

function wantedOf({ name, size }: Change, file_id: string): Wanted {
  return { file_id, name, size: size ?? 0 };
}

function isListed({ files }: Listing, { file_id, name, size }: Wanted): boolean {
  return files.some((file) => file.file_id === file_id && file.name === name && (file.size ?? size) === size);
}
