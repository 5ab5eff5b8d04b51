#!/usr/bin/env node
import { dirname, resolve } from "node:path";
import { Command as Program } from "commander";
import { draftReport } from "./app/draft.ts";
import { type Usage, usages } from "./cli-commands.ts";
import type { Plan } from "./core/plan.ts";
import { Problem } from "./core/problem.ts";
import type { Report } from "./core/report.ts";
import { version } from "./core/version.ts";
import { readGhToken, readGit } from "./io/git.ts";
import { onInterrupt } from "./io/interrupt.ts";
import { ask, canAsk, printer } from "./io/terminal.ts";
import { readSettings } from "./settings.ts";
import { renderJson } from "./view/json.ts";
import { renderProblem } from "./view/problem-text.ts";
import { createLines } from "./view/progress.ts";
import { renderAnswer } from "./view/state-text.ts";
import { nameOf } from "./view/tally.ts";
import { renderPlan, renderReport } from "./view/text.ts";
import { runWith } from "./wire.ts";

/** Options of a command, by the Action's input names. */
type Flags = { readonly [name: string]: string | boolean | undefined };

const exitCodes = { unchanged: 0, changed: 0, pending: 0, failed: 1, partial: 3, interrupted: 130 } as const satisfies {
  [R in Report["result"]]: number;
} & { interrupted: number };

const epilogue = `
Keys and tokens come from the environment alone: DODO_PAYMENTS_API_KEY, GITHUB_TOKEN or GH_TOKEN.
Exit codes: 0 done or nothing to do, 1 failed, 2 a plan with changes under --detailed-exitcode, 3 partly done, 130 interrupted.`;

async function main(): Promise<void> {
  const program = new Program("dodo-files")
    .description("Keeps what buyers download from Dodo Payments in step with a folder.")
    .version(version)
    .addHelpText("after", epilogue)
    .showSuggestionAfterError();
  const state = program.command("state").description("look at the state, and repair it");
  for (const [name, usage] of Object.entries(usages)) {
    const [, inState] = /^state (.+)$/.exec(name) ?? [];
    addCommand(inState ? state.command(inState) : program.command(name), name, usage);
  }
  await program.parseAsync();
}

function addCommand(command: Program, name: string, usage: Usage): void {
  command.description(usage.about).addHelpText("after", epilogue);
  if (usage.operands) command.argument(usage.operands);
  for (const option of usage.options) command.addOption(option);
  command.action(async () => {
    process.exitCode = await carryOut({ command: name, usage, operands: command.args }, flagsOf(command));
    if (process.exitCode === exitCodes.interrupted) process.exit();
  });
}

/** The flags under the names of the Action's inputs. */
function flagsOf(command: Program): Flags {
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(command.opts()).map(([name, value]) => [dashed(name), value]));
}

interface Call {
  readonly command: string;
  readonly usage: Usage;
  readonly operands: readonly string[];
}

async function carryOut({ command, usage, operands }: Call, flags: Flags): Promise<number> {
  const signal = onInterrupt();
  const print = printer(flags["json"] === true || command === "state pull");
  const cwd = process.cwd();
  const { json, yes, "detailed-exitcode": detailed, ...given } = flags;
  const inputs = {
    command,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])),
  };
  const [git, env] = [
    await readGit(dirname(resolve(cwd, String(flags["config"] ?? ".")))),
    await environment(process.env),
  ];
  const { settings, problems } = readSettings({ face: "command line", inputs, env, event: undefined, git, operands });
  if (usage.question && !yes && !canAsk()) problems.push(nobodyToAsk(command));
  let named = (target: string) => target;
  const lines = createLines(Date.now, (target) => named(target));
  const face = {
    cwd,
    workspace: env["GITHUB_WORKSPACE"] || undefined,
    signal,
    secret: () => {},
    rescued: (text: string, kept: boolean) => (kept ? [] : text.trimEnd().split("\n")).forEach(print),
    observe: (progress: Parameters<typeof lines>[0]) => lines(progress).forEach(print),
    async agreed(plan: Plan, { problems: stopped, warnings }: Pick<Report, "problems" | "warnings">) {
      named = (target) => nameOf({ plan, spellings: new Map() }, target);
      renderPlan(plan).forEach(print);
      if (yes === true) return true;
      for (const problem of stopped) renderProblem(problem).forEach(print);
      for (const problem of warnings) renderProblem(problem, { severity: "warning" }).forEach(print);
      return ask((usage.question ?? "").replace("{environment}", plan.environment));
    },
  };
  const draft = draftReport(settings, Date.now());
  draft.problems.push(...problems);
  const report = problems.length > 0 ? draft.finish(Date.now()) : await runWith(settings, face);
  renderAnswer(report).forEach(command === "state pull" ? printer(false) : print);
  renderReport(report).forEach(print);
  if (json && command !== "state pull") process.stdout.write(renderJson(report));
  return exitCodeOf(report, { interrupted: signal.aborted, detailed: detailed === true });
}

function exitCodeOf(report: Report, of: { readonly interrupted: boolean; readonly detailed: boolean }): number {
  if (of.interrupted) return exitCodes.interrupted;
  return of.detailed && report.result === "pending" ? 2 : exitCodes[report.result];
}

/** `gh` is asked only where the variables say nothing. */
async function environment(env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const token = env["GITHUB_TOKEN"] || env["GH_TOKEN"] || (await readGhToken());
  return token ? { ...env, GITHUB_TOKEN: token } : env;
}

function nobodyToAsk(command: string): Problem {
  const message = `${command} asks before it changes anything, and here is nobody to answer.`;
  return new Problem({ code: "input-invalid", message, remedy: "Look at the plan, then give --yes." });
}

main().catch((error: unknown) => {
  process.stderr.write(`A bug in dodo-files:\n${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
