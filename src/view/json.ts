import type { Problem } from "../core/problem.ts";
import { managedFiles, type Outcome, type Report } from "../core/run/report.ts";
import { fileIds, fileList } from "./outputs.ts";
import { redact } from "./safe.ts";
import { outcomesOf, tallyOf } from "./tally.ts";

/** What `--json` prints and the file at `report-path` holds, once parsed. A field without a value is left out. */
export type ReportDocument = ReturnType<typeof documentOf>;

/** The whole report as versioned JSON, ending in a newline. */
export function renderJson(report: Report): string {
  return [...jsonPieces(report)].join("");
}

/** The same in pieces, since that of a hundred thousand files is no text to hold in memory. */
export function* jsonPieces(report: Report): Generator<string> {
  let gathered = "";
  for (const piece of piecesOf(documentOf(report), "")) {
    gathered += piece;
    if (gathered.length < pieceLength) continue;
    yield withoutCommands(gathered);
    gathered = "";
  }
  yield `${withoutCommands(gathered)}\n`;
}

/** Characters, about. */
const pieceLength = 256 * 1024;

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

/** Lists and objects with more members than this are written a part at a time, rows of such lists on a line each. */
const most = 100;

/** Rows that are written at once. */
const rowsAtOnce = 1_000;

/** Below `indent`, and but for long lists as `JSON.stringify(value, null, 2)` has it. */
function piecesOf(value: object, indent: string): Iterable<string> {
  const areRows = Array.isArray(value) && value.length > most && !isLong(value[0]);
  return areRows ? rowPieces(value, indent) : memberPieces(value, indent);
}

function* rowPieces(rows: readonly unknown[], indent: string): Generator<string> {
  const line = `\n${indent}  `;
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const texts = rows.slice(start, start + rowsAtOnce).map((row) => JSON.stringify(row) ?? "null");
    yield (start === 0 ? "[" : ",") + line + texts.join(`,${line}`);
  }
  yield `\n${indent}]`;
}

function* memberPieces(value: object, indent: string): Generator<string> {
  const inside = `${indent}  `;
  const isList = Array.isArray(value);
  let text = isList ? "[" : "{";
  let comma = "";
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined && !isList) continue;
    text += `${comma}\n${inside}${isList ? "" : `${JSON.stringify(name)}: `}`;
    comma = ",";
    if (isLong(member)) {
      yield text;
      yield* piecesOf(member, inside);
      text = "";
    } else text += textOf(member, inside);
    if (text.length < pieceLength) continue;
    yield text;
    text = "";
  }
  yield `${text}\n${indent}${isList ? "]" : "}"}`;
}

function textOf(value: unknown, indent: string): string {
  const text = JSON.stringify(value, null, 2) ?? "null";
  return typeof value === "object" ? text.replaceAll("\n", `\n${indent}`) : text;
}

function isLong(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const members = Object.values(value);
  return members.length > most || members.some(isLong);
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
