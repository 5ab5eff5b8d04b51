import type { Change } from "../../core/plan/plan.ts";
import { intentKey } from "../../core/state/intents.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { Delivered } from "../ports.ts";
import { type ApplyContext, fileOf, timeOf } from "./context.ts";
import { intentOf } from "./intents.ts";

export interface UploadHooks {
  /** Told of every id that Dodo gave out. */
  readonly reserved: (file_id: string) => void;
  /** Asked when its turn comes: true if the upload is of no use any more. */
  readonly ended: () => boolean;
  /** Told of a failure before the next upload has its turn. */
  readonly failed: (error: unknown) => void;
}

/** Sends the file of one change and records its receipt; undefined if it `ended` before its turn. */
export function upload(
  change: Change,
  ctx: ApplyContext,
  hooks: UploadHooks,
): Promise<Delivered | undefined> {
  const { observe } = ctx.report;
  const { target, name } = change;
  return ctx.pool(async () => {
    if (hooks.ended()) return undefined;
    return send(change, ctx, hooks.reserved).catch((error: unknown) => {
      observe({ kind: "dropped", target, name });
      hooks.failed(error);
      throw error;
    });
  });
}

async function send(
  change: Change,
  ctx: ApplyContext,
  reserved: (file_id: string) => void,
): Promise<Delivered> {
  const { storefront, ledger, signal, report, by } = ctx;
  const { target, name } = change;
  const file = fileOf(change, ctx);
  const { size } = file;
  const key = intentKey(intentOf(change, ctx));
  signal.throwIfAborted();
  await ledger.ready();
  report.observe({ kind: "upload", target, name, size });
  const delivered = await storefront.deliver({
    target,
    name,
    file,
    signal,
    reserved(file_id) {
      reserved(file_id);
      ledger.write([{ op: "reserve", key, file_id }]);
    },
    hashed: (md5) => ledger.write([{ op: "reserve", key, md5 }]),
    sent: (bytes) => report.observe({ kind: "sent", target, name, bytes }),
  });
  ctx.attached.add(delivered.file_id);
  ledger.write([{ op: "record", receipt: receiptOf(change, delivered, ctx), by }]);
  report.observe({ kind: "uploaded", target, name, size, file_id: delivered.file_id });
  return delivered;
}

/** The receipt of a change that is delivered, restored or adopted now. */
export function receiptOf(
  change: Change,
  {
    file_id,
    md5,
    proven = true,
  }: { readonly file_id: string; readonly md5: string | null; readonly proven?: boolean },
  ctx: ApplyContext,
): Receipt {
  const { target, slot, name, rule, path, sha256, size, version } = change;
  const { tag, commit } = ctx.facts;
  if (path === null || size === null)
    throw new Error(`a ${change.action} of ${name} without a file`);
  const delivered_at = timeOf(ctx);
  const fields = { target, slot, name, rule, path, sha256, md5, size, file_id, delivered_at };
  const run = ctx.by.run;
  return { ...fields, version, tag, commit, run, ...(proven ? {} : { unproven: true }) };
}
