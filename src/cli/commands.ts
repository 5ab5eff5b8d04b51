import type { Option } from "commander";
import type { Command } from "../core/run/report.ts";
import {
  detailed,
  limits,
  only,
  option,
  planFile,
  remote,
  removals,
  sharedOptions,
  sold,
  stored,
  tag,
  uploads,
  verify,
  yes,
} from "./options.ts";

/** How a command is called, beyond its name. */
export interface Usage {
  readonly about: string;
  readonly group: Group;
  /** What stands behind its name, as commander writes it. */
  readonly operands?: string;
  readonly options: readonly Option[];
  /** What is asked before it changes anything; `--yes` answers. */
  readonly question?: string;
  /** How it is called, and what for. */
  readonly examples: readonly (readonly [call: string, what: string])[];
}

type Group = "Start:" | "Deliver:" | "Look after what is delivered:";

/** Every command of the command line, in the order of its help. */
export const usages: { readonly [C in Command]: Usage } = {
  init: {
    about: "write a first dodo-files.yaml and a workflow for what lies in this folder",
    group: "Start:",
    options: [
      ...sharedOptions,
      option(
        "",
        "--product <name=id...>",
        "a target and its name; else the shop is asked, or it is left to fill in",
      ),
      option(
        "",
        "--file <glob=name...>",
        "files, and the product they go to; else what lies here is proposed",
      ),
      option("", "--workflow <path>", "the workflow").default(".github/workflows/store.yml"),
      option("", "--no-workflow", "write no workflow"),
      option("", "--yes", "take what is proposed, without a question"),
    ],
    examples: [
      ["init", "asks; with DODO_PAYMENTS_API_KEY and --environment it lists what the shop has"],
      [
        "init --yes --environment test_mode --product app=pdt_… --file 'dist/*.zip=app'",
        "asks nothing",
      ],
    ],
  },
  validate: {
    about: "check the manifest, its globs and files; no network",
    group: "Start:",
    options: [...sharedOptions, only, tag],
    examples: [["validate", "says everything that is wrong at once, with line and column"]],
  },
  plan: {
    about: "show what apply would change, and change nothing",
    group: "Deliver:",
    options: [
      ...sharedOptions,
      only,
      tag,
      ...remote,
      ...limits,
      planFile("write the plan to this file, for apply to be held to"),
      detailed,
    ],
    examples: [
      [
        "plan --environment test_mode --tag v1.3.0",
        "what would become of v1.3.0; a read-only key is enough",
      ],
      ["plan --environment live_mode --only app --json", "for one product, as JSON"],
    ],
  },
  apply: {
    about: "deliver what changed",
    group: "Deliver:",
    options: [
      ...sharedOptions,
      only,
      tag,
      ...remote,
      ...limits,
      planFile("carry out only what this saved plan contains too"),
      sold,
      verify,
      uploads,
      yes,
    ],
    question: "Deliver to {environment}? Buyers get these files at once.",
    examples: [
      ["apply --environment test_mode", "shows the plan, asks, delivers"],
      ["apply --environment live_mode --tag v1.3.0 --yes", "without a question, as in a script"],
    ],
  },
  rollback: {
    about: "deliver again what an earlier release delivered",
    group: "Deliver:",
    options: [
      ...sharedOptions,
      only,
      option(
        "",
        "--to <release>",
        "tag, commit or serial of the release; without it the one before",
      ),
      ...remote,
      ...removals,
      sold,
      verify,
      uploads,
      yes,
    ],
    question: "Go back in {environment}? Buyers get these files at once.",
    examples: [
      ["rollback --environment live_mode", "to the release before this one"],
      [
        "rollback --environment live_mode --to v1.2.0 --only app",
        "one product, to v1.2.0; see history",
      ],
    ],
  },
  check: {
    about: "see whether the targets still deliver what the state records; changes nothing",
    group: "Look after what is delivered:",
    options: [...sharedOptions, only, verify, ...remote],
    examples: [
      ["check --environment live_mode", "every night: no build, no tag, a read-only key"],
      ["check --environment live_mode --verify content", "downloads every file, as a buyer would"],
    ],
  },
  import: {
    about: "record live files that fit a rule and that nobody recorded; changes only the state",
    group: "Look after what is delivered:",
    options: [
      ...sharedOptions,
      only,
      tag,
      ...remote,
      option("", "--all", "every live file, those too that fit no rule"),
    ],
    examples: [
      ["import --environment live_mode --only app", "takes over what was put there by hand"],
    ],
  },
  history: {
    about: "list the releases that rollback can go back to, newest first",
    group: "Look after what is delivered:",
    options: [...sharedOptions, ...stored],
    examples: [["history --environment live_mode", "serial, time, tag, commit and what was live"]],
  },
  destroy: {
    about: "withdraw every recorded file of the targets that --only names",
    group: "Look after what is delivered:",
    options: [...sharedOptions, only, ...remote, sold, yes],
    question: "Empty these targets in {environment}? Who buys now gets none of these files.",
    examples: [
      [
        "destroy --environment test_mode --only pdt_…",
        "empties one product of what dodo-files manages",
      ],
    ],
  },
  "state list": {
    about: "list what the state records, a line for each file",
    group: "Look after what is delivered:",
    options: [...sharedOptions, ...stored],
    examples: [["state list --environment live_mode", "target, name, size, version and file id"]],
  },
  "state show": {
    about: "show everything recorded of files",
    group: "Look after what is delivered:",
    operands: "<id...>",
    options: [...sharedOptions, ...stored],
    examples: [["state show pdt_… --environment live_mode", "every receipt of a product"]],
  },
  "state pull": {
    about: "print the state document",
    group: "Look after what is delivered:",
    options: [...sharedOptions, ...stored],
    examples: [["state pull --environment live_mode > state.json", "a copy to look at or to keep"]],
  },
  "state push": {
    about: "merge a state document into what is stored",
    group: "Look after what is delivered:",
    operands: "<file>",
    options: [...sharedOptions, ...stored],
    examples: [
      ["state push state.json --environment live_mode", "puts back what a run could not save"],
    ],
  },
  "state rm": {
    about: "forget files, or all files of a target; Dodo keeps them",
    group: "Look after what is delivered:",
    operands: "<id...>",
    options: [...sharedOptions, ...stored],
    examples: [
      ["state rm pdt_… --environment live_mode", "the product is somebody else's from now on"],
    ],
  },
};
