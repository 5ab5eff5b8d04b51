import { changesOf, type Plan } from "../core/plan/plan.ts";
import type { ProblemCode } from "../core/problem.ts";
import type { Report } from "../core/run/report.ts";
import { bytes, duration, plural } from "../core/text/numbers.ts";
import { answerLine } from "./state-text.ts";
import {
  outcomesOf,
  type Tally,
  tallyOf,
  tallyOfPlan,
  targetName,
  targetOutcomes,
  uploadSize,
} from "./tally.ts";

/** `Plan: 1 to create, 2 to replace, 0 to remove. 13 unchanged. 103 MB to upload.` Frozen: people parse it. */
export function planLine(plan: Plan): string {
  const tally = tallyOfPlan(plan);
  const steps = [
    `${tally.created} to create`,
    `${tally.replaced} to replace`,
    `${tally.removed} to remove`,
    ...whereAny(tally, rareToDo),
  ];
  return `Plan: ${steps.join(", ")}. ${tally.kept} unchanged. ${bytes(uploadSize(plan))} to upload.`;
}

/** The last line of a run. Frozen for `plan` and `apply`: people parse it. */
export function closingLine(report: Report): string {
  const tally = tallyOf(outcomesOf(report));
  if (report.result === "failed") return `Failed: ${failure(report)}`;
  if (report.result === "partial")
    return `Partly done: ${targetsDone(report)}. ${doneLine(report, tally)}`;
  if (report.command === "plan" && report.plan) return planLine(report.plan);
  if (report.command === "check")
    return `Checked: ${report.environment} delivers what the state records.`;
  if (report.command === "import") return `Imported: ${whatIsImported(report, tally)}`;
  if (report.command === "validate") return `Valid: ${whatIsValid(report)}`;
  if (report.command === "init") return `Begun: ${report.manifest} is there to be looked at.`;
  return answerLine(report) ?? `Done: ${doneLine(report, tally)}`;
}

/** `1 of 2 targets` */
export function targetsDone(report: Report): string {
  const targets = targetOutcomes(report);
  const done = targets.filter((each) => each.done).length;
  return `${done} of ${plural(targets.length, "target")}`;
}

/** One sentence for each target that did not get through: what it delivers now, as far as this run knows. */
export function standing(report: Report): readonly string[] {
  return targetOutcomes(report)
    .filter(({ done }) => !done)
    .map(({ target }) => `${targetName(report, target)} ${delivers(report, target)}`);
}

/** What was or was not changed, in one line. */
export function changedLine(report: Report): string {
  if (!report.wrote) return "Nothing was changed.";
  const recorded =
    report.sent > 0 &&
    report.state &&
    !report.problems.some(({ code }) => code.startsWith("state-"));
  const saved = recorded ? ["What was uploaded is recorded and will not be sent again."] : [];
  const left = standing(report).slice(0, 5);
  return [...(left.length > 0 ? left : ["Every target has its files."]), ...saved].join(" ");
}

/** What is named only where there is any: the lines of counts name each of the others always, or as it suits them. */
type Rare = Exclude<keyof Tally, "created" | "replaced" | "removed" | "kept" | "failed">;

export const rareToDo: Readonly<Record<Rare, string>> = {
  restored: "to restore",
  adopted: "to adopt",
  forgotten: "to forget",
};

export const rareDone: Readonly<Record<Rare, string>> = {
  restored: "restored",
  adopted: "adopted",
  forgotten: "forgotten",
};

/** Counts with their words, in the order given, only where there are any. */
export function whereAny(
  tally: Tally,
  words: { readonly [kind in keyof Tally]?: string },
): readonly string[] {
  return (Object.keys(words) as (keyof Tally)[])
    .filter((kind) => tally[kind] > 0)
    .map((kind) => `${tally[kind]} ${words[kind]}`);
}

function doneLine(report: Report, tally: Tally): string {
  const { sent, duration: took } = report;
  const steps = [
    `${tally.created} created`,
    `${tally.replaced} replaced`,
    `${tally.removed} removed`,
    ...whereAny(tally, rareDone),
    `${tally.kept} unchanged`,
  ];
  return `${steps.join(", ")}. ${bytes(sent)} in ${duration(took)}.${stateNow(report)}`;
}

function failure(report: Report): string {
  if (report.problems.length === 0) return "not carried out. Nothing was changed.";
  const problems = plural(report.problems.length, "problem");
  if (!report.wrote) return `${problems}. Nothing was changed.`;
  return `${problems}. ${targetsDone(report)} done.`;
}

function stateNow({ state, unsaved }: Report): string {
  if (unsaved) return " State not saved.";
  return state ? ` State #${state.serial}.` : "";
}

function whatIsImported(report: Report, tally: Tally): string {
  const serial = stateNow(report);
  if (tally.adopted === 0) return `nothing new.${serial}`;
  return `${plural(tally.adopted, "file")}; buyers see what they saw before.${serial}`;
}

function whatIsValid({ manifest, plan, spellings }: Report): string {
  const files = plan ? `, ${plural(changesOf(plan).length, "file")}` : "";
  return `${manifest}, ${plural(spellings.size, "target")}${files}.`;
}

const keptAll = "kept everything it had.";

/** Whether a request of the target may have been carried out without an answer. */
function mayHaveHappened({ problems }: Report, target: string): boolean {
  const unclear: readonly ProblemCode[] = [
    "network",
    "api-failed",
    "rate-limited",
    "not-live",
    "files-lost",
    "interrupted",
  ];
  return problems.some(
    (problem) => (problem.target ?? target) === target && unclear.includes(problem.code),
  );
}

function delivers(report: Report, target: string): string {
  const live = report.live.get(target);
  const before = report.plan?.targets.find((each) => each.target === target)?.before;
  if (!live || !before) return "was left as it was.";
  const had = before.flatMap(({ file_id }) => (file_id === null ? [] : [file_id]));
  const lost = had.filter((id) => !live.has(id)).length;
  const added = live.size - (had.length - lost);
  if (lost === 0 && added === 0)
    return mayHaveHappened(report, target) ? "had all its files when last read." : keptAll;
  const parts = [`delivers ${plural(live.size, "file")}`, ...(added > 0 ? [`${added} new`] : [])];
  return `${[...parts, ...(lost > 0 ? [`${lost} of the old ones gone`] : [])].join(", ")}.`;
}
