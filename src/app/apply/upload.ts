import type { Placement } from "../../core/placement/placement.ts";
import type { Change } from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import type { Observe } from "../../core/run/progress.ts";
import type { RunFacts } from "../../core/run-facts.ts";
import type { RunKey } from "../../core/state/order.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Clock, Delivered, Storefront } from "../ports.ts";

export interface UploadPorts {
  readonly storefront: Pick<Storefront, "deliver">;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly observe: Observe;
  readonly signal: AbortSignal;
  /** Uploads at a time, over all targets. */
  readonly pool: <T>(work: () => Promise<T>) => Promise<T>;
  readonly facts: RunFacts;
  readonly by: RunKey;
}

export interface UploadHooks extends UploadPorts {
  /** Told of every id that Dodo gave out. */
  readonly reserved: (file_id: string) => void;
  /** Asked when its turn comes: true where the upload is of no use any more. */
  readonly ended: () => boolean;
  /** Told of a failure before the next upload has its turn. */
  readonly failed: (error: unknown) => void;
}

/** Sends the file of one change and records its receipt; undefined where it `ended` before its turn. */
export function upload(
  change: Change,
  { file }: Pick<Placement, "file">,
  sending: UploadHooks,
): Promise<Delivered | undefined> {
  const { storefront, ledger, observe, signal, pool, reserved, ended, failed } = sending;
  const { target, name } = change;
  const send = async () => {
    signal.throwIfAborted();
    await ledger.ready();
    observe({ kind: "upload", target, name, size: file.size });
    const sent = (bytes: number) => observe({ kind: "sent", target, name, bytes });
    const delivered = await storefront.deliver({ target, name, file, signal, reserved, sent });
    const receipt = receiptOf(change, delivered, sending);
    ledger.write([{ op: "record", receipt, by: sending.by }]);
    observe({ kind: "uploaded", target, name, size: file.size, file_id: delivered.file_id });
    return delivered;
  };
  return pool(async () => {
    if (ended()) return undefined;
    return send().catch((error: unknown) => {
      observe({ kind: "dropped", target, name });
      failed(error);
      throw error;
    });
  });
}

/** The receipt of a change that is delivered, restored or adopted now. */
export function receiptOf(
  change: Change,
  {
    file_id,
    md5,
    proven = true,
  }: { readonly file_id: string; readonly md5: string | null; readonly proven?: boolean },
  { clock, facts, by }: Pick<UploadPorts, "clock" | "facts" | "by">,
): Receipt {
  const { target, slot, name, rule, path, sha256, size, version } = change;
  const { tag, commit } = facts;
  if (path === null || size === null)
    throw new Error(`a ${change.action} of ${name} without a file`);
  const delivered_at = new Date(clock.now()).toISOString();
  const fields = { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at };
  return { ...fields, version, tag, commit, run: by.run, ...(proven ? {} : { unproven: true }) };
}

/** Whether a failure says nothing about the other files of its target. */
export function isOfOneFile(error: unknown): boolean {
  return (
    error instanceof Problem && (error.code === "file-changed" || error.code === "file-unreadable")
  );
}
