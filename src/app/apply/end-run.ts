import { changesOf, isPending, isUpload, type TargetPlan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { Outcome } from "../../core/run/report.ts";
import type { ReleaseEntry } from "../../core/state/new-release.ts";
import { newerRelease } from "../../core/state/other-runs.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { OpenLedger } from "../ledger/open.ts";
import type { ApplyContext } from "../target/context.ts";
import { dropEnded, intend } from "../target/intents.ts";
import { neverSettled, superseded } from "../target/problems.ts";
import { bringBackTheirs } from "./bring-back.ts";
import { type Delivery, filesOf, keptBy } from "./delivery.ts";
import { withoutForgotten } from "./forgotten.ts";
import { leaveToNewer } from "./leave.ts";
import { applyTargets } from "./targets.ts";

/** Times that a run looks again because it met another, before it gives up. */
const mostRounds = 3;

export interface Ending {
  readonly delivery: Delivery;
  readonly ctx: ApplyContext;
  readonly opened: OpenLedger;
  /** Targets that are left to a newer run. */
  readonly left: Set<string>;
}

/**
 * The one end of a run (A7): saves its release and, as long as another run changed one of its
 * targets meanwhile, reads and plans those once more, or leaves them to the newer run.
 */
export async function endRun(ending: Ending): Promise<void> {
  const { delivery, ctx, opened, left } = ending;
  const { draft, plan, stopped } = delivery;
  const covered = plan.targets.filter(({ target }) => !stopped.has(target));
  for (let round = 1; ; round += 1) {
    const targets = covered.filter(({ target }) => !left.has(target));
    if (targets.length > 0) {
      dropEnded(new Set(targets.map(({ target }) => target)), ctx);
      ctx.ledger.write([releaseOf(targets, ending)]);
    }
    if (!(await opened.flush())) return;
    const met = opened.ledger.takeMet();
    const again = covered.filter(
      ({ target }) => met.has(target) || (round === 1 && left.has(target)),
    );
    if (again.length === 0) return;
    if (round > mostRounds) {
      draft.problems.push(...again.filter(({ target }) => !left.has(target)).map(neverSettled));
      return;
    }
    await settle(again, ending);
  }
}

async function settle(met: readonly TargetPlan[], ending: Ending): Promise<void> {
  const { ctx, left } = ending;
  const { draft } = ending.delivery;
  const isOf = (lost: Problem) => (one: Problem) =>
    one.code === lost.code && one.target === lost.target;
  await ctx.ledger.look();
  const mine: TargetPlan[] = [];
  for (const one of met) {
    if (!ctx.isLeft(one.target)) {
      mine.push(one);
      await bringBackTheirs(one, ctx);
      continue;
    }
    left.add(one.target);
    const lost = await leaveToNewer(one, ctx);
    if (lost && !draft.problems.some(isOf(lost))) draft.problems.push(lost);
  }
  if (mine.length > 0) await planAgain(new Set(mine.map(({ target }) => target)), ending);
}

/** What another run took out comes back, and of two versions of a slot this run's stays. */
async function planAgain(
  targets: ReadonlySet<string>,
  { delivery, ctx, left }: Ending,
): Promise<void> {
  const { draft, replan } = delivery;
  const { problems, placements, ...planned } = await replan(targets, ctx.ledger.state(), {
    allowDowngrade: true,
    forgetsPending: false,
    maxRemovals: Number.POSITIVE_INFINITY,
  });
  const plan = withoutForgotten(planned.plan, ctx);
  draft.problems.push(...problems);
  const stopped = new Set(problems.flatMap(({ target }) => target ?? [...targets]));
  for (const id of keptBy(plan)) ctx.kept.add(id);
  for (const [change, file] of filesOf(plan, placements)) ctx.known.files.set(change, file);
  for (const id of plan.targets.flatMap(({ changes }) => changes.flatMap(({ prior }) => prior)))
    ctx.known.leaving.add(id);
  const going = changesOf(plan).filter(({ target }) => !stopped.has(target));
  if (!going.some(isPending)) return;
  await intend(going.filter(isUpload), ctx);
  const applied = await applyTargets(plan, stopped, ctx);
  tellProblems(applied.problems, delivery, left);
}

/** A target that is left to a newer run is a warning and not a failure. */
export function tellProblems(
  problems: readonly Problem[],
  { draft }: Pick<Delivery, "draft">,
  left: Set<string>,
): void {
  for (const problem of problems) {
    if (problem.code !== "superseded") draft.problems.push(problem);
    else if (problem.target) left.add(problem.target);
  }
}

/** What is told of the targets that are left: a warning each, and none of their changes is done. */
export function tellLeft(
  outcomes: readonly Outcome[],
  { delivery: { draft, plan }, left }: Ending,
): void {
  const named = plan.targets.filter(({ target }) => left.has(target));
  draft.warnings.push(...named.map(superseded));
  const failed = new Set(draft.problems.flatMap(({ target }) => target ?? []));
  draft.outcomes(
    outcomes.map((outcome) => {
      const { change, status } = outcome;
      if (!isPending(change) || status === "failed") return outcome;
      if (left.has(change.target)) return { change, status: "superseded", file_id: null };
      const isOpen = failed.has(change.target);
      return isOpen ? { change, status: "waiting", file_id: null } : outcome;
    }),
  );
}

/** What a run saves of itself: `live` as the targets were read last. */
function releaseOf(targets: readonly TargetPlan[], { delivery, ctx, left }: Ending): ReleaseEntry {
  const { settings, kind, back } = delivery;
  const { tag, commit } = settings.facts;
  const { run, version } = ctx.by;
  const state = ctx.ledger.state();
  const isUndone = (target: string) => newerRelease(state, target, ctx.by)?.kind === "rollback";
  const rolled_back = [...left].filter(isUndone);
  const release = {
    at: ctx.startedAt,
    kind,
    tag,
    commit,
    run,
    version,
    targets: targets.map(({ target }) => target),
    live: Object.fromEntries(
      targets.map(({ target }) => [target, releasedIn(target, { delivery, ctx })]),
    ),
    ...(rolled_back.length > 0 ? { rolled_back } : {}),
  };
  return { op: "release", release, by: ctx.by, back };
}

/** Live files of this run's making: what another run put there meanwhile is not part of its release, unless it is a job of the same run. */
function releasedIn(
  target: string,
  { delivery: { draft, kind }, ctx }: Pick<Ending, "delivery" | "ctx">,
): readonly string[] {
  const { files, releases } = ctx.ledger.state();
  const live = draft.liveIds(target);
  const own = releases.find((one) => one.kind === "apply" && one.run === ctx.by.run);
  const ofJobs = new Set(kind === "apply" ? own?.live[target] : []);
  const isPart = ({ file_id, run }: Receipt) =>
    ctx.knew(file_id) ||
    ctx.kept.has(file_id) ||
    ctx.attached.has(file_id) ||
    (kind === "apply" && run === ctx.by.run);
  return files
    .filter((receipt) => receipt.target === target)
    .filter((one) => ofJobs.has(one.file_id) || (live.has(one.file_id) && isPart(one)))
    .map(({ file_id }) => file_id);
}
