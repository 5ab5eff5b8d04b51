import { Problem } from "../core/problem.ts";
import { type Command, commands, localCommands } from "../core/run/report.ts";
import type { Texts } from "../core/run/settings.ts";

/** Every input of action.yml; the command line has an option for each but the secrets. */
export const inputNames = [
  "command",
  "config",
  "api-key",
  "environment",
  "github-token",
  "state-branch",
  "state-file",
  "plan-file",
  "only",
  "tag",
  "to",
  "concurrency",
  "requests-per-minute",
  "max-removals",
  "allow-empty-target",
  "allow-downgrade",
  "allow-rolled-back",
  "withdraw-sold",
  "verify",
  "comment",
] as const;

/** Options of the command line alone, beside those that `cli-run.ts` takes for itself. */
export const localNames = ["all", "product", "file", "workflow"] as const;

export type InputName = (typeof inputNames)[number];
/** What can be given by name. */
export type OptionName = InputName | (typeof localNames)[number];

export const everyCommand: readonly Command[] = [...commands, ...localCommands];

const withState = everyCommand.filter((command) => command !== "validate" && command !== "init");
const onDodo: readonly Command[] = ["apply", "plan", "check", "import", "rollback", "destroy"];

/** Those that only some commands use. */
export const usedBy: { readonly [name in OptionName]?: readonly Command[] } = {
  "api-key": onDodo,
  "requests-per-minute": onDodo,
  "state-file": withState,
  "state-branch": withState,
  concurrency: ["apply", "rollback"],
  to: ["rollback"],
  "plan-file": ["apply", "plan"],
  tag: commands.filter((command) => command !== "check" && command !== "rollback"),
  all: ["import"],
  "max-removals": ["apply", "plan", "rollback"],
  "allow-empty-target": ["apply", "plan", "rollback"],
  "allow-downgrade": ["apply", "plan"],
  "allow-rolled-back": ["apply", "plan"],
  "withdraw-sold": ["apply", "rollback", "destroy"],
  verify: ["apply", "check", "rollback"],
  comment: ["plan"],
};

/** A warning for each that was given, and that the command does not use. */
export function unused(inputs: Texts, command: Command): readonly Problem[] {
  return Object.entries(usedBy).flatMap(([name, users]) => {
    const value = inputs[name]?.trim();
    if (!value || value === "false" || users.includes(command) || defaults[name] === value)
      return [];
    const message = `The input ${name} is not used by ${command}.`;
    return [
      new Problem({
        code: "input-invalid",
        message,
        remedy: `Leave it out, or use it with ${users.join(" or ")}.`,
      }),
    ];
  });
}

/** Of action.yml, where the input is in `usedBy`: the runner gives them to every command. */
const defaults: Texts = {
  "requests-per-minute": "120",
  "state-branch": "dodo-files-state",
  concurrency: "4",
  "max-removals": "20",
  verify: "listing",
};
