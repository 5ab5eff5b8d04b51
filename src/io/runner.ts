import { appendFile, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "@actions/core";
import type { Texts } from "../core/settings.ts";

/** Everything that the runner gives an action; nothing else of it is read anywhere. */
export interface RunnerWorld {
  readonly inputs: Texts;
  readonly env: Texts;
  readonly event: unknown;
  readonly workspace: string | undefined;
}

/** Reads the inputs by name, the environment and the event's payload. */
export async function readRunner(inputNames: readonly string[]): Promise<RunnerWorld> {
  const inputs = Object.fromEntries(inputNames.map((name) => [name, core.getInput(name)]));
  const path = process.env["GITHUB_EVENT_PATH"];
  const event = path
    ? await readFile(path, "utf8")
        .then(JSON.parse)
        .catch(() => undefined)
    : undefined;
  return { inputs, env: process.env, event, workspace: process.env["GITHUB_WORKSPACE"] || undefined };
}

/** Keeps a secret out of all later output. Short texts are left: they would hide half the log. */
export function mask(secret: string | undefined): void {
  if (secret !== undefined && secret.length >= 8) core.setSecret(secret);
}

export interface Annotation {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly message: string;
  readonly at?: { readonly file: string; readonly line: number; readonly column: number } | undefined;
}

/** A line in the log that the runner also shows on the file and in the list of annotations. */
export function annotate({ level, title, message, at }: Annotation): void {
  const place = at ? { file: at.file, startLine: at.line, startColumn: at.column } : {};
  (level === "error" ? core.error : core.warning)(message, { title, ...place });
}

export function print(line: string): void {
  core.info(line);
}

export function setOutputs(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
}

export interface Written {
  readonly "report-path": string;
  readonly "summary-path": string;
}

/** Writes the report and the summary where later steps find them, and the summary to the job's page too. */
export async function writeReports(report: string, summary: string): Promise<Written> {
  const folder = process.env["RUNNER_TEMP"] || tmpdir();
  const paths = {
    "report-path": join(folder, "dodo-files-report.json"),
    "summary-path": join(folder, "dodo-files-summary.md"),
  };
  await writeFile(paths["report-path"], report);
  await writeFile(paths["summary-path"], summary);
  const page = process.env["GITHUB_STEP_SUMMARY"];
  if (page) await appendFile(page, summary);
  return paths;
}

/** The step is red; what is left to write is still written. */
export function fail(): void {
  process.exitCode = core.ExitCode.Failure;
}
