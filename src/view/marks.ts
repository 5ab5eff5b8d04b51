import { type Action, type Change, isLeaving, isPending } from "../core/plan/plan.ts";
import type { Problem, SourcePlace } from "../core/problem.ts";
import { safeLine } from "./safe.ts";

/** Of every action; a word stands beside each. */
export const marks = {
  create: "+",
  replace: "~",
  restore: "~",
  adopt: "=",
  keep: "=",
  delete: "-",
  forget: "-",
} as const satisfies Record<Action, string>;

/** Where the bytes come from, or why the file goes. */
export function restOf(change: Change): string {
  const { path, reason } = change;
  const explained = isLeaving(change) || (!isPending(change) && reason !== "unchanged");
  return explained ? reason : (path ?? "");
}

/** `file:line:column`, else the target as `name → id`, else nothing. */
export function problemPlace({ at, target }: Problem, named: (target: string) => string): string {
  if (at) return safeLine(renderPlace(at));
  if (target === undefined) return "";
  const name = named(target);
  return safeLine(name === target ? target : `${name} → ${target}`);
}

function renderPlace({ file, line, column }: SourcePlace): string {
  return `${file}:${line}:${column}`;
}
