import { type Change, type Plan } from "../core/plan/plan.ts";
import type { Outcome, Report } from "../core/run/report.ts";
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
export declare function outcomesOf(report: Report): readonly Outcome[];
export declare function tallyOf(outcomes: readonly Outcome[]): Tally;
export declare function tallyOfPlan(plan: Plan): Tally;
/** Bytes that carrying out the plan would send. */
export declare function uploadSize(plan: Plan): number;
/** Whether a problem stops a target: its own, or one of the whole run. */
export declare function isTargetStopped({ problems }: Report, target: string): boolean;
/** Bytes that an apply would send of a report's plan: none of what a problem stops. */
export declare function sizeToSend(report: Report): number;
/** The targets with changes or with a problem, in the plan's order; those that are not in the plan come last. */
export declare function targetOutcomes(report: Report): readonly TargetOutcome[];
/** The name that people know a target by: its first spelling in the manifest, else its id. */
export declare function targetName(report: Pick<Report, "plan" | "spellings">, target: string): string;
/** What was there before a change takes its place: the version, else the size where it says something; empty where nothing was. */
export declare function wasOf({ was, was_size, name, size }: Change): string;
