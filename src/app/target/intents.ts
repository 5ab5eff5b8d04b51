import { routeOf } from "../../core/dodo/target.ts";
import type { Change } from "../../core/plan/plan.ts";
import { intentKey } from "../../core/state/intents.ts";
import { isNewerRun } from "../../core/state/order.ts";
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

/** Milliseconds after which a run that announced a file counts as ended. */
const day = 24 * 60 * 60_000;

/**
 * Drops what ended runs announced in targets that this run has read and delivered: what they left
 * there is managed or gone by now. Goes with the save of a release; a newer run's intents stay (A4).
 */
export function dropEnded(
  targets: ReadonlySet<string>,
  { ledger, by, facts, clock }: ApplyContext,
) {
  const isOver = ({ run, attempt = 1, at }: Intent) =>
    (run === by.run && attempt < (facts.attempt ?? 1)) || clock.now() - Date.parse(at) > day;
  const keys = ledger
    .state()
    .intents.filter((intent) => intent.invocation !== by.invocation && targets.has(intent.target))
    .filter((intent) => isOver(intent) && !isNewerRun(intent, by))
    .map(intentKey);
  if (keys.length > 0) ledger.write([{ op: "drop", keys }]);
}
