import { tmpdir } from "node:os";

/** Each step makes a folder in it, for its report and summary. */
export function reportsFolder(): string {
  return process.env["RUNNER_TEMP"] || tmpdir();
}
