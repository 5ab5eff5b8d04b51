import { dirname, resolve } from "node:path";
import { refused } from "../app/run/report-draft.ts";
import type { Plan } from "../core/plan/plan.ts";
import { Problem } from "../core/problem.ts";
import type { Observe } from "../core/run/progress.ts";
import type { Command, Report } from "../core/run/report.ts";
import { readGhToken, readGit } from "../io/host/git.ts";
import { onInterrupt } from "../io/host/interrupt.ts";
import { createQuestions } from "../io/host/questions.ts";
import { isOutputLost } from "../io/host/streams.ts";
import { ask, canAsk, createScreen, type Screen } from "../io/host/terminal.ts";
import { silenceHttpDebug } from "../io/http/silence.ts";
import { readSettings } from "../settings/read.ts";
import { renderJson } from "../view/json.ts";
import { safeLine } from "../view/safe.ts";
import { renderAnswer } from "../view/state-text.ts";
import { targetName } from "../view/tally.ts";
import { createProgressBars } from "../view/terminal/bars.ts";
import { renderProblem } from "../view/terminal/problem.ts";
import { createLines } from "../view/terminal/progress.ts";
import { renderPlan, renderReport } from "../view/terminal/report.ts";
import type { FacePorts } from "../wire/ports.ts";
import { runWith } from "../wire/run-with.ts";
import type { Usage } from "./commands.ts";

/** Options of a command, by the Action's input names; one that may be given again is a list. */
export type Flags = { readonly [name: string]: string | boolean | readonly string[] | undefined };

export const exitCodes = {
  unchanged: 0,
  changed: 0,
  pending: 0,
  failed: 1,
  partial: 3,
  interrupted: 130,
} as const satisfies { [R in Report["result"]]: number } & { interrupted: number };

export interface CommandCall {
  readonly command: Command;
  readonly usage: Usage;
  readonly operands: readonly string[];
}

/** Carries out one command, prints what comes of it, and returns its exit code. */
export async function runCommand(call: CommandCall, flags: Flags): Promise<number> {
  silenceHttpDebug();
  const { command, usage, operands } = call;
  const signal = onInterrupt();
  const { json, yes, "detailed-exitcode": detailed, ...given } = flags;
  const inputs = {
    command,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, flagText(value)])),
  };
  const [git, env] = [
    await readGit(dirname(resolve(process.cwd(), String(flags["config"] ?? ".")))),
    await withGitHubToken(process.env),
  ];
  const { settings, common, secrets, problems } = readSettings({
    face: "command line",
    inputs,
    env,
    event: undefined,
    git,
    operands,
  });
  const asks = usage.question !== undefined || command === "init";
  const unasked = asks && !yes && !canAsk() ? [nobodyToAsk(command)] : [];
  const screen = await createScreen({
    words: json || command === "state pull" ? "stderr" : "stdout",
    signal,
  });
  const face = faceOf(call, {
    screen,
    signal,
    yes: yes === true,
    workspace: env["GITHUB_WORKSPACE"] || undefined,
  });
  const report =
    settings && unasked.length === 0
      ? await runWith(settings, secrets, face)
      : refused(common, [...problems, ...unasked], Date.now());
  screen.close();
  const answer = renderAnswer(report);
  if (command === "state pull") for (const line of answer) process.stdout.write(`${line}\n`);
  else answer.forEach(screen.print);
  renderReport(report).forEach(screen.print);
  if (json && command !== "state pull") process.stdout.write(renderJson(report));
  // What only tells something has failed if it cannot be told; a delivery has not.
  if (!asks && (await isOutputLost())) return exitCodes.failed;
  return exitCodeOf(report, { interrupted: signal.aborted, detailed: detailed === true });
}

interface Facing {
  readonly signal: AbortSignal;
  readonly workspace: FacePorts["workspace"];
  readonly screen: Screen;
  readonly yes: boolean;
}

function faceOf({ usage }: CommandCall, { screen, signal, yes, workspace }: Facing): FacePorts {
  let named = (target: string) => target;
  const { print } = screen;
  return {
    cwd: process.cwd(),
    workspace,
    signal,
    secret: () => {},
    rescued: (text, kept) => (kept ? [] : text.trimEnd().split("\n")).forEach(print),
    observe: observer(screen, (target) => named(target)),
    questions: yes ? undefined : createQuestions(signal, safeLine),
    async agreed(plan: Plan, { problems: stopped, warnings }) {
      named = (target) => targetName({ plan, spellings: new Map() }, target);
      renderPlan(plan).forEach(print);
      if (yes) return "given";
      for (const problem of stopped) renderProblem(problem, { named }).forEach(print);
      for (const problem of warnings)
        renderProblem(problem, { severity: "warning", named }).forEach(print);
      const isYes = await ask((usage.question ?? "").replace("{environment}", plan.environment));
      return isYes ? "answered" : "no";
    },
  };
}

/** On a terminal bars, drawn anew below what is printed; elsewhere a line now and then. */
function observer(screen: Screen, named: (target: string) => string): Observe {
  const { draw, print } = screen;
  if (!draw) {
    const lines = createLines(Date.now, named);
    return (progress) => lines(progress).forEach(print);
  }
  const live = createProgressBars(Date.now, named);
  draw(live.frame);
  return (progress) => live.observe(progress).forEach(print);
}

function exitCodeOf(
  report: Report,
  of: { readonly interrupted: boolean; readonly detailed: boolean },
): number {
  if (of.interrupted) return exitCodes.interrupted;
  return of.detailed && report.result === "pending" ? 2 : exitCodes[report.result];
}

/** Settings are texts; of a list a line each. `--no-…` is `false`. */
function flagText(value: Flags[string]): string {
  return Array.isArray(value) ? value.join("\n") : String(value);
}

/** `gh` is asked only where the variables say nothing. */
async function withGitHubToken(env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const token = env["GITHUB_TOKEN"] || env["GH_TOKEN"] || (await readGhToken());
  return token ? { ...env, GITHUB_TOKEN: token } : env;
}

function nobodyToAsk(command: string): Problem {
  const message = `${command} asks before it changes anything, and here is nobody to answer.`;
  const remedies: { readonly [command: string]: string } = {
    init: "Give --yes to take what it proposes.",
    apply: "Look at dodo-files plan, then give --yes.",
  };
  const remedy = remedies[command] ?? "Give --yes; on a terminal it shows first what it would do.";
  return new Problem({ code: "input-invalid", message, remedy });
}
