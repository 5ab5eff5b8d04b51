import type { Report } from "../../core/run/report.ts";
import { isTargetStopped } from "../tally.ts";

/** What buyers of one target see. */
export interface BuyersView {
  /** Target id. */
  readonly target: string;
  /** Delivered names, sorted. */
  readonly names: readonly string[];
}

/** What buyers see now, of every target that was read; of a plan, what they will see, where no problem stops it. */
export function buyersSee(report: Report): readonly BuyersView[] {
  if (report.command === "plan") {
    const planned =
      report.plan?.targets.filter(({ target }) => !isTargetStopped(report, target)) ?? [];
    return planned.map(({ target, after }) => ({
      target,
      names: after.map(({ name }) => name).sort(),
    }));
  }
  const known = fileNames(report);
  return [...report.live].map(([target, ids]) => ({
    target,
    names: [...ids].map((id) => known.get(id) ?? id).sort(),
  }));
}

function fileNames({ plan, state, outcomes, names }: Report): ReadonlyMap<string, string> {
  const listed = plan?.targets.flatMap(({ before }) => before) ?? [];
  const recorded = [...(state?.retired ?? []), ...(state?.files ?? [])];
  const changed = outcomes.map(({ change, file_id }) => ({ file_id, name: change.name }));
  const known = [...listed, ...recorded, ...changed];
  return new Map([
    ...known.flatMap(({ file_id, name }) => (file_id ? [[file_id, name] as const] : [])),
    ...(names ?? []),
  ]);
}
