import { isPending, isUpload, type Plan } from "../../core/plan/plan.ts";
import { hasUnreleased } from "../../core/state/releases.ts";
import { type ApplyRun, applyRun } from "./session.ts";

const none: ReadonlySet<string> = new Set();

/** Asks, proves that the state can be written, and applies what no problem stands in the way of. */
export async function carryOut(plan: Plan, run: Omit<ApplyRun, "plan" | "stopped">): Promise<void> {
  const { ports, draft } = run;
  const stopped = new Set(draft.problems.flatMap(({ target }) => target ?? []));
  const changes = plan.targets
    .filter(({ target }) => !stopped.has(target))
    .flatMap((target) => target.changes);
  const isChanging = changes.some(isPending);
  const { state } = run.snapshot;
  const liveIds = (target: string) => (stopped.has(target) ? none : draft.liveIds(target));
  // A run may be working on what it announced: the release of a rollback is what tells it that it is not wanted any more.
  const isAwaited =
    run.kind === "rollback" &&
    state.intents.some(({ target }) => plan.targets.some((one) => one.target === target));
  if (!isChanging && !isAwaited && !hasUnreleased(state, liveIds)) return;
  ports.signal.throwIfAborted();
  if (isChanging && !(await ports.agreed(plan, draft))) {
    ports.signal.throwIfAborted();
    draft.notices.push("Not carried out: the question was answered with no.");
    return;
  }
  await ports.store.prove();
  const uploads = changes.filter(isUpload);
  const bytes = uploads.reduce((sum, { size }) => sum + (size ?? 0), 0);
  ports.observe({ kind: "planned", files: uploads.length, bytes });
  await applyRun({ ...run, plan, stopped });
}
