import type { Problem } from "../../core/problem.ts";
import { problemLink } from "../links.ts";
import { problemPlace } from "../marks.ts";
import { safeLine } from "../safe.ts";

export type Severity = "error" | "warning";

/** `✗ code  place  message`, its details, what to do, and where it is explained. `named`: how people know a target id. */
export function renderProblem(
  problem: Problem,
  options: { readonly severity?: Severity; readonly named?: (target: string) => string } = {},
): readonly string[] {
  const { severity = "error", named = (target) => target } = options;
  const mark = severity === "error" ? "✗" : "!";
  const place = problemPlace(problem, named);
  return [
    [`${mark} ${problem.code}`, ...(place === "" ? [] : [place]), safeLine(problem.message)].join(
      "  ",
    ),
    ...problem.details.map((detail) => `    ${safeLine(detail)}`),
    `  → ${safeLine(problem.remedy)}`,
    `    ${problemLink(problem.code)}`,
  ];
}
