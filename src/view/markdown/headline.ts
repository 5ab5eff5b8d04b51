import type { Report } from "../../core/run/report.ts";
import { bytes, duration, plural } from "../../core/text/numbers.ts";
import { rareDone, rareToDo, targetsDone, whereAny } from "../closing.ts";
import { code, escapeMarkdown } from "../safe.ts";
import { outcomesOf, sizeToSend, type Tally, tallyOf } from "../tally.ts";
import { linkTo } from "./footer.ts";

/** The first line of a summary: did it work, what, where. */
export function headlineOf(report: Report): string {
  const where = report.environment ? code(report.environment) : "";
  if (report.result === "failed") return `✗ ${failedTitle(report, where)}`;
  if (report.result === "partial") return `✗ Partly done in ${where}: ${targetsDone(report)}`;
  if (report.result === "pending")
    return `Plan for ${where}: ${planned(tallyOf(outcomesOf(report)))}`;
  return `✓ ${doneTitle(report, where)}`;
}

/** The line below it: how much, how long, and where it is recorded. */
export function factsLine(report: Report): string {
  const tally = tallyOf(outcomesOf(report));
  const counts = report.plan ? [`**${countsOf(report, tally)}**`] : [];
  return [...counts, ...effort(report), ...proof(report), ...stateLink(report)].join(" · ");
}

function doneTitle({ command, result, tag, manifest, warnings }: Report, where: string): string {
  if (command === "check") return `${where} delivers what the state records`;
  if (command === "validate") return `${code(manifest)} is valid`;
  if (command === "import" && result === "unchanged") return `Nothing to take over in ${where}`;
  const waits = warnings.some(({ code: one }) => one === "plan-stale");
  if (result === "unchanged" && waits)
    return `Nothing of the saved plan is left to change in ${where}, but more waits`;
  // A plan that only warns of a rule without files cannot know.
  const isUnsure = command === "plan" && warnings.length > 0;
  if (result === "unchanged" && isUnsure)
    return `Nothing to change in ${where}${withWarnings(warnings)}`;
  if (result === "unchanged") return `Nothing to change: ${where} is up to date`;
  if (command === "import") return `Taken over in ${where}`;
  if (command === "rollback") return `Rolled back in ${where}`;
  return tag === undefined
    ? `Delivered to ${where}`
    : `${escapeMarkdown(tag)} delivered to ${where}`;
}

function failedTitle({ command, plan, problems, manifest }: Report, where: string): string {
  const to = where === "" ? "" : ` ${where}`;
  const why = problems[0] ? `: ${problems[0].code}` : "";
  if (command === "plan" && plan) return `Plan for${to} is stopped${why}`;
  if (command === "plan") return `No plan${to === "" ? "" : ` for${to}`}${why}`;
  if (command === "check") return `Check of${to === "" ? " the targets" : to}${why}`;
  if (command === "validate") return `${code(manifest)} has ${plural(problems.length, "problem")}`;
  if (command === "import") return `Nothing taken over${to === "" ? "" : ` in${to}`}${why}`;
  if (command === "rollback") return `Not rolled back${to === "" ? "" : ` in${to}`}${why}`;
  return `Not delivered${to === "" ? "" : ` to${to}`}${why}`;
}

/** `2 to replace, 1 to create`; empty where there is nothing to do. */
export function planned(tally: Tally): string {
  const usual = { replaced: "to replace", created: "to create", removed: "to remove" };
  return whereAny(tally, { ...usual, ...rareToDo }).join(", ");
}

/** The end of a headline that all is well; empty where nothing speaks against it. */
export function withWarnings({ length }: Report["warnings"]): string {
  return length > 0 ? `, with ${plural(length, "warning")}` : "";
}

function countsOf({ command }: Report, tally: Tally): string {
  const kept = `${tally.kept} kept`;
  if (command === "plan") return kept;
  return [
    `${tally.replaced} replaced`,
    `${tally.created} created`,
    `${tally.removed} removed`,
    ...whereAny(tally, rareDone),
    kept,
    ...whereAny(tally, { failed: "not carried out" }),
  ].join(" · ");
}

function effort(report: Report): readonly string[] {
  const { command, result, plan, sent, duration: took, wrote } = report;
  if (command === "plan")
    return [...(plan ? [`${bytes(sizeToSend(report))} to upload`] : []), "nothing was changed"];
  if (!wrote)
    return [
      result === "failed" ? "**Nothing was changed**" : "nothing was changed",
      duration(took),
    ];
  return [`${bytes(sent)} in ${duration(took)}`];
}

function proof({ command, result, wrote }: Report): readonly string[] {
  return command !== "plan" && result === "changed" && wrote ? ["read back and found live"] : [];
}

/** The last line of a plan says which it was made against. */
function stateLink({ command, plan, state, stateUrl, unsaved }: Report): readonly string[] {
  if (unsaved) return ["state not saved"];
  if (!state || (command === "plan" && plan)) return [];
  return [linkTo(`state ${state.serial}`, stateUrl)];
}
