import type { Change } from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import { intentKey } from "../../core/state/intents.ts";
import { intentOf } from "./intents.ts";
import { upload } from "./upload.ts";
import type { Work } from "./work.ts";

/** After a failure that others would share, what has not started stays; what is under way ends and is recorded. */
export async function uploadAll(changes: readonly Change[], { ctx, delivered, reserved }: Work) {
  const failed = new Map<Change, Problem>();
  let ended = false;
  const uploads = changes.map(async (change) => {
    try {
      const result = await upload(change, ctx, {
        reserved: (id) => reserved.add(id),
        ended: () => ended,
        failed(error) {
          ended ||= !isOfOneFile(error);
        },
      });
      if (result) delivered.set(change, result);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.transient || ctx.signal.aborted) ctx.unclear.add(intentKey(intentOf(change, ctx)));
      failed.set(change, error.with({ target: change.target }));
    }
  });
  const settled = await Promise.allSettled(uploads);
  for (const each of settled) if (each.status === "rejected") throw each.reason;
  return failed;
}

/** Whether a failure says nothing about the other files of its target. */
function isOfOneFile(error: unknown): boolean {
  return (
    error instanceof Problem && (error.code === "file-changed" || error.code === "file-unreadable")
  );
}
