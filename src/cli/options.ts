import { Option } from "commander";
import { environments } from "../core/manifest/manifest.ts";

const manifestGroup = "Manifest:";
const stateGroup = "State:";
const cautionGroup = "Caution:";
const speedGroup = "Speed:";
const outputGroup = "Output:";

const config = option(manifestGroup, "--config <path>", "the manifest").default("dodo-files.yaml");
const environment = choice(
  option("", "--environment <mode>", "which of the shop's two; else DODO_PAYMENTS_ENVIRONMENT"),
  environments,
);
const json = option(
  outputGroup,
  "--json",
  "the whole report as JSON on standard output; words go to standard error",
);
/** Every command takes these. */
export const sharedOptions: readonly Option[] = [environment, config, json];

export const only = option(
  manifestGroup,
  "--only <targets>",
  "targets, separated by commas; the others are left alone",
);
export const tag = option(
  manifestGroup,
  "--tag <tag>",
  "what {tag} and {version} are made from; else the tag at HEAD",
);

/** The place of the state. */
export const stored: readonly Option[] = [
  option(stateGroup, "--state-file <path>", "a local file for the state"),
  option(
    stateGroup,
    "--state-branch <branch>",
    "the branch that remembers what was delivered",
  ).default("dodo-files-state"),
];

/** Of a command that talks to Dodo. */
export const remote: readonly Option[] = [
  ...stored,
  option(speedGroup, "--requests-per-minute <count>", "requests to Dodo's API").default("120"),
];

/** Guards of a command that withdraws. */
export const removals: readonly Option[] = [
  option(cautionGroup, "--max-removals <count>", "stop before more removals than this").default(
    "20",
  ),
  option(cautionGroup, "--allow-empty-target", "let a target end without any file"),
];

/** Guards of a command that delivers a build. */
export const limits: readonly Option[] = [
  ...removals,
  option(cautionGroup, "--allow-downgrade", "let an older version be delivered"),
  option(
    cautionGroup,
    "--allow-rolled-back",
    "let a release be delivered again that a rollback took away",
  ),
];

/** `plan` and `apply` use the file differently. */
export const planFile = (about: string) => option(cautionGroup, "--plan-file <path>", about);
export const uploads = option(speedGroup, "--concurrency <count>", "uploads at a time").default(
  "4",
);
export const sold = option(
  cautionGroup,
  "--withdraw-sold",
  "withdraw files that buyers of an entitlement will very likely lose",
);
export const verify = choice(
  option(
    cautionGroup,
    "--verify <how>",
    "content also downloads what is delivered, and compares",
  ).default("listing"),
  ["listing", "content"],
);
export const detailed = option(
  outputGroup,
  "--detailed-exitcode",
  "exit with 2 where there are changes",
);
export const yes = option("", "--yes", "do not ask");

/** Without a group it is listed under commander's own heading. */
export function option(group: string, flags: string, about: string): Option {
  const made = new Option(flags, about);
  return group === "" ? made : made.helpGroup(group);
}

/** Its values, for help and completion; settings.ts refuses others, with all that is wrong at once. */
function choice(made: Option, values: readonly string[]): Option {
  made.argChoices = [...values];
  return made;
}
