import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { parseCommandFile } from "./command-files.ts";
import { type Annotation, createConsole, type WorkflowCommand } from "./commands.ts";
import { type Ended, type Interruption, type Launch, launch } from "./spawned.ts";

/** What GitHub knows of a run; without it a push to `main`. */
export interface Event {
  readonly name: string;
  readonly payload?: unknown;
  /** Full, as `refs/tags/v1.2.0` or `refs/pull/7/merge`. */
  readonly ref?: string;
  readonly sha?: string;
  /** Without it the run is newer than every run before it. */
  readonly runId?: number;
  readonly runAttempt?: number;
  readonly repository?: string;
}

/** How a face is started: in a process of its own unless `runWithin` is given. */
export type Start = (options: Launch) => Promise<Ended>;

export interface ActionRun {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Beyond what the runner sets, or in its place. */
  readonly env?: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly event?: Event;
  /** What `github.token` stands for. */
  readonly token?: string;
  readonly signalAfter?: Interruption;
  /** Another Node than the one this runs under. */
  readonly node?: string;
  readonly timeout?: number;
  /** The folder that `RUNNER_TEMP` names; without it one that is gone afterwards. */
  readonly temp?: string;
  /** Another action than this repository's. */
  readonly action?: { readonly metadata: string; readonly script: string };
  readonly start?: Start;
}

export interface ActionResult extends Ended {
  /** Both streams as the job's page shows them: commands executed, masks applied. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Outputs that GitHub would drop between jobs, since they contain something masked. */
  readonly lostOutputs: readonly string[];
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  /** Groups, and whatever else the runner executed. */
  readonly otherCommands: readonly WorkflowCommand[];
  /** What it asked to have in the environment of later steps. */
  readonly exported: Readonly<Record<string, string>>;
}

/** Runs the built action as GitHub's runner does, in a temporary folder of its own, and returns all that came of it. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const temp = await mkdtemp(join(tmpdir(), "runner-"));
  try {
    const { metadata, script } = run.action ?? own;
    const env = {
      ...environment(run, temp),
      ...inputs(await readFile(metadata, "utf8"), run),
      ...run.env,
    };
    for (const file of Object.values(commandFiles)) await writeFile(join(temp, file), "");
    await writeFile(join(temp, "event.json"), JSON.stringify(run.event?.payload ?? {}));
    const { line, ...page } = createConsole();
    const { start = launch } = run;
    const ended = await start({ ...run, script, cwd: run.workspace, env, line });
    return { ...ended, ...page, log: page.log.join("\n"), ...(await written(temp, page.masks)) };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

let runs = 1_000;

/** GitHub numbers runs in the order in which they start. */
export function nextRunId(): number {
  runs += 1;
  return runs;
}

export interface CliRun {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdin?: string;
  readonly signalAfter?: Interruption;
  readonly node?: string;
  readonly timeout?: number;
  readonly start?: Start;
}

/** Runs the built command line, off a terminal. */
export function runCli(
  args: readonly string[],
  { start = launch, ...run }: CliRun,
): Promise<Ended> {
  return start({ ...run, script: join(root, "dist/cli/index.js"), args, env: run.env ?? {} });
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const own = { metadata: join(root, "action.yml"), script: join(root, "dist/action/index.js") };

const commandFiles = {
  GITHUB_OUTPUT: "output",
  GITHUB_STEP_SUMMARY: "summary",
  GITHUB_STATE: "state",
  GITHUB_ENV: "env",
  GITHUB_PATH: "path",
};

// The addresses lead nowhere: a test that wants GitHub gives its own.
function environment(
  { workspace, event = { name: "push" }, ...run }: ActionRun,
  temp: string,
): Record<string, string> {
  const {
    name,
    ref = "refs/heads/main",
    sha = "4f2a91c0".repeat(5),
    repository = "acme/plugins",
  } = event;
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: join(temp, "event.json"),
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    GITHUB_REF_TYPE: ref.startsWith("refs/tags/") ? "tag" : "branch",
    GITHUB_SHA: sha,
    GITHUB_RUN_ID: String(event.runId ?? nextRunId()),
    GITHUB_RUN_ATTEMPT: String(event.runAttempt ?? 1),
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split("/")[0] ?? "",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_API_URL: "http://127.0.0.1:9",
    RUNNER_TEMP: run.temp ?? temp,
    ...Object.fromEntries(
      Object.entries(commandFiles).map(([variable, file]) => [variable, join(temp, file)]),
    ),
  };
}

// Missing inputs are empty texts; `required` is not enforced. An input that is not declared is a slip of the test.
function inputs(
  metadata: string,
  { inputs: given = {}, token = "" }: ActionRun,
): Record<string, string> {
  const { inputs: declared = {} } = parse(metadata) as Metadata;
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0) throw new Error(`action.yml declares no input ${unknown.join(", ")}`);
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      given[name] ??
        String(input?.default ?? "").replace(/^\$\{\{ github\.token \}\}$/, () => token),
    ]),
  );
}

interface Metadata {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown } | null>>;
}

async function written(temp: string, masks: readonly string[]) {
  const read = (file: string) => readFile(join(temp, file), "utf8");
  const outputs = parseCommandFile(await read(commandFiles.GITHUB_OUTPUT));
  const lostOutputs = Object.keys(outputs).filter((name) =>
    masks.some((mask) => outputs[name]?.includes(mask)),
  );
  const exported = parseCommandFile(await read(commandFiles.GITHUB_ENV));
  return { outputs, lostOutputs, exported, summary: await read(commandFiles.GITHUB_STEP_SUMMARY) };
}
