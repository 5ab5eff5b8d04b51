import tab from "@bomb.sh/tab/commander";
import { Command as Program } from "commander";
import type { Command } from "../core/run/report.ts";
import { version } from "../core/version.ts";
import { goOnUnwritten } from "../io/host/streams.ts";
import { type Usage, usages } from "./commands.ts";
import type { Flags } from "./run.ts";

const epilogue = `
Keys and tokens come from the environment alone: DODO_PAYMENTS_API_KEY, GITHUB_TOKEN or GH_TOKEN.
Exit codes: 0 done or nothing to do, 1 failed, 2 a plan with changes under --detailed-exitcode, 3 partly done, 130 interrupted.`;

const completions = `
Paste the line of your shell into its start-up file:
  bash        source <(dodo-files completion bash)                                  # ~/.bashrc
  zsh         source <(dodo-files completion zsh)                                   # ~/.zshrc, after compinit
  fish        dodo-files completion fish | source                                   # ~/.config/fish/config.fish
  PowerShell  dodo-files completion powershell | Out-String | Invoke-Expression     # $PROFILE`;

/** Reads what stands behind the program's name and carries it out; the exit code is the process's. */
export async function main(args: readonly string[]): Promise<void> {
  goOnUnwritten();
  const program = new Program("dodo-files")
    .description("Keeps what buyers download from Dodo Payments in step with a folder.")
    .version(version)
    .addHelpText("after", examplesText(firstSteps))
    .addHelpText("after", epilogue)
    .showSuggestionAfterError();
  const state = program.createCommand("state").description("look at the state, and repair it");
  for (const [name, usage] of Object.entries(usages)) {
    const [, inState] = /^state (.+)$/.exec(name) ?? [];
    if (inState) addCommand(state.command(inState), name as Command, usage);
    else addCommand(program.command(name).helpGroup(usage.group), name as Command, usage);
    if (inState) state.helpGroup(usage.group);
  }
  program.addCommand(state);
  addCompletion(program);
  await program.parseAsync(wantsHelp(args) ? [...args, "--help"] : args, { from: "user" });
}

const firstSteps: Usage["examples"] = [
  ["init", "a first dodo-files.yaml and a workflow"],
  ["plan --environment test_mode", "what would change"],
  ["apply --environment test_mode", "deliver it"],
];

/** What only holds other commands says which. */
function wantsHelp(args: readonly string[]): boolean {
  return args.length === 0 || (args.length === 1 && args[0] === "state");
}

function addCommand(command: Program, name: Command, usage: Usage): void {
  command
    .description(usage.about)
    .addHelpText("after", examplesText(usage.examples))
    .addHelpText("after", epilogue);
  if (usage.operands) command.argument(usage.operands);
  for (const option of usage.options) command.addOption(option);
  command.action(async () => {
    // Help and completion, which a shell asks at every key, do without what talks to Dodo.
    const { exitCodes, runCommand } = await import("./run.ts");
    process.exitCode = await runCommand(
      { command: name, usage, operands: command.args },
      flagsOf(command),
    );
    if (process.exitCode === exitCodes.interrupted) process.exit();
  });
}

/** `completion SHELL` prints a script, which calls the hidden `complete` at every key. */
function addCompletion(program: Program): void {
  tab(program, { completionCommandName: "completion" });
  program.commands
    .find((command) => command.name() === "completion")
    ?.description("print what makes a shell complete commands, options and their values")
    .helpGroup("Start:")
    .addHelpText("after", completions);
}

function examplesText(examples: Usage["examples"]): string {
  const widest = Math.max(...examples.map(([call]) => call.length));
  const lines = examples.map(([call, what]) =>
    widest > 40
      ? `  # ${what}\n  dodo-files ${call}`
      : `  dodo-files ${call.padEnd(widest)}  # ${what}`,
  );
  return `\nExamples:\n${lines.join("\n")}`;
}

/** The flags under the names of the Action's inputs. */
function flagsOf(command: Program): Flags {
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.fromEntries(
    Object.entries(command.opts()).map(([name, value]) => [dashed(name), value]),
  );
}
