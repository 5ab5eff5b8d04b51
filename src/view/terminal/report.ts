import {
  type Action,
  type Change,
  isPending,
  type Plan,
  type TargetPlan,
} from "../../core/plan/plan.ts";
import type { Report } from "../../core/run/report.ts";
import { bytes } from "../../core/text/numbers.ts";
import { changedLine, closingLine, planLine } from "../closing.ts";
import { columnWidth, pad, width } from "../columns.ts";
import { marks, restOf } from "../marks.ts";
import { safeLine } from "../safe.ts";
import { targetName, wasOf } from "../tally.ts";
import { renderProblem } from "./problem.ts";

interface PlanOptions {
  /** Lists the files that stay as they are, too. */
  readonly verbose?: boolean;
}

/** The plan by target, and its closing line: what is shown before anybody is asked. */
export function renderPlan(plan: Plan, options: PlanOptions = {}): readonly string[] {
  return [...renderChanges(plan, options), planLine(plan)];
}

/** Everything that stands at the end of a run: of a plan the plan itself, then problems, warnings, notices, and the closing line last. */
export function renderReport(report: Report, options: PlanOptions = {}): readonly string[] {
  const named = (target: string) => targetName(report, target);
  const changes = renderSteps(report, options);
  const problems = report.problems.flatMap((problem) => [...renderProblem(problem, { named }), ""]);
  const warnings = report.warnings.flatMap((problem) => [
    ...renderProblem(problem, { named, severity: "warning" }),
    "",
  ]);
  const notices = report.notices.map((notice) => safeLine(notice));
  return [
    ...changes,
    ...problems,
    ...warnings,
    ...notices,
    ...(notices.length > 0 ? [""] : []),
    ...(report.problems.length > 0 && report.wrote ? [safeLine(changedLine(report))] : []),
    safeLine(closingLine(report)),
  ];
}

/** Of a plan its changes; of an import what it recorded, and the plan that the next apply would carry out. */
function renderSteps(report: Report, options: PlanOptions): readonly string[] {
  const { command, plan, outcomes } = report;
  if (command === "plan" && plan) return renderChanges(plan, options);
  if (command !== "import" || outcomes.length === 0) return [];
  const recorded = outcomes.map(({ change, status, file_id }) => {
    const mark = status === "done" ? "✓" : "✗";
    const columns = [
      targetName(report, change.target),
      change.name,
      bytes(change.size ?? 0),
      file_id ?? "not recorded",
    ];
    return safeLine(`${mark} ${[...columns, change.reason].join("  ")}`);
  });
  const next = plan
    ? ["What the next apply does:", ...renderPlan(plan, { verbose: true }), ""]
    : [];
  return [...recorded, "", ...next];
}

interface ChangeRow {
  readonly mark: string;
  readonly name: string;
  readonly note: string;
  readonly size: string;
  readonly rest: string;
}

function renderChanges(plan: Plan, { verbose = false }: PlanOptions): readonly string[] {
  const groups = plan.targets
    .map((target) => ({ target, rows: changeRows(target, verbose), asides: asidesOf(target) }))
    .filter(({ rows, asides }) => rows.length + asides.length > 0);
  const every = groups.flatMap(({ rows }) => rows);
  const widest = (column: "name" | "note" | "size", beside: readonly string[] = []) =>
    columnWidth([...every.map((row) => row[column]), ...beside]);
  const besides = groups.flatMap(({ asides }) => asides.map(([name]) => name));
  const widths = { name: widest("name", besides), note: widest("note"), size: widest("size") };
  const spelled = groups.map(({ target }) => safeLine(target.spellings[0] ?? target.target));
  const heading = Math.max(0, ...spelled.map(width));
  const lines = groups.flatMap(({ target, rows, asides }, index) => [
    targetHeading(pad(spelled[index] ?? "", heading), target.target),
    ...rows.map((row) => renderRow(row, widths)),
    ...asides.map(([name, note]) => `  ! ${pad(name, widths.name)}  ${note}`),
  ]);
  return [...lines, ...(lines.length > 0 ? [""] : []), ...remarks(plan)];
}

/** An id that has no name stands there once. */
function targetHeading(spelled: string, target: string): string {
  return spelled.trimEnd() === target ? target : `${spelled}  ${safeLine(target)}`;
}

function changeRows({ changes }: TargetPlan, verbose: boolean): readonly ChangeRow[] {
  return changes
    .filter((change) => verbose || isPending(change))
    .map((change) => ({
      mark: marks[change.action],
      name: safeLine(change.name),
      note: safeLine(changeNote(change)),
      size: change.size === null ? "" : bytes(change.size),
      rest: safeLine(restOf(change)),
    }));
}

/** The second column: what the mark means, in words. */
function changeNote(change: Change): string {
  const was = wasOf(change);
  const words: Record<Action, string> = {
    create: "new",
    replace: was === "" ? "replaced" : `was ${was}`,
    restore: was === "" ? "comes back" : `back, was ${was}`,
    adopt: was === "" ? "taken over" : `taken over, was ${was}`,
    keep: "kept",
    delete: "removed",
    forget: "forgotten",
  };
  return words[change.action];
}

/** Files that buyers see beside those managed by dodo-files, and old ones of those that Dodo would not let go. */
function asidesOf({
  target,
  spellings,
  foreign,
  held,
  before,
}: TargetPlan): readonly (readonly [string, string])[] {
  const noted = "not managed by dodo-files, and buyers see it";
  const takeOver = `${noted}: dodo-files import --only ${spellings[0] ?? target}`;
  const shown = foreign
    .slice(0, 10)
    .map(({ name }, index) => [safeLine(name), index === 0 ? safeLine(takeOver) : noted] as const);
  const more =
    foreign.length > 10
      ? [[`${foreign.length - 10} more`, "not managed by dodo-files, and buyers see them"] as const]
      : [];
  const names = new Map(before.map(({ file_id, name }) => [file_id, name]));
  const stuck = held.map(
    (id) => [safeLine(names.get(id) ?? id), "old, still delivered: held"] as const,
  );
  return [...shown, ...more, ...stuck];
}

function remarks({ offline, targets }: Plan): readonly string[] {
  const open = new Set(
    targets.flatMap(({ changes }) => changes.flatMap((change) => change.open ?? [])),
  );
  return [
    ...(offline
      ? [
          "Offline: without a key nothing live was read, and the plan compares with the state alone.",
        ]
      : []),
    ...(open.size > 0 ? [`No tag in this run: ${safeLine([...open].join(", "))} left open.`] : []),
  ];
}

function renderRow(
  { mark, name, note, size, rest }: ChangeRow,
  widths: Record<"name" | "note" | "size", number>,
): string {
  const columns = [
    pad(name, widths.name),
    pad(note, widths.note),
    size.padStart(widths.size),
    rest,
  ];
  return `  ${mark} ${columns[0]}  ${columns[1]}   ${columns[2]}   ${columns[3]}`.trimEnd();
}
