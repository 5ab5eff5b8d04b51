import { changesOf, isPending, type TargetPlan } from "../../core/plan/plan.ts";
import type { Report } from "../../core/run/report.ts";
import { bytes, plural } from "../../core/text/numbers.ts";
import { code, escapeMarkdown, safeLine } from "../safe.ts";
import { outcomesOf, sizeToSend, tallyOf, targetName } from "../tally.ts";
import { alerts } from "./alerts.ts";
import { bounded } from "./bounded.ts";
import { buyersSee } from "./buyers.ts";
import { renderDiff } from "./diff.ts";
import { linkTo, planFacts } from "./footer.ts";
import { planned, withWarnings } from "./headline.ts";
import { foldedDetails } from "./summary.ts";

/** What a report does not know of its own run. */
export interface CommentFacts {
  /** The manifest's path below the workspace. */
  readonly manifest: string;
  /** The targets that the run was held to; empty where all. */
  readonly only: readonly string[];
  /** Full SHA that people know the change by. */
  readonly commit?: string | undefined;
  readonly runUrl?: string | undefined;
}

interface Telling extends CommentFacts {
  readonly report: Report;
  /** Bytes for all lists together. */
  readonly room: number;
}

/** Bytes for what no list is: the headline and the last line. */
const reservedBytes = 4_000;

/** In a headline. */
const mostNamed = 3;

/** More lines than this are behind a fold, so that the conversation stays readable. */
const mostShown = 30;

/** The plan of one manifest as a section of a comment, in at most `budget` bytes (10,000 or more): totals first, lists cut to fit. */
export function renderPlanSection(report: Report, facts: CommentFacts, budget: number): string {
  const section = { ...facts, report, room: budget - reservedBytes };
  const sections = [
    [`## ${commentHeadline(section)}`],
    ...alerts(report, { of: report.problems, kind: "CAUTION", budget: section.room * 0.25 }),
    changesSection(section),
    buyersSection(section),
    ...alerts(report, { of: report.warnings, kind: "WARNING", budget: section.room * 0.1 }),
    restSection(section),
    [lastLine(section)],
  ];
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return shown.join("\n\n");
}

function commentHeadline({ report, manifest, only }: Telling): string {
  const { environment, plan, problems, warnings, result } = report;
  const of = manifest === "dodo-files.yaml" ? "" : ` of ${code(safeLine(manifest, 200))}`;
  const what = `${of} for ${code(environment ?? "")}${heldTo(only)}`;
  const [first, ...others] = problems;
  if (first) {
    const more = others.length > 0 ? ` (and ${plural(others.length, "more problem")})` : "";
    const stopped = plan ? `Store plan${what} is stopped` : `No store plan${what}`;
    return `✗ ${stopped}: ${first.code}${more}`;
  }
  if (result === "unchanged")
    return `✓ Store plan${what}: nothing to change${withWarnings(warnings)}`;
  return `Store plan${what}: ${planned(tallyOf(outcomesOf(report)))}`;
}

/** Sections of one manifest are told apart by it. */
function heldTo(only: readonly string[]): string {
  if (only.length === 0) return "";
  const named = only.toSorted().slice(0, mostNamed);
  const more = only.length > named.length ? ` and ${only.length - named.length} more` : "";
  return `, only ${named.map((target) => code(safeLine(target, 60))).join(", ")}${more}`;
}

function changesSection({ report, room }: Telling): readonly string[] {
  if (!report.plan) return [];
  const lines = renderDiff(report, room * 0.35);
  if (lines.length <= mostShown) return lines;
  return foldedDetails(plural(changesOf(report.plan).filter(isPending).length, "change"), lines);
}

/** Of the targets in which something happens. */
function buyersSection({ report, room }: Telling): readonly string[] {
  const touched = new Set(
    outcomesOf(report).flatMap(({ change }) => (isPending(change) ? [change.target] : [])),
  );
  const views = buyersSee(report).filter(({ target }) => touched.has(target));
  const known = report.plan?.offline ? ", as far as the state knows" : "";
  const lines = bounded(views, {
    render: ({ target, names }) =>
      `**Buyers of ${escapeMarkdown(targetName(report, target))} will get${known}:** ${boundedNames(names, room)}`,
    budget: room * 0.15,
    more: (left) => `… and ${plural(left, "more product")}`,
  });
  const apart = lines.flatMap((line, index) => (index === 0 ? [line] : ["", line]));
  const names = views.reduce((sum, view) => sum + view.names.length, 0);
  return lines.length > 5 || names > mostShown
    ? foldedDetails("What buyers will get", apart)
    : apart;
}

/** What stays as it is, and what buyers see beside it. */
function restSection({ report, room }: Telling): readonly string[] {
  const targets = report.plan?.targets ?? [];
  const kept = tallyOf(outcomesOf(report)).kept;
  const foreign = targets.reduce((sum, target) => sum + target.foreign.length, 0);
  const parts = [
    ...(kept > 0 ? [`${kept} unchanged`] : []),
    ...(foreign > 0
      ? [
          `${plural(foreign, "file")} in the store ${foreign === 1 ? "is" : "are"} not managed by dodo-files`,
        ]
      : []),
    ...(report.notices.length > 0 ? [plural(report.notices.length, "notice")] : []),
  ];
  const notices = report.notices.map((notice) => `- ${escapeMarkdown(notice)}`);
  const lines = [
    ...targets.flatMap((target) => restOfTarget(target, { report, room })),
    ...notices,
  ];
  const more = (left: number) => `- … and ${left} more`;
  const shown = bounded(lines, { render: (line) => line, budget: room * 0.15, more });
  return parts.length > 0 ? foldedDetails(parts.join(" · "), shown) : [];
}

function restOfTarget(
  { target, changes, foreign }: TargetPlan,
  { report, room }: Pick<Telling, "report" | "room">,
): readonly string[] {
  const name = `**${escapeMarkdown(targetName(report, target))}**`;
  const kept = changes.filter((change) => !isPending(change)).map((change) => change.name);
  const others = foreign.map((file) => file.name);
  return [
    ...(kept.length > 0 ? [`- ${name} keeps ${boundedNames(kept, room)}`] : []),
    ...(others.length > 0
      ? [`- ${name} also delivers, and dodo-files did not upload: ${boundedNames(others, room)}`]
      : []),
  ];
}

/** As many names as fit, each as it is. */
function boundedNames(names: readonly string[], room: number): string {
  const more = (left: number) => `… and ${left} more`;
  const budget = Math.min(room * 0.08, 3_000);
  return bounded(names, { render: escapeMarkdown, budget, more }).join(" · ") || "nothing";
}

function lastLine({ report, commit, runUrl }: Telling): string {
  const size = sizeToSend(report);
  const parts = [
    `Nothing was changed${size > 0 ? `; an apply would send ${bytes(size)}` : ""}`,
    ...planFacts(report, commit),
    linkTo("run", runUrl),
  ];
  return `<sub>${parts.join(" · ")}</sub>`;
}
