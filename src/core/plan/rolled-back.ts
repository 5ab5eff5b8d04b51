import { Problem } from "../problem.ts";
import type { Receipt, Release, State } from "../state/state.ts";
import { type Change, isDelivery, type TargetPlan } from "./plan.ts";

/** What is delivered, as far as a mark is about it. */
export interface Delivering {
  readonly tag?: string | undefined;
  readonly commit?: string | undefined;
}

/**
 * A target that would get a release again that a rollback took away from it: of the same tag and commit, whatever the bytes. A run
 * without a tag has no name, so there the same commit or the same bytes in a slot are enough. `rolled-back`.
 */
export function rolledBack(plan: TargetPlan, run: Delivering, state: State): Problem | undefined {
  const delivered = plan.changes.filter(isDelivery);
  if (delivered.length === 0) return undefined;
  const left = state.releases.find(
    (release) => isLeft(release, plan.target) && isAgain(release, { run, delivered, plan, state }),
  );
  return left && again(plan, left);
}

/** Only what a run delivered there on purpose; a rollback's own release is left by the next one too. */
function isLeft({ kind, targets, rolled_back }: Release, target: string): boolean {
  return kind === "apply" && targets.includes(target) && rolled_back?.includes(target) === true;
}

interface Comparison {
  readonly run: Delivering;
  readonly delivered: readonly Change[];
  readonly plan: TargetPlan;
  readonly state: State;
}

function isAgain(release: Release, { run, delivered, plan, state }: Comparison): boolean {
  const isSameCommit = release.commit === run.commit;
  if (run.tag !== undefined) return release.tag === run.tag && isSameCommit;
  if (run.commit !== undefined && isSameCommit) return true;
  const { target } = plan;
  // What buyers are to have now was taken away by nobody.
  const now = new Set(contentsOf(state.releases[0], target, state));
  const then = new Set(contentsOf(release, target, state));
  return delivered.map(contentKey).some((key) => then.has(key) && !now.has(key));
}

function contentsOf(
  release: Release | undefined,
  target: string,
  { files, retired }: State,
): readonly string[] {
  const ids = new Set(release?.live[target]);
  return [...files, ...retired]
    .filter(({ file_id, sha256 }) => ids.has(file_id) && sha256 !== null)
    .map(contentKey);
}

function contentKey({ slot, sha256 }: Change | Receipt): string {
  return JSON.stringify([slot, sha256]);
}

function again({ target, spellings }: TargetPlan, { tag, serial }: Release): Problem {
  return new Problem({
    code: "rolled-back",
    message: `${spellings[0]} was taken back from ${tag ?? `release #${serial}`}, and this run would deliver that again.`,
    remedy: `Deliver the corrected files under a new tag. If it was right after all, run rollback with to ${tag ?? serial}, or set allow-rolled-back.`,
    target,
  });
}
