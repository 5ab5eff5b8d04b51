import { refused } from "../app/run/report-draft.ts";
import type { Problem } from "../core/problem.ts";
import type { Report } from "../core/run/report.ts";
import { onInterrupt } from "../io/host/interrupt.ts";
import {
  annotate,
  fail,
  mask,
  print,
  printFolded,
  readRunner,
  setOutputs,
  writeReports,
} from "../io/host/runner.ts";
import { goOnUnwritten } from "../io/host/streams.ts";
import { silenceHttpDebug } from "../io/http/silence.ts";
import { inputNames } from "../settings/inputs.ts";
import { readSettings } from "../settings/read.ts";
import { changedLine, closingLine } from "../view/closing.ts";
import { renderJson } from "../view/json.ts";
import { renderSummary } from "../view/markdown/summary.ts";
import { problemPlace } from "../view/marks.ts";
import { outputsOf } from "../view/outputs.ts";
import { safeLine } from "../view/safe.ts";
import { targetName } from "../view/tally.ts";
import { renderProblem } from "../view/terminal/problem.ts";
import { createLines } from "../view/terminal/progress.ts";
import { renderPlan, renderReport } from "../view/terminal/report.ts";
import { runWith, withComment } from "../wire/run-with.ts";

/** GitHub shows ten annotations of a kind for a step. */
const mostAnnotations = 10;

/** Runs the step that the environment describes; the exit code is the process's. */
export async function runAction(): Promise<void> {
  await runInputs()
    .catch(crash)
    .catch(() => {});
}

async function runInputs(): Promise<void> {
  goOnUnwritten();
  silenceHttpDebug();
  const signal = onInterrupt();
  const world = await readRunner(inputNames);
  const { settings, common, secrets, problems } = readSettings({ face: "action", ...world });
  mask(secrets.apiKey);
  mask(secrets.githubToken);
  const around = face();
  const report = settings
    ? await runWith(settings, secrets, around)
    : refused(common, problems, Date.now());
  await tell(await withComment(report, { common, secrets, face: around }));

  function face() {
    let named = (target: string) => target;
    const lines = createLines(Date.now, (target) => named(target));
    return {
      cwd: world.workspace ?? process.cwd(),
      workspace: world.workspace,
      signal,
      secret: mask,
      rescued: (text: string) => printFolded("The state that could not be saved", text),
      observe: (progress: Parameters<typeof lines>[0]) => lines(progress).forEach(print),
      async agreed(plan: Parameters<typeof renderPlan>[0]) {
        named = (target) => targetName({ plan, spellings: new Map() }, target);
        renderPlan(plan).forEach(print);
        return "given" as const;
      },
    };
  }
}

async function tell(report: Report): Promise<void> {
  renderReport({ ...report, problems: [], warnings: [] })
    .slice(0, -1)
    .forEach(print);
  annotateAll(report, report.warnings, "warning");
  annotateAll(report, report.problems, "error");
  if (report.problems.length > 0 && report.wrote) print(safeLine(changedLine(report)));
  print(safeLine(closingLine(report)));
  const { values, omitted } = outputsOf(report);
  const { paths, missing } = await writeReports(renderJson(report), renderSummary(report));
  for (const sentence of missing) print(`! ${sentence}`);
  const elsewhere = paths["report-path"] && `: read it from ${paths["report-path"]}`;
  for (const name of omitted) print(`! The output ${name} is too long for GitHub${elsewhere}.`);
  for (const sentence of setOutputs({ ...values, ...paths })) print(`! ${sentence}`);
  if (report.problems.length > 0) fail();
}

/** Each problem's first line as an annotation on its place, the rest of it below in the log. */
function annotateAll(
  report: Report,
  problems: readonly Problem[],
  level: "error" | "warning",
): void {
  const named = (target: string) => targetName(report, target);
  problems.forEach((problem, index) => {
    const [first = "", ...rest] = renderProblem(problem, { severity: level, named });
    if (index < mostAnnotations) {
      const message = [
        problem.code,
        problemPlace(problem, named),
        safeLine(problem.message),
        `→ ${safeLine(problem.remedy)}`,
      ];
      annotate({
        level,
        title: problem.code,
        message: message.filter(Boolean).join("  "),
        at: problem.at,
      });
      rest.slice(0, -2).forEach(print);
      print(rest.at(-1) ?? "");
    } else [first, ...rest].forEach(print);
  });
}

/** Whatever else is broken, a bug must not pass for a success. */
function crash(error: unknown): void {
  fail();
  annotate({ level: "error", title: "a bug in dodo-files", message: safeLine(String(error)) });
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  for (const line of stack.split("\n")) print(safeLine(line));
  setOutputs({
    result: "failed",
    changed: "false",
    "file-ids": "{}",
    files: "[]",
    targets: "[]",
    "failure-reason": "",
  });
}
