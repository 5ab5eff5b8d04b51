import { routeOf } from "../../core/dodo/target.ts";
import type { Change } from "../../core/plan/plan.ts";
import { intentKey } from "../../core/state/intents.ts";
import type { Intent } from "../../core/state/state.ts";
import { type ApplyContext, fileOf, timeOf } from "./context.ts";

/**
 * Says in the saved state what is about to exist, before Dodo is sent anything that cannot be sent
 * twice or that attaches by itself (A4). One save holds the intents of all changes.
 */
export async function intend(changes: readonly Change[], ctx: ApplyContext): Promise<void> {
  if (changes.length === 0) return;
  ctx.ledger.write([{ op: "intend", intents: changes.map((change) => intentOf(change, ctx)) }]);
  await ctx.ledger.durable();
}

export function intentOf(change: Change, ctx: ApplyContext): Intent {
  const { target, slot, name, rule, version } = change;
  const { path, size, sha256 } = fileOf(change, ctx);
  const { tag, commit, attempt } = ctx.facts;
  const { run, invocation } = ctx.by;
  const what = { target, slot, name, rule, path: change.path ?? path, size, sha256 };
  return { ...what, version, tag, commit, run, attempt, invocation, at: timeOf(ctx) };
}

/**
 * At the end of a run nothing is about to exist any more: what arrived has a receipt. Only a file
 * that an entitlement may have taken although its answer got lost is still looked for by later runs.
 */
export function dropIntents({ ledger, by, unclear }: ApplyContext): void {
  const keys = ledger
    .state()
    .intents.filter(({ invocation }) => invocation === by.invocation)
    .filter((intent) => !routeOf(intent.target).attachesOnUpload || !unclear.has(intentKey(intent)))
    .map(intentKey);
  if (keys.length > 0) ledger.write([{ op: "drop", keys }]);
}
