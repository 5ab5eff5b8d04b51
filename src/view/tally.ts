import {
  type Action,
  type Change,
  changesOf,
  isPending,
  isUpload,
  type Plan,
} from "../core/plan/plan.ts";
import type { Outcome, Report } from "../core/run/report.ts";
import { bytes } from "../core/text/numbers.ts";

/** How many changes of each kind: done by this run, or, for a plan, planned. */
export interface Tally {
  readonly created: number;
  readonly replaced: number;
  readonly restored: number;
  readonly adopted: number;
  readonly removed: number;
  readonly forgotten: number;
  readonly kept: number;
  /** Changes that were not carried out. */
  readonly failed: number;
}

/** A target of a run that had something to do, or could not. */
export interface TargetOutcome {
  /** Target id. */
  readonly target: string;
  readonly done: boolean;
}

/** What became of each change; those of a plan that only plans are `planned`. */
export function outcomesOf(report: Report): readonly Outcome[] {
  if (report.outcomes.length > 0 || report.command !== "plan" || !report.plan)
    return report.outcomes;
  return changesOf(report.plan).map((change) => ({
    change,
    status: "planned",
    file_id: change.file_id,
  }));
}

export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const counted = outcomes.filter(({ change, status }) => !isPending(change) || isThrough(status));
  const count = countActions(counted.map(({ change }) => change));
  return {
    created: count("create"),
    replaced: count("replace"),
    restored: count("restore"),
    adopted: count("adopt"),
    removed: count("delete"),
    forgotten: count("forget"),
    kept: count("keep"),
    failed: outcomes.length - counted.length,
  };
}

export function tallyOfPlan(plan: Plan): Tally {
  return tallyOf(changesOf(plan).map((change) => ({ change, status: "planned", file_id: null })));
}

/** Bytes that carrying out the plan would send. */
export function uploadSize(plan: Plan): number {
  return changesOf(plan)
    .filter(isUpload)
    .reduce((sum, { size }) => sum + (size ?? 0), 0);
}

/** Whether a problem stops a target: its own, or one of the whole run. */
export function isTargetStopped({ problems }: Report, target: string): boolean {
  return problems.some((problem) => (problem.target ?? target) === target);
}

/** Bytes that an apply would send of a report's plan: none of what a problem stops. */
export function sizeToSend(report: Report): number {
  const targets = report.plan?.targets.filter(({ target }) => !isTargetStopped(report, target));
  return report.plan ? uploadSize({ ...report.plan, targets: targets ?? [] }) : 0;
}

/** The targets with changes or with a problem, in the plan's order; those that are not in the plan come last. */
export function targetOutcomes(report: Report): readonly TargetOutcome[] {
  const stopped = new Set(
    report.problems.flatMap(({ target }) => (target === undefined ? [] : [target])),
  );
  const pending = outcomesOf(report).filter(({ change }) => isPending(change));
  const unfinished = new Set(
    pending.filter(({ status }) => !isThrough(status)).map(({ change }) => change.target),
  );
  const targets = new Set([...pending.map(({ change }) => change.target), ...stopped]);
  return [...targets].map((target) => ({
    target,
    done: !stopped.has(target) && !unfinished.has(target),
  }));
}

/** The name that people know a target by: its first spelling in the manifest, else its id. */
export function targetName(report: Pick<Report, "plan" | "spellings">, target: string): string {
  const planned = () => report.plan?.targets.find((each) => each.target === target)?.spellings[0];
  return report.spellings.get(target)?.[0] ?? planned() ?? target;
}

/** What was there before a change takes its place: the version, else the size where it says something; empty where nothing was. */
export function wasOf({ was, was_size, name, size }: Change): string {
  if (was === undefined) return "";
  if (was !== name) return was;
  const isTold = was_size !== undefined && bytes(was_size) !== bytes(size ?? 0);
  return isTold ? bytes(was_size) : "other content";
}

function isThrough(status: Outcome["status"]): boolean {
  return status === "done" || status === "planned";
}

function countActions(changes: readonly Change[]): (action: Action) => number {
  const counts = new Map<Action, number>();
  for (const { action } of changes) counts.set(action, (counts.get(action) ?? 0) + 1);
  return (action) => counts.get(action) ?? 0;
}
