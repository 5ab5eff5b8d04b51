import { changesOf, isPending, isUpload, type Plan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import { untried } from "../../core/run/report.ts";
import { hasUnreleased } from "../../core/state/releases.ts";
import { loadState } from "../prepare/load-state.ts";
import { deliver } from "./deliver.ts";
import type { PlannedDelivery } from "./delivery.ts";

const none: ReadonlySet<string> = new Set();

/** Asks, proves that the state can be written, and carries out what no problem stands in the way of. */
export async function carryOut(proposal: PlannedDelivery): Promise<void> {
  const { ports } = proposal;
  const agreed = await agreedOn(proposal);
  if (!agreed) return;
  const stopped = stoppedIn(proposal);
  await ports.store.prove();
  const uploads = goingOf(agreed.plan, stopped).filter(isUpload);
  const bytes = uploads.reduce((sum, { size }) => sum + (size ?? 0), 0);
  ports.observe({ kind: "planned", files: uploads.length, bytes });
  await deliver({ ...agreed, stopped });
}

/** The plan that somebody agreed to, or undefined. What waited for an answer is planned again (A1). */
async function agreedOn(first: PlannedDelivery): Promise<PlannedDelivery | undefined> {
  const { ports, draft } = first;
  let proposal = first;
  for (;;) {
    const stopped = stoppedIn(proposal);
    const isChanging = goingOf(proposal.plan, stopped).some(isPending);
    if (!isChanging && !isOwed(proposal, stopped)) return undefined;
    ports.signal.throwIfAborted();
    if (!isChanging) return proposal;
    const consent = await ports.agreed(proposal.plan, draft);
    ports.signal.throwIfAborted();
    if (consent === "no") {
      draft.notices.push("Not carried out: the question was answered with no.");
      return undefined;
    }
    if (consent === "given") return proposal;
    const again = await planAgain(proposal);
    if (isSamePlan(again.plan, proposal.plan)) return again;
    draft.notices.push("Something changed while the question waited, so it is asked again.");
    proposal = again;
  }
}

async function planAgain(proposal: PlannedDelivery): Promise<PlannedDelivery> {
  const { ports, draft, manifest, plan } = proposal;
  const { environment, lineage } = plan;
  const of = { environment, manifest: manifest.path, newLineage: () => lineage };
  const snapshot = await loadState(ports.store, of);
  const targets = new Set(plan.targets.map(({ target }) => target));
  const again = await proposal.replan(targets, snapshot.state);
  addNew(draft.problems, again.problems);
  addNew(draft.warnings, again.warnings);
  draft.planned({ plan: again.plan, problems: [], warnings: [] });
  draft.outcomes(changesOf(again.plan).map(untried));
  return { ...proposal, ...again, snapshot };
}

function addNew(known: Problem[], problems: readonly Problem[]): void {
  const keyOf = ({ code, message, target }: Problem) => JSON.stringify([code, message, target]);
  const keys = new Set(known.map(keyOf));
  known.push(...problems.filter((problem) => !keys.has(keyOf(problem))));
}

/** Whether two plans do the same, whatever the state is called by now. */
function isSamePlan(a: Plan, b: Plan): boolean {
  return JSON.stringify(a.targets) === JSON.stringify(b.targets);
}

function stoppedIn({ draft }: PlannedDelivery): ReadonlySet<string> {
  return new Set(draft.problems.flatMap(({ target }) => target ?? []));
}

function goingOf({ targets }: Plan, stopped: ReadonlySet<string>) {
  return targets.filter(({ target }) => !stopped.has(target)).flatMap(({ changes }) => changes);
}

/**
 * Whether a release is owed although nothing changes: a run that was cut off did not come to save
 * its own, or a run is working on what it announced, and the release of a rollback is what tells it
 * that it is not wanted any more.
 */
function isOwed(
  { snapshot, plan, kind, draft }: PlannedDelivery,
  stopped: ReadonlySet<string>,
): boolean {
  const { state } = snapshot;
  const targets = new Set(plan.targets.map(({ target }) => target));
  const isAwaited = kind === "rollback" && state.intents.some(({ target }) => targets.has(target));
  const liveIds = (target: string) => (stopped.has(target) ? none : draft.liveIds(target));
  return isAwaited || hasUnreleased(state, liveIds);
}
