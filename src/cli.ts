#!/usr/bin/env node
import { Command, Option } from "commander";
import { draftReport } from "./app/draft.ts";
import type { Plan } from "./core/plan.ts";
import { Problem } from "./core/problem.ts";
import type { Report } from "./core/report.ts";
import { version } from "./core/version.ts";
import { readGhToken, readGit } from "./io/git.ts";
import { onInterrupt } from "./io/interrupt.ts";
import { ask, canAsk, printer } from "./io/terminal.ts";
import { readSettings } from "./settings.ts";
import { renderJson } from "./view/json.ts";
import { createLines } from "./view/progress.ts";
import { renderPlan, renderReport } from "./view/text.ts";
import { runWith } from "./wire.ts";

/** Options of a command, by the Action's input names. */
type Flags = { readonly [name: string]: string | boolean | undefined };

const exitCodes = { unchanged: 0, changed: 0, pending: 0, failed: 1, partial: 3, interrupted: 130 } as const satisfies {
  [R in Report["result"]]: number;
} & { interrupted: number };

const shared: readonly Option[] = [
  new Option("--config <path>", "the manifest").default("dodo-files.yaml"),
  new Option("--environment <mode>", "test_mode or live_mode; else DODO_PAYMENTS_ENVIRONMENT"),
  new Option("--only <targets>", "targets, separated by commas; the others are left alone"),
  new Option("--tag <tag>", "what {tag} and {version} are made from; else the tag at HEAD"),
  new Option("--json", "the whole report as JSON on standard output; words go to standard error"),
];

const remote: readonly Option[] = [
  new Option("--state-file <path>", "a local file for the state"),
  new Option("--state-branch <branch>", "the branch that remembers what was delivered").default("dodo-files-state"),
  new Option("--requests-per-minute <count>", "requests to Dodo's API").default("120"),
  new Option("--max-removals <count>", "stop before more removals than this").default("20"),
  new Option("--allow-empty-target", "let a target end without any file"),
  new Option("--allow-downgrade", "let an older version be delivered"),
];

const commands = {
  validate: { about: "check the manifest, its globs and files; no network", options: shared },
  plan: {
    about: "show what apply would change, and change nothing",
    options: [...shared, ...remote, new Option("--detailed-exitcode", "exit with 2 where there are changes")],
  },
  apply: {
    about: "deliver what changed",
    options: [
      ...shared,
      ...remote,
      new Option("--concurrency <count>", "uploads at a time").default("4"),
      new Option("--yes", "do not ask"),
    ],
  },
} as const;

const epilogue = `
Keys and tokens come from the environment alone: DODO_PAYMENTS_API_KEY, GITHUB_TOKEN or GH_TOKEN.
Exit codes: 0 done or nothing to do, 1 failed, 2 a plan with changes under --detailed-exitcode, 3 partly done, 130 interrupted.`;

async function main(): Promise<void> {
  const program = new Command("dodo-files")
    .description("Keeps what buyers download from Dodo Payments in step with a folder.")
    .version(version)
    .addHelpText("after", epilogue)
    .showSuggestionAfterError();
  for (const [name, { about, options }] of Object.entries(commands)) {
    const command = program.command(name).description(about);
    for (const option of options) command.addOption(option);
    command.addHelpText("after", epilogue).action(async (_: unknown, self: Command) => {
      process.exitCode = await carryOut(name, flagsOf(self));
      if (process.exitCode === exitCodes.interrupted) process.exit();
    });
  }
  await program.parseAsync();
}

/** The flags under the names of the Action's inputs. */
function flagsOf(command: Command): Flags {
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(command.opts()).map(([name, value]) => [dashed(name), value]));
}

async function carryOut(command: string, flags: Flags): Promise<number> {
  const signal = onInterrupt();
  const print = printer(flags["json"] === true);
  const cwd = process.cwd();
  const { json, yes, "detailed-exitcode": detailed, ...given } = flags;
  const inputs = {
    command,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])),
  };
  const [git, env] = [await readGit(cwd), await environment(process.env)];
  const { settings, problems } = readSettings({ face: "command line", inputs, env, event: undefined, git });
  if (command === "apply" && !yes && !canAsk()) problems.push(nobodyToAsk());
  const lines = createLines(Date.now);
  const face = {
    cwd,
    workspace: env["GITHUB_WORKSPACE"] || undefined,
    signal,
    secret: () => {},
    observe: (progress: Parameters<typeof lines>[0]) => lines(progress).forEach(print),
    async agreed(plan: Plan) {
      renderPlan(plan).forEach(print);
      return yes === true || ask(`Deliver to ${plan.environment}? Buyers get these files at once.`);
    },
  };
  const draft = draftReport(settings, Date.now());
  draft.problems.push(...problems);
  const report = problems.length > 0 ? draft.finish(Date.now()) : await runWith(settings, face);
  renderReport(report).forEach(print);
  if (json) process.stdout.write(renderJson(report));
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

function nobodyToAsk(): Problem {
  const message = "apply asks before it delivers, and here is nobody to answer.";
  return new Problem({ code: "input-invalid", message, remedy: "Look at the plan, then give --yes." });
}

main().catch((error: unknown) => {
  process.stderr.write(`A bug in dodo-files:\n${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
