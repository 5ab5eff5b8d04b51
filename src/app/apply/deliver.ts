import { changesOf, isPending, isUpload } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { Outcome } from "../../core/run/report.ts";
import { openLedger } from "../ledger/open.ts";
import { untilStopped } from "../run/until-stopped.ts";
import { dropIntents, intend } from "../target/intents.ts";
import type { Delivery } from "./delivery.ts";
import { type Ending, endRun, tellLeft, tellProblems } from "./end-run.ts";
import { contextOf } from "./make-context.ts";
import { applyTargets } from "./targets.ts";

/** Carries out a plan with a ledger that makes every step durable; on a signal what is known is saved at once. */
export async function deliver(delivery: Delivery): Promise<void> {
  const { ports, draft, plan, stopped } = delivery;
  const opened = openLedger(delivery, delivery.snapshot);
  const ctx = contextOf(delivery, opened.ledger);
  const uploads = changesOf(plan).filter(
    (change) => isUpload(change) && !stopped.has(change.target),
  );
  const work = async () => {
    await intend(uploads, ctx);
    return applyTargets(plan, stopped, ctx);
  };
  const ending: Ending = { delivery, ctx, opened, left: new Set() };
  try {
    const { outcomes, problems } = await untilStopped(work(), ports.signal);
    draft.outcomes(outcomes);
    tellProblems(withoutRepeats(problems), ending.delivery, ending.left);
    if (endsRelease(outcomes) || ending.left.size > 0)
      await untilStopped(endRun(ending), ports.signal);
    tellLeft(outcomes, ending);
  } finally {
    if (!ports.signal.aborted) dropIntents(ctx);
    await opened.flush();
  }
}

/** Something changed, or nothing had to and only the release of a run that was cut off is missing. */
function endsRelease(outcomes: readonly Outcome[]): boolean {
  const isDone = outcomes.some(({ change, status }) => isPending(change) && status === "done");
  return isDone || outcomes.every(({ change }) => !isPending(change));
}

/** The same failure of many files of one target is one problem. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, target }) => {
    const key = JSON.stringify([code, message.replace(/ \(request id [^)]*\)/g, ""), target]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
