import { appendFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as core from "@actions/core";
import type { Texts } from "../../core/run/settings.ts";
import { reportsFolder } from "./reports-folder.ts";

/** Everything that the runner gives an action; nothing else of it is read anywhere. */
export interface RunnerInput {
  readonly inputs: Texts;
  readonly env: Texts;
  readonly event: unknown;
  readonly workspace: string | undefined;
}

/** Reads the inputs by name, the environment and the event's payload. */
export async function readRunner(inputNames: readonly string[]): Promise<RunnerInput> {
  const inputs = Object.fromEntries(inputNames.map((name) => [name, core.getInput(name)]));
  const path = process.env["GITHUB_EVENT_PATH"];
  const event = path
    ? await readFile(path, "utf8")
        .then(JSON.parse)
        .catch(() => undefined)
    : undefined;
  // @actions/github reads it too, once it is loaded: it prints a path that leads nowhere as it is, and dies of what is no JSON.
  delete process.env["GITHUB_EVENT_PATH"];
  return {
    inputs,
    env: process.env,
    event,
    workspace: process.env["GITHUB_WORKSPACE"] || undefined,
  };
}

/** Keeps a secret out of all later output. Short texts are left: they would hide half the log. */
export function mask(secret: string | undefined): void {
  if (secret === undefined || secret.length < 8) return;
  core.setSecret(secret);
}

export interface Annotation {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly message: string;
  readonly at?:
    | { readonly file: string; readonly line: number; readonly column: number }
    | undefined;
}

/** A line in the log that the runner also shows on the file and in the list of annotations. */
export function annotate({ level, title, message, at }: Annotation): void {
  const place = at ? { file: at.file, startLine: at.line, startColumn: at.column } : {};
  (level === "error" ? core.error : core.warning)(message, { title, ...place });
}

export function print(line: string): void {
  core.info(line);
}

/** A JSON document as a folded group of the log: a runner on a machine that is gone tomorrow leaves nothing else behind. */
export function printFolded(title: string, json: string): void {
  core.startGroup(title);
  // The one form of a command that the runner would execute inside a line of JSON.
  core.info(json.replaceAll("##[", "#\\u0023["));
  core.endGroup();
}

/** Sets the outputs; a sentence for what could not be written: what was delivered is delivered all the same. Throws nothing. */
export function setOutputs(values: Readonly<Record<string, string>>): readonly string[] {
  try {
    for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
    return [];
  } catch (cause) {
    return [unwritten("The outputs", cause)];
  }
}

export interface ReportFiles {
  /** Outputs; empty where the files could not be written. */
  readonly paths: { readonly "report-path": string; readonly "summary-path": string };
  /** What is missing, a sentence each: what was delivered is delivered all the same. */
  readonly missing: readonly string[];
}

/** Writes the report and the summary where later steps find them, and the summary to the job's page too. Throws nothing. */
export async function writeReports(report: string, summary: string): Promise<ReportFiles> {
  const missing: string[] = [];
  const lost = (what: string) => (cause: unknown) => {
    missing.push(unwritten(what, cause));
    return { "report-path": "", "summary-path": "" };
  };
  const paths = await writeFiles(report, summary).catch(lost("The report"));
  const page = process.env["GITHUB_STEP_SUMMARY"];
  if (page) await appendFile(page, summary).catch(lost("The job's summary"));
  return { paths, missing };
}

/** Of a file that is not there `@actions/core` says no code. */
function unwritten(what: string, cause: unknown): string {
  const { code = "ENOENT" } = Object(cause) as NodeJS.ErrnoException;
  return `${what} could not be written: ${code}.`;
}

async function writeFiles(report: string, summary: string): Promise<ReportFiles["paths"]> {
  // A job may have several steps of ours: each has a folder of its own.
  const folder = await mkdtemp(join(reportsFolder(), "dodo-files-"));
  const paths = {
    "report-path": join(folder, "report.json"),
    "summary-path": join(folder, "summary.md"),
  };
  await writeFile(paths["report-path"], report);
  await writeFile(paths["summary-path"], summary);
  return paths;
}

/** The step is red; what is left to write is still written. */
export function fail(): void {
  process.exitCode = core.ExitCode.Failure;
}
