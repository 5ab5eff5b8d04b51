/** What users of the package may name: the JSON that dodo-files prints and writes. The package runs nothing by itself. */
export type { Action, Change, Plan, TargetPlan } from "./core/plan/plan.ts";
export type { ProblemCode } from "./core/problem.ts";
export type { Command, Result } from "./core/run/report.ts";
export type { Receipt, Release, State } from "./core/state/state.ts";
export type { ReportDocument } from "./view/json.ts";
