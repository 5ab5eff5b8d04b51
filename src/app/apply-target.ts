import type { Entry } from "../core/entries.ts";
import type { Listing } from "../core/listing.ts";
import type { Placement } from "../core/placement.ts";
import { type Change, isPending, isUpload, type TargetPlan } from "../core/plan.ts";
import { ofTarget, Problem } from "../core/problem.ts";
import type { Outcome } from "../core/report.ts";
import type { Receipt } from "../core/state.ts";
import { emptied, notLive, otherContent, stillAttached, tooManyFiles } from "./apply-problems.ts";
import { type Attached, attach, type ListPorts, read, type Wanted, withdraw } from "./lists.ts";
import type { Delivered, Storefront } from "./ports.ts";
import { isOfOneFile, receiptOf, type UploadPorts, upload } from "./upload.ts";

export interface TargetPorts extends Omit<UploadPorts, "storefront">, ListPorts {
  readonly storefront: Storefront;
  /** The file that a change delivers. */
  readonly placementOf: (change: Change) => Placement;
  /** What the state records under an id. */
  readonly receipt: (file_id: string) => Receipt | undefined;
  readonly allowEmptyTarget: boolean;
  readonly warn: (problem: Problem) => void;
}

export interface TargetResult {
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
}

/** Bytes that may be downloaded per target to prove what no ETag proves. */
const proofLimit = 1024 ** 3;

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
    if (failed.size === 0) await deliverAll(work);
    else await keepAsItWas(work);
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
      const sending = { ...ports, reserved: (id: string) => reserved.add(id), ended: () => ended };
      const result = await upload(change, ports.placementOf(change), sending);
      if (result) delivered.set(change, result);
    } catch (error) {
      ended ||= !isOfOneFile(error);
      if (!(error instanceof Problem)) throw error;
      failed.set(change, ofTarget(error, change.target));
    }
  });
  const settled = await Promise.allSettled(uploads);
  for (const each of settled) if (each.status === "rejected") throw each.reason;
  return failed;
}

/** Where an upload attaches by itself, a target that failed half-way is put back: its uploads stay recorded for the next run. */
async function keepAsItWas({ plan, ports, reserved }: Work): Promise<void> {
  // An entitlement attaches at once, and taking a file from it may clear its bytes: there the next run goes on from here.
  if (ports.signal.aborted || reserved.size === 0 || !plan.target.startsWith("pdt_")) return;
  const listing = await read(plan.target, ports);
  const attached = listing.files.map((file) => file.file_id).filter((id) => reserved.has(id));
  if (attached.length > 0) await withdraw(listing, attached, ports);
}

async function deliverAll(work: Work): Promise<void> {
  const { plan, ports } = work;
  const adopted = plan.changes.filter(({ action }) => action === "adopt");
  ports.ledger.write(adopted.map((change) => recordedAgain(change, ports)));
  const restored = plan.changes.filter(({ action }) => action === "restore");
  const prior = plan.changes.flatMap((change) => change.prior);
  const isWritten = work.delivered.size > 0 || restored.length > 0 || prior.length > 0;
  const listing = isWritten ? await attachAll(restored, work) : undefined;
  for (const change of plan.changes.filter((one) => isPending(one) && one.prior.length === 0)) settle(change, work);
  if (listing) await withdrawAll(listing, prior, work);
  for (const change of plan.changes.filter(({ prior: old }) => old.length > 0)) settle(change, work);
}

function settle(change: Change, { ports, delivered, done }: Work): void {
  // Retired, not dropped: a release may still need it. Where none does, the next release lets it go.
  if (change.action === "forget") ports.ledger.write([{ op: "retire", file_id: change.file_id ?? "" }]);
  const stays = change.action === "delete" || change.action === "forget" ? null : change.file_id;
  done.set(change, delivered.get(change)?.file_id ?? stays);
}

/** Makes everything delivered or restored live. Throws `not-live`, `too-many-files`, `files-lost`. */
async function attachAll(restored: readonly Change[], work: Work): Promise<Listing> {
  const { plan, ports, delivered, reserved } = work;
  ports.signal.throwIfAborted();
  let attached = await attach(plan.target, { ids: wantedIds(restored, work), dead: reserved }, ports);
  const lost = restored.filter((change) => attached.refused || attached.missing.includes(change.file_id ?? ""));
  if (lost.length > 0) attached = await attachAnew(lost, restored, work);
  if (attached.refused) attached = await attachInPlace(attached, restored, work);
  const live = attached.listing;
  const idOf = (change: Change) => delivered.get(change)?.file_id ?? change.file_id ?? "";
  const expected = [...new Set([...restored, ...delivered.keys()])];
  const absent = expected.filter((change) => !isListed(live, wantedOf(change, idOf(change))));
  if (absent.length > 0) throw notLive(plan, absent);
  for (const change of restored.filter((one) => !work.delivered.has(one))) {
    ports.ledger.write([recordedAgain(change, ports)]);
  }
  await proveAll(live, work);
  return live;
}

/** An id that Dodo will not take back is uploaded again; its receipt is of no more use. */
async function attachAnew(lost: readonly Change[], restored: readonly Change[], work: Work): Promise<Attached> {
  const { plan, ports, reserved } = work;
  const failed = await uploadAll(lost, work);
  for (const problem of failed.values()) throw problem;
  ports.ledger.write(lost.map((change): Entry => ({ op: "forget", file_id: change.file_id ?? "" })));
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
  if (prior.length === 0) throw tooManyFiles(plan, from.refused ?? "");
  const ids = wantedIds(restored, work);
  await ports.ledger.durable();
  const attached = await attach(plan.target, { ids, dead: new Set([...reserved, ...prior]) }, ports);
  if (attached.refused) throw tooManyFiles(plan, attached.refused);
  if (!attached.missing.some((id) => ids.includes(id))) return attached;
  const old = from.listing.files.filter((file) => file.own).map((file) => file.file_id);
  await attach(plan.target, { ids: old, dead: new Set(ids) }, ports);
  throw tooManyFiles(plan, from.refused ?? "");
}

/** Downloads what the store's answer left in doubt; a wrong file is withdrawn again, before the old one goes. */
async function proveAll(listing: Listing, { plan, ports, delivered }: Work): Promise<void> {
  let left = proofLimit;
  for (const [change, { file_id, proven }] of delivered) {
    const live = listing.files.find((file) => file.file_id === file_id);
    if (proven || !live) continue;
    const { file } = ports.placementOf(change);
    const proof = await ports.storefront.prove(live, file, left);
    left -= file.size;
    if (proof === "equal" || proof === "unproven") continue;
    await withdraw(listing, [file_id], ports);
    ports.ledger.write([{ op: "forget", file_id }]);
    throw otherContent(plan, change);
  }
}

async function withdrawAll(listing: Listing, prior: readonly string[], { plan, ports }: Work): Promise<void> {
  const ids = [...new Set([...prior, ...plan.held])];
  const going = listing.files.filter((file) => ids.includes(file.file_id)).map((file) => file.file_id);
  const isLast = going.length > 0 && listing.files.length === going.length;
  if (isLast && !ports.allowEmptyTarget) throw emptied(plan);
  // Nothing old goes before the new is recorded: a run that dies in between finds its own files again.
  if (going.length > 0) await ports.ledger.durable();
  ports.signal.throwIfAborted();
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
