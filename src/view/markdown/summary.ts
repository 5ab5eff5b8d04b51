import { routeOf } from "../../core/dodo/target.ts";
import { type Action, type Change, isPending } from "../../core/plan/plan.ts";
import type { Outcome, Report } from "../../core/run/report.ts";
import { bytes, plural } from "../../core/text/numbers.ts";
import { planLine } from "../closing.ts";
import { marks, restOf } from "../marks.ts";
import { code, escapeMarkdown } from "../safe.ts";
import { outcomesOf, targetName, wasOf } from "../tally.ts";
import { problemAlerts, standingList, warningAlerts } from "./alerts.ts";
import { bounded } from "./bounded.ts";
import { type BuyersView, buyersSee } from "./buyers.ts";
import { planFacts } from "./footer.ts";
import { factsLine, headlineOf } from "./headline.ts";

/** The job summary: whether it worked, what needs a person, what changed, and the rest folded. Under 1 MiB whatever the report holds, since GitHub drops a longer one whole. */
export function renderSummary(report: Report): string {
  const sections = [
    [`## ${headlineOf(report)}`],
    [factsLine(report)],
    ...problemAlerts(report),
    standingList(report),
    changeTable(report),
    ...warningAlerts(report),
    noticeList(report),
    buyersDetails(report),
    keptSection(report),
    nextSection(report),
    undoSection(report),
    footer(report),
  ];
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${shown.join("\n\n")}\n`;
}

function changeTable(report: Report): readonly string[] {
  const changed = outcomesOf(report).filter(({ change }) => isPending(change));
  if (changed.length === 0) return [];
  const last = report.command === "plan" ? "from" : "file id";
  const render = (outcome: Outcome) => changeRow(report, outcome);
  const more = (left: number) =>
    `\n… and ${plural(left, "more change")}; the JSON report has them all.`;
  const rows = bounded(changed, { render, budget: 250_000, more });
  return [`| | product | file | was | size | ${last} |`, "|-|-|-|-|-:|-|", ...rows];
}

function changeRow(report: Report, { change, status, file_id }: Outcome): string {
  const mark = status === "done" || status === "planned" ? `\`${marks[change.action]}\`` : "✗";
  const isLive = status === "done" && file_id !== null;
  const last = isLive
    ? code(file_id)
    : status === "done" || status === "planned"
      ? fromCell(change)
      : "–";
  return row([
    `${mark} ${wordOf(change.action, status)}`,
    escapeMarkdown(targetName(report, change.target)),
    escapeMarkdown(change.name),
    escapeMarkdown(wasOf(change)) || "–",
    sizeCell(change),
    last,
  ]);
}

const done: Record<Action, string> = {
  create: "created",
  replace: "replaced",
  restore: "restored",
  adopt: "taken over",
  keep: "kept",
  delete: "removed",
  forget: "forgotten",
};

function wordOf(action: Action, status: Outcome["status"]): string {
  if (status === "done") return done[action];
  if (status === "planned") return action === "delete" ? "remove" : action;
  return status === "failed" ? `not ${done[action]}` : "waiting";
}

function fromCell(change: Change): string {
  const text = restOf(change);
  return text === "" ? "–" : escapeMarkdown(text);
}

function sizeCell({ size }: Change): string {
  return size === null ? "–" : bytes(size);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function noticeList({ notices }: Report): readonly string[] {
  const more = (left: number) => `- … and ${left} more`;
  return bounded(notices, {
    render: (notice) => `- ${escapeMarkdown(notice)}`,
    budget: 50_000,
    more,
  });
}

function buyersDetails(report: Report): readonly string[] {
  const views = buyersSee(report);
  if (views.length === 0) return [];
  const files = views.reduce((sum, { names }) => sum + names.length, 0);
  const title = report.command === "plan" ? "What buyers will see" : "What buyers see now";
  const render = (view: BuyersView) => buyersLine(targetName(report, view.target), view);
  const more = (left: number) => `- … and ${plural(left, "more product")}`;
  const summary = `${title} (${plural(views.length, "product")}, ${plural(files, "file")})`;
  return foldedDetails(summary, bounded(views, { render, budget: 200_000, more }));
}

function buyersLine(name: string, { target, names }: BuyersView): string {
  const heading = name === target ? code(target) : `**${escapeMarkdown(name)}** ${code(target)}`;
  const more = names.length > 200 ? ` · … and ${names.length - 200} more` : "";
  return `- ${heading}: ${names.slice(0, 200).map(escapeMarkdown).join(" · ") || "nothing"}${more}`;
}

function keptSection(report: Report): readonly string[] {
  const kept = outcomesOf(report).filter(({ change }) => !isPending(change));
  if (kept.length === 0) return [];
  const more = (left: number) => `\n… and ${left} more kept; the JSON report has them all.`;
  const rows = bounded(kept, {
    render: ({ change }) => keptRow(report, change),
    budget: 200_000,
    more,
  });
  return foldedDetails(`${kept.length} kept`, [
    "| product | file | size | file id | why |",
    "|-|-|-:|-|-|",
    ...rows,
  ]);
}

function keptRow(report: Report, change: Change): string {
  return row([
    escapeMarkdown(targetName(report, change.target)),
    escapeMarkdown(change.name),
    sizeCell(change),
    change.file_id === null ? "–" : code(change.file_id),
    escapeMarkdown(change.reason),
  ]);
}

/** What comes of an import. */
function nextSection({ command, plan, outcomes }: Report): readonly string[] {
  return command === "import" && plan && outcomes.length > 0
    ? [`What the next apply does: ${planLine(plan)}`]
    : [];
}

function undoSection({
  command,
  wrote,
  environment,
  manifest,
  state,
  outcomes,
  tag,
}: Report): readonly string[] {
  const before = state?.releases[1];
  const changed = outcomes.filter(({ change, status }) => isPending(change) && status === "done");
  if (command !== "apply" || !wrote || changed.length === 0 || !before || !environment) return [];
  const config = manifest === "dodo-files.yaml" ? "" : ` --config ${manifest}`;
  const rollback = code(`dodo-files rollback --environment ${environment}${config}`);
  const older = before.tag === undefined ? "what was delivered before" : escapeMarkdown(before.tag);
  const bought = tag === undefined ? "the new files" : escapeMarkdown(tag);
  const lines = [`${rollback} attaches ${older} again. Who bought ${bought} meanwhile keeps it.`];
  const entitled = changed.some(({ change }) => !routeOf(change.target).takesFilesBack);
  const again =
    "Files of an entitlement cannot be attached again: there, the older files must be at hand to be sent once more.";
  return foldedDetails("Undo", entitled ? [...lines, "", again] : lines);
}

function footer(report: Report): readonly string[] {
  if (report.command !== "plan" || !report.plan) return [];
  return [`<sub>${planFacts(report).join(" · ")}</sub>`];
}

/** Lines behind a title that is Markdown already. */
export function foldedDetails(summary: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${summary}</summary>`, "", ...lines, "", "</details>"];
}
