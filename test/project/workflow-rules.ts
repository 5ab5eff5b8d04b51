import { parse } from "yaml";

interface Permissions {
  readonly [scope: string]: string;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: unknown;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>> | string | readonly string[];
  readonly permissions?: Permissions | string;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: Permissions | string;
  readonly if?: unknown;
  readonly "runs-on"?: unknown;
  readonly steps?: readonly Step[];
}

/** What a reviewer of supply chains would say of a workflow, a line each. */
export function risksOf(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  return [
    ...triggerRisks(workflow),
    ...permissionRisks(workflow),
    ...unpinned(text).map((line) => `not pinned to a commit with its version beside it: ${line}`),
    ...jobs.flatMap(([name, job]) =>
      [job, ...(job.steps ?? [])].flatMap(secretRisks).map((risk) => `${name}: ${risk}`),
    ),
    ...jobs.flatMap(([name, job]) =>
      (job.steps ?? []).flatMap(stepRisks).map((risk) => `${name}: ${risk}`),
    ),
    ...jobs.flatMap(([name, job]) =>
      String(job["runs-on"]).includes("self-hosted")
        ? [`${name}: runs on a machine that other runs share`]
        : [],
    ),
    ...(/toJSON\(\s*secrets|secrets: inherit|secrets\[/i.test(text)
      ? ["hands out all secrets at once"]
      : []),
  ];
}

// They run with the repository's secrets while a stranger decides on their text.
const strangers = ["pull_request_target", "workflow_run", "issue_comment", "discussion_comment"];

function triggerRisks({ on }: Workflow): readonly string[] {
  const names =
    typeof on === "string" ? [on] : Array.isArray(on) ? (on as readonly string[]) : Object.keys(on);
  return names.filter((name) => strangers.includes(name)).map((name) => `is started by ${name}`);
}

function permissionRisks({ permissions, jobs }: Workflow): readonly string[] {
  if (permissions === undefined) return ["says nothing of permissions"];
  const all = [permissions, ...Object.values(jobs).map((job) => job.permissions ?? {})];
  const sweeping = all
    .filter((each) => typeof each === "string")
    .map((each) => `gives permissions by ${each}`);
  const shared =
    Object.keys(jobs).length > 1 &&
    typeof permissions === "object" &&
    writes(permissions).length > 0;
  return [
    ...sweeping,
    ...(shared ? [`lets every job write ${writes(permissions).join(", ")}`] : []),
  ];
}

function writes(permissions: Permissions): readonly string[] {
  return Object.keys(permissions).filter((scope) => permissions[scope] === "write");
}

// What stands in an `if` is printed in the log of a run in debug mode.
function secretRisks({ if: condition }: Pick<Job, "if">): readonly string[] {
  return /\bsecrets\b/.test(String(condition)) ? [`decides by a secret: ${condition}`] : [];
}

function stepRisks({ uses = "", run = "", with: inputs = {} }: Step): readonly string[] {
  const keeps = uses.startsWith("actions/checkout@") && inputs["persist-credentials"] !== false;
  return [
    ...(keeps ? ["the checkout leaves its token behind"] : []),
    ...(run.includes("${{") ? [`pastes text into a script: ${run.trim()}`] : []),
    ...(/\bgit push\b/.test(run) ? ["pushes with git"] : []),
    ...(/\b(curl|wget)\b.*\|\s*(ba)?sh/.test(run) ? ["runs what it downloads"] : []),
  ];
}

// Our own action stands for whatever release a reader takes; it moves with `v1`.
function unpinned(text: string): readonly string[] {
  const uses = text
    .split("\n")
    .filter((line) => /^\s*(- )?uses: (?!\.\/|OWNER\/dodo-files@v1\b)/.test(line));
  return uses
    .filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
    .map((line) => line.trim());
}
