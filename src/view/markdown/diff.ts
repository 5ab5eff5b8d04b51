import { type Action, type Change, isPending, type TargetPlan } from "../../core/plan/plan.ts";
import type { Report } from "../../core/run/report.ts";
import { bytes } from "../../core/text/numbers.ts";
import { columnWidth, pad, width } from "../columns.ts";
import { safeLine } from "../safe.ts";
import { targetName, wasOf } from "../tally.ts";
import { bounded } from "./bounded.ts";

/** What GitHub's colours for `diff` take: green, red, orange. */
const diffMarks = {
  create: "+",
  replace: "!",
  restore: "+",
  adopt: "!",
  keep: " ",
  delete: "-",
  forget: "-",
} as const satisfies Record<Action, string>;

/**
 * The changes of a report's plan as a fenced block, as many as fit into so many bytes; nothing where there are none. Where not all
 * fit, what buyers lose comes first.
 */
export function renderDiff(report: Report, budget: number): readonly string[] {
  const blocks = (report.plan?.targets ?? []).map((target) => blockOf(report, target));
  const whole = diffLines(blocks);
  const isLong = new TextEncoder().encode(whole.join("\n")).length >= budget;
  const lines = isLong
    ? diffLines([...blocks.map(withdrawn(true)), ...blocks.map(withdrawn(false))])
    : whole;
  const more = (left: number) => `  … and ${left} more lines; the run's summary has them`;
  const shown = bounded(lines, { render: (line) => line, budget, more });
  const fence = fenceAround(shown);
  return lines.length > 0 ? [`${fence}diff`, ...shown, fence] : [];
}

/** What happens to a target. */
interface Block {
  readonly heading: readonly [name: string, id: string];
  readonly rows: readonly DiffRow[];
}

interface DiffRow {
  readonly mark: string;
  readonly name: string;
  readonly note: string;
  readonly size: string;
}

function blockOf(report: Report, target: TargetPlan): Block {
  return { heading: diffHeading(report, target.target), rows: diffRows(target) };
}

function withdrawn(wanted: boolean): (block: Block) => Block {
  return ({ heading, rows }) => ({
    heading,
    rows: rows.filter(({ mark }) => (mark === diffMarks.delete) === wanted),
  });
}

function diffLines(every: readonly Block[]): readonly string[] {
  const blocks = every.filter(({ rows }) => rows.length > 0);
  const rows = blocks.flatMap((block) => block.rows);
  const [names, notes] = [
    columnWidth(rows.map(({ name }) => name)),
    columnWidth(rows.map(({ note }) => note)),
  ];
  const widest = columnWidth(blocks.map(({ heading: [name] }) => name));
  return blocks.flatMap(({ heading: [name, id], rows }) => [
    `  ${pad(name, widest)}   ${id}`.trimEnd(),
    ...rows.map(({ mark, name, note, size }) =>
      `${mark} ${pad(name, names)}   ${pad(note, notes)}   ${size}`.trimEnd(),
    ),
  ]);
}

/** Name and id; a problem that stops the target takes the changes below back. */
function diffHeading(report: Report, target: string): readonly [string, string] {
  const name = targetName(report, target);
  const problem = report.problems.find((one) => one.target === target);
  const stopped = problem ? [`stopped: ${problem.code}`] : [];
  return [safeLine(name), [...(name === target ? [] : [safeLine(target)]), ...stopped].join("   ")];
}

function diffRows({ changes }: TargetPlan): readonly DiffRow[] {
  return changes.filter(isPending).map((change) => ({
    mark: diffMarks[change.action],
    name: safeLine(change.name),
    note: safeLine(diffNote(change)),
    size: sizeNote(change),
  }));
}

/** What the mark means, in words. */
function diffNote(change: Change): string {
  const words: Record<Action, string> = {
    create: "new",
    replace: succession(change),
    restore: "comes back",
    adopt: "taken over as it is",
    keep: "kept",
    delete: change.reason,
    forget: "gone from the store already",
  };
  return words[change.action];
}

/** `1.2.0 → 1.3.0`, `1.2.0 → next` where no tag says which, `was 1.2.0` where the name says no version. */
function succession(change: Change): string {
  const { was, name, version, open } = change;
  if (was === undefined || was === name) return "other content";
  const next = version ?? (open ? "next" : undefined);
  return next === undefined ? `was ${wasOf(change)}` : `${was} → ${next}`;
}

function sizeNote({ size, was_size }: Change): string {
  if (size === null) return "";
  const [before, after] = [was_size === undefined ? undefined : bytes(was_size), bytes(size)];
  return before === undefined || before === after ? after : `${before} → ${after}`;
}

/** Longer than every run of backticks inside: nothing in between can end it. */
function fenceAround(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  return "`".repeat(Math.max(3, ...runs.map((run) => width(run) + 1)));
}
