import type { TargetPlan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { Report } from "../../core/run/report.ts";
import { standing } from "../closing.ts";
import { problemLink, repository } from "../links.ts";
import { problemPlace } from "../marks.ts";
import { code, escapeMarkdown } from "../safe.ts";
import { targetName } from "../tally.ts";
import { bounded } from "./bounded.ts";

type AlertLines = readonly string[];

/** A section for each problem: code, place, what happened, what to do. */
export function problemAlerts(report: Report): readonly AlertLines[] {
  return alerts(report, { of: report.problems, kind: "CAUTION" });
}

/** Files that buyers see although dodo-files did not deliver them, then a section for each warning. */
export function warningAlerts(report: Report): readonly AlertLines[] {
  const foreign = (report.plan?.targets ?? []).filter((target) => target.foreign.length > 0);
  const more = (left: number) => `… and ${left} more products with files of others.`;
  const lines = bounded(foreign, {
    render: (target) => foreignAlert(report, target),
    budget: 50_000,
    more,
  });
  return [
    ...lines.map((line) => [line]),
    ...alerts(report, { of: report.warnings, kind: "WARNING" }),
  ];
}

/** What a run that failed did to each target. */
export function standingList(report: Report): AlertLines {
  if (report.problems.length === 0 || !report.wrote) return [];
  const render = (sentence: string) => `- ${escapeMarkdown(sentence)}`;
  const more = (left: number) => `- … and ${left} more`;
  const lines = bounded(standing(report), { render, budget: 50_000, more });
  return lines.length > 0 ? ["**Not done:**", "", ...lines] : [];
}

interface Alerts {
  readonly of: readonly Problem[];
  readonly kind: "CAUTION" | "WARNING";
  /** Bytes; default 100,000. */
  readonly budget?: number;
}

/** A section for each of these problems, as many as fit. */
export function alerts(
  report: Report,
  { of, kind, budget = 100_000 }: Alerts,
): readonly AlertLines[] {
  const more = (left: number) => `… and ${left} more; the log and the JSON report have them all.`;
  const render = (problem: Problem) => alert(report, problem, kind);
  return bounded(of, { render, budget, more }).map((line) => [line]);
}

function alert(report: Report, problem: Problem, kind: string): string {
  const place = problemPlace(problem, (target) => targetName(report, target));
  const details = bounded(problem.details, {
    render: (detail) => `> - ${escapeMarkdown(detail)}`,
    budget: 8_000,
    more: (left) => `> - … and ${left} more`,
  });
  return [
    `> [!${kind}]`,
    `> **${problem.code}** ${place === "" ? "" : `${code(place)} `}${escapeMarkdown(problem.message)}`,
    ...(details.length > 0 ? [">", ...details] : []),
    ">",
    `> → ${escapeMarkdown(problem.remedy)} [More about it](${problemLink(problem.code)})`,
  ].join("\n");
}

function foreignAlert(report: Report, { target, foreign }: TargetPlan): string {
  const names = foreign.slice(0, 10).map(({ name }) => code(name));
  const more = foreign.length > 10 ? ` and ${foreign.length - 10} more` : "";
  const them = foreign.length === 1 ? "it" : "them";
  return [
    "> [!WARNING]",
    `> **${escapeMarkdown(targetName(report, target))}** also delivers ${names.join(", ")}${more}, which dodo-files did not upload. Buyers see ${them}. [Take ${them} over](${repository}#import) or remove ${them} in the dashboard.`,
  ].join("\n");
}
