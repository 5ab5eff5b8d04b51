import type { Problem } from "../core/problem.ts";
import { managedFiles, type Outcome, type Report } from "../core/run/report.ts";
import { fileIds, fileList } from "./outputs.ts";
import { redact } from "./safe.ts";
import { outcomesOf, tallyOf } from "./tally.ts";

/** What `--json` prints and the file at `report-path` holds, once parsed. A field without a value is left out. */
export type ReportDocument = ReturnType<typeof documentOf>;

/** The whole report as versioned JSON, ending in a newline. */
export function renderJson(report: Report): string {
  return `${withoutCommands(JSON.stringify(documentOf(report), null, 2))}\n`;
}

function documentOf(report: Report) {
  const {
    command,
    result,
    environment,
    manifest,
    tag,
    plan,
    notices,
    state,
    where,
    stateUrl,
    wrote,
    sent,
  } = report;
  const outcomes = outcomesOf(report);
  const managed = managedFiles(report);
  return {
    version: 1 as const,
    command,
    result,
    environment,
    manifest,
    tag,
    counts: tallyOf(outcomes),
    problems: report.problems.map(problemFields),
    warnings: report.warnings.map(problemFields),
    notices: notices.map(redact),
    file_ids: fileIds(managed),
    files: fileList(managed, outcomes),
    outcomes: outcomes.map(outcomeFields),
    plan,
    releases: command === "history" ? state?.releases : undefined,
    receipts: report.receipts,
    state: state
      ? { lineage: state.lineage, serial: state.serial, where, url: stateUrl }
      : undefined,
    wrote,
    sent,
    duration_ms: report.duration,
  };
}

function problemFields({ code, message, remedy, at, target, details }: Problem) {
  return {
    code,
    message: redact(message),
    remedy: redact(remedy),
    at,
    target,
    details: details.map(redact),
  };
}

function outcomeFields({ change, status, file_id }: Outcome) {
  const { action, target, slot, name } = change;
  return { action, status, target, slot, name, file_id };
}

/** The runner takes `##[` anywhere in a line for a command; within JSON it stands in texts alone, where an escape means the same. */
function withoutCommands(json: string): string {
  return json.replaceAll("##[", "##\\u005b");
}
