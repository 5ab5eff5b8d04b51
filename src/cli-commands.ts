import { Option } from "commander";
import type { Command } from "./core/report.ts";

/** How a command is called, beyond its name. */
export interface Usage {
  readonly about: string;
  /** What stands behind its name, as commander writes it. */
  readonly operands?: string;
  readonly options: readonly Option[];
  /** What is asked before it changes anything; `--yes` answers. */
  readonly question?: string;
}

const shared: readonly Option[] = [
  new Option("--config <path>", "the manifest").default("dodo-files.yaml"),
  new Option("--environment <mode>", "test_mode or live_mode; else DODO_PAYMENTS_ENVIRONMENT"),
  new Option("--json", "the whole report as JSON on standard output; words go to standard error"),
];

const only = new Option("--only <targets>", "targets, separated by commas; the others are left alone");
const tag = new Option("--tag <tag>", "what {tag} and {version} are made from; else the tag at HEAD");

const stored: readonly Option[] = [
  new Option("--state-file <path>", "a local file for the state"),
  new Option("--state-branch <branch>", "the branch that remembers what was delivered").default("dodo-files-state"),
];

const remote: readonly Option[] = [
  ...stored,
  new Option("--requests-per-minute <count>", "requests to Dodo's API").default("120"),
];

const removals: readonly Option[] = [
  new Option("--max-removals <count>", "stop before more removals than this").default("20"),
  new Option("--allow-empty-target", "let a target end without any file"),
];

const limits: readonly Option[] = [...removals, new Option("--allow-downgrade", "let an older version be delivered")];

const planFile = (about: string) => new Option("--plan-file <path>", about);
const uploads = new Option("--concurrency <count>", "uploads at a time").default("4");
const yes = new Option("--yes", "do not ask");

/** Every command of the command line. */
export const usages: { readonly [C in Command]?: Usage } = {
  validate: { about: "check the manifest, its globs and files; no network", options: [...shared, only, tag] },
  plan: {
    about: "show what apply would change, and change nothing",
    options: [
      ...shared,
      only,
      tag,
      ...remote,
      ...limits,
      planFile("write the plan to this file, for apply to be held to"),
      new Option("--detailed-exitcode", "exit with 2 where there are changes"),
    ],
  },
  apply: {
    about: "deliver what changed",
    options: [
      ...shared,
      only,
      tag,
      ...remote,
      ...limits,
      planFile("carry out only what this saved plan contains too"),
      uploads,
      yes,
    ],
    question: "Deliver to {environment}? Buyers get these files at once.",
  },
  check: {
    about: "see whether the targets still deliver what the state records; changes nothing",
    options: [...shared, only, ...remote],
  },
  import: {
    about: "record live files that fit a rule and that nobody recorded; changes only the state",
    options: [...shared, only, tag, ...remote, new Option("--all", "every live file, those too that fit no rule")],
  },
  rollback: {
    about: "deliver again what an earlier release delivered",
    options: [
      ...shared,
      only,
      new Option("--to <release>", "tag, commit or serial of the release; without it the one before"),
      ...remote,
      ...removals,
      uploads,
      yes,
    ],
    question: "Go back in {environment}? Buyers get these files at once.",
  },
  history: { about: "list the releases that rollback can go back to, newest first", options: [...shared, ...stored] },
  destroy: {
    about: "withdraw every recorded file of the targets that --only names",
    options: [...shared, only, ...remote, yes],
    question: "Empty these targets in {environment}? Who buys now gets none of these files.",
  },
  "state list": { about: "list what the state records, a line for each file", options: [...shared, ...stored] },
  "state show": { about: "show everything recorded of files", operands: "<id...>", options: [...shared, ...stored] },
  "state pull": { about: "print the state document", options: [...shared, ...stored] },
  "state push": {
    about: "merge a state document into what is stored",
    operands: "<file>",
    options: [...shared, ...stored],
  },
  "state rm": {
    about: "forget files, or all files of a target; Dodo keeps them",
    operands: "<id...>",
    options: [...shared, ...stored],
  },
};
