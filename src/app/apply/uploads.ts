import type { Listing } from "../../core/dodo/listing.ts";
import type { Placement } from "../../core/placement/placement.ts";
import type { Change, TargetPlan } from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import type { StateEntry } from "../../core/state/entries.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { Delivered, Storefront } from "../ports.ts";
import type { ProvePorts } from "./prove.ts";
import { readListing, withdraw } from "./target-list.ts";
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

/** What one target came to so far. */
export interface Work {
  readonly plan: TargetPlan;
  readonly ports: TargetPorts;
  /** Ids that have their bytes, by change. */
  readonly delivered: Map<Change, Delivered>;
  /** Ids that Dodo gave out in this run, with or without bytes. */
  readonly reserved: Set<string>;
  readonly done: Map<Change, string | null>;
}

/** A listing, and when it was read (milliseconds). */
export interface Seen {
  readonly listing: Listing;
  readonly at: number;
}

/** After a failure that others would share, what has not started stays; what is under way ends and is recorded. */
export async function uploadAll(changes: readonly Change[], { ports, delivered, reserved }: Work) {
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
      failed.set(change, error.with({ target: change.target }));
    }
  });
  const settled = await Promise.allSettled(uploads);
  for (const each of settled) if (each.status === "rejected") throw each.reason;
  return failed;
}

/** A target that failed half-way is put back, without what this run attached: what was uploaded stays recorded for the next run. */
export async function keepAsItWas({ plan, ports, reserved }: Work): Promise<void> {
  const before = new Set(plan.before.map(({ file_id }) => file_id));
  const restored = plan.changes.flatMap(({ action, file_id }) =>
    action === "restore" && file_id ? [file_id] : [],
  );
  const ours = new Set([...reserved, ...restored].filter((id) => !before.has(id)));
  // An entitlement attaches at once, and taking a file from it may clear its bytes: there the next run goes on from here.
  if (ports.signal.aborted || ours.size === 0 || !plan.target.startsWith("pdt_")) return;
  const listing = await readListing(plan.target, ports);
  const ids = listing.files.map((file) => file.file_id).filter((id) => ours.has(id));
  if (ids.length > 0) await withdraw(listing, ids, ports);
}

/** A file that Dodo has already becomes ours, or ours again. */
export function recordedAgain(change: Change, ports: TargetPorts): StateEntry {
  const file_id = change.file_id ?? "";
  return {
    op: "record",
    by: ports.by,
    receipt: receiptOf(change, { file_id, md5: ports.receipt(file_id)?.md5 ?? null }, ports),
  };
}
