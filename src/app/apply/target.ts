import type { Listing } from "../../core/dodo/listing.ts";
import {
  type Change,
  isLeaving,
  isPending,
  isUpload,
  type TargetPlan,
} from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import type { Outcome } from "../../core/run/report.ts";
import type { StateEntry } from "../../core/state/entries.ts";
import type { RunKey } from "../../core/state/order.ts";
import type { RetirementReason } from "../../core/state/state.ts";
import { attachOrKeep } from "./attach.ts";
import { emptied, stillAttached } from "./problems.ts";
import { readListing, withdraw } from "./target-list.ts";
import { receiptOf } from "./upload.ts";
import {
  keepAsItWas,
  recordedAgain,
  type Seen,
  type TargetPorts,
  uploadAll,
  type Work,
} from "./uploads.ts";

export interface TargetResult {
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
}

/** Carries out one target: uploads all, attaches all, reads back, withdraws the old, reads back. Never throws a Problem. */
export async function applyTarget(plan: TargetPlan, ports: TargetPorts): Promise<TargetResult> {
  const work: Work = { plan, ports, delivered: new Map(), reserved: new Set(), done: new Map() };
  const failed = new Map<Change, Problem>();
  const problems: Problem[] = [];
  try {
    for (const [change, error] of await uploadAll(plan.changes.filter(isUpload), work))
      failed.set(change, error);
    problems.push(...failed.values());
    if (failed.size > 0) await keepAsItWas(work);
    else await deliverAll(work);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error.with({ target: plan.target }));
  }
  return { outcomes: plan.changes.map((change) => outcomeOf(change, work, failed)), problems };
}

function outcomeOf(change: Change, { done }: Work, failed: ReadonlyMap<Change, Problem>): Outcome {
  const file_id = done.get(change) ?? null;
  if (!isPending(change)) return { change, status: "done", file_id: change.file_id };
  if (done.has(change)) return { change, status: "done", file_id };
  return { change, status: failed.has(change) ? "failed" : "waiting", file_id: null };
}

async function deliverAll(work: Work): Promise<void> {
  const { plan, ports } = work;
  const adopted = plan.changes.filter(({ action }) => action === "adopt");
  ports.ledger.write(adopted.map((change) => recordedAgain(change, ports)));
  const restored = plan.changes.filter(({ action }) => action === "restore");
  const prior = plan.changes.flatMap((change) => change.prior);
  const isWritten = work.delivered.size > 0 || restored.length > 0 || prior.length > 0;
  const seen = isWritten ? await attachOrKeep(restored, work) : undefined;
  for (const change of plan.changes.filter((one) => isPending(one) && one.prior.length === 0))
    settleChange(change, work);
  if (seen) await withdrawAll(seen, [...prior, ...(await strays(seen.listing, work))], work);
  for (const change of plan.changes.filter(({ prior: old }) => old.length > 0))
    settleChange(change, work);
}

/**
 * Where an id is listed as soon as it is given out, an answer that got lost leaves one without bytes behind, under a name that we
 * deliver and with nobody to know it.
 */
async function strays(
  listing: Listing,
  { plan, ports, delivered, reserved }: Work,
): Promise<readonly string[]> {
  const before = new Set(plan.before.map(({ file_id }) => file_id));
  const placements = new Map(
    [...delivered.keys()].map((change) => [change.name, ports.placementOf(change)]),
  );
  const ours = new Set([...delivered.values()].map(({ file_id }) => file_id));
  const found: string[] = [];
  for (const file of listing.files) {
    const placement = placements.get(file.name);
    if (
      !placement ||
      before.has(file.file_id) ||
      ours.has(file.file_id) ||
      reserved.has(file.file_id)
    )
      continue;
    if ((await ports.storefront.prove(file, placement.file, 0)) === "dead")
      found.push(file.file_id);
  }
  return found;
}

function settleChange(change: Change, { ports, delivered, done }: Work): void {
  const sent = delivered.get(change);
  if (change.action === "restore" && !sent) ports.ledger.write([recordedAgain(change, ports)]);
  // By now a download has proven it, as far as downloads have a bound; and who found it recorded and not yet live may have let it go.
  if (sent) {
    ports.ledger.write([
      {
        op: "record",
        receipt: receiptOf(change, { ...sent, proven: true }, ports),
        by: ports.by,
        again: true,
      },
    ]);
  }
  // Retired, not dropped: a release may still need it. Where none does, the next release lets it go.
  if (change.action === "forget")
    ports.ledger.write([
      { op: "retire", file_id: change.file_id ?? "", by: ports.by, reason: "absent" },
    ]);
  const stays = isLeaving(change) ? null : change.file_id;
  done.set(change, sent?.file_id ?? stays);
}

/** Milliseconds after which a listing counts as old: somebody may have changed the product in the dashboard meanwhile. */
const fresh = 1_000;

async function withdrawAll(
  seen: Seen,
  prior: readonly string[],
  { plan, ports }: Work,
): Promise<void> {
  const ids = [...new Set([...prior, ...plan.held])];
  // Nothing old goes before the new is recorded.
  if (seen.listing.files.some((file) => ids.includes(file.file_id))) await ports.ledger.durable();
  ports.signal.throwIfAborted();
  const isOld = ports.clock.now() - seen.at > fresh;
  const listing = isOld ? await readListing(plan.target, ports) : seen.listing;
  const going = listing.files
    .filter((file) => ids.includes(file.file_id))
    .map((file) => file.file_id);
  const isLast = going.length > 0 && listing.files.length === going.length;
  if (isLast && !ports.allowEmptyTarget) throw emptied(plan);
  const { listing: after, stayed } = await withdraw(listing, going, ports);
  const held = new Map(stayed.map(({ file_id, reason }) => [file_id, reason]));
  const since = new Date(ports.clock.now()).toISOString();
  const entries = ids.map((file_id): StateEntry => {
    const stays = held.get(file_id);
    const why = { by: ports.by, reason: reasonOf(file_id, plan, ports.by) };
    return { op: "retire", file_id, ...why, held: stays && { reason: stays, since } };
  });
  ports.ledger.write(entries);
  for (const { file_id, reason } of stayed)
    ports.warn(stillAttached(plan, ports.receipt(file_id)?.name ?? file_id, reason));
  const added = plan.changes.filter(
    (change) => isUpload(change) || change.action === "restore",
  ).length;
  const withdrawn = going.length - stayed.length;
  ports.observe({ kind: "live", target: plan.target, files: after.files.length, added, withdrawn });
}

function reasonOf(file_id: string, { changes }: TargetPlan, { kind }: RunKey): RetirementReason {
  if (kind === "rollback") return "rolled-back";
  if (kind === "destroy") return "destroyed";
  const change = changes.find(({ prior }) => prior.includes(file_id));
  return change?.action === "delete" ? "unwanted" : "replaced";
}
