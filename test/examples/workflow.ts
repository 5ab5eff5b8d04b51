import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import picomatch from "picomatch";
import type { Event } from "../faces/runner.ts";
import { type Context, fill, isMet, type Scope } from "./expressions.ts";
import { type Done, type Place, runStep, type Step } from "./steps.ts";

/** A workflow as far as the examples use the language; `runWorkflow` throws on a key beyond it. */
export interface Workflow {
  readonly on: Readonly<Record<string, Trigger | null>>;
  readonly permissions: Permissions;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Trigger {
  readonly tags?: readonly string[];
  readonly types?: readonly string[];
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>;
}

type Permissions = Readonly<Record<string, string>>;

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: unknown;
  readonly "runs-on": string;
  readonly permissions?: Permissions;
  readonly environment?: string;
  readonly strategy?: { readonly matrix: unknown };
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** What starts a run, and what it may know. */
export interface Start {
  readonly event: Event;
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Environment of GitHub → its secrets; those of the repository under an empty name. */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A pull request from a fork: no secrets, and a token that only reads. */
  readonly fork?: boolean;
  /** Job → what happens before it, as while it waits for approval. */
  readonly before?: Readonly<Record<string, () => Promise<void>>>;
}

/** A job of a matrix is there once for each of its combinations. */
export interface JobRun {
  readonly job: string;
  readonly result: "success" | "failure" | "skipped";
  readonly steps: readonly (Done & { readonly id: string })[];
  readonly outputs: Context;
}

export type Ground = Pick<Place, "world" | "checkout" | "bin"> & { readonly folder: string };

/** Runs the jobs of a workflow in the order of their needs, and those of a matrix at once. Throws where the event does not start it. */
export async function runWorkflow(
  workflow: Workflow,
  start: Start,
  ground: Ground,
): Promise<readonly JobRun[]> {
  assertKnown(workflow);
  assertStarted(workflow, start.event);
  const artifacts = join(ground.folder, "artifacts");
  await mkdir(artifacts, { recursive: true });
  const done: JobRun[] = [];
  for (const [name, job] of inOrder(workflow.jobs)) {
    const context = contextOf(workflow, { job, start, done });
    const failed = needsOf(job).some((need) =>
      done.some((run) => run.job === need && run.result !== "success"),
    );
    if (!isMet(job.if, { context, failed }))
      done.push({ job: name, result: "skipped", steps: [], outputs: {} });
    else {
      await start.before?.[name]?.();
      const runs = combinations(fill(job.strategy?.matrix, { context, failed })).map(
        (matrix, index) =>
          runJob(
            { name, job, start, workflow, context: { ...context, matrix } },
            { ...ground, artifacts, index },
          ),
      );
      done.push(...(await Promise.all(runs)));
    }
  }
  return done;
}

interface Ready {
  readonly name: string;
  readonly job: Job;
  readonly start: Start;
  readonly workflow: Workflow;
  readonly context: Context;
}

async function runJob(
  ready: Ready,
  at: Ground & { readonly artifacts: string; readonly index: number },
) {
  const { name, job, start, workflow, context } = ready;
  const workspace = join(at.folder, `${name}-${at.index}`);
  await mkdir(workspace);
  const token = tokenOf(workflow, job, start);
  const os = systems.find(([label]) =>
    String(fill(job["runs-on"], { context, failed: false })).startsWith(label),
  )?.[1];
  const place: Place = { ...at, event: start.event, workspace, token, os: os ?? "Linux" };
  const steps: JobRun["steps"][number][] = [];
  let scope: Scope = { context: { ...context, steps: {} }, failed: false };
  for (const [index, step] of job.steps.entries()) {
    if (!isMet(step.if, scope)) continue;
    const ended = {
      id: step.id ?? String(index),
      ...(await runStep(fill(step, scope) as Step, place)),
    };
    steps.push(ended);
    const known = steps.map(({ id, outputs, failed }) => [
      id,
      { outputs, outcome: failed ? "failure" : "success" },
    ]);
    scope = {
      context: { ...context, steps: Object.fromEntries(known) },
      failed: scope.failed || ended.failed,
    };
  }
  const outputs = fill(job.outputs ?? {}, scope) as Context;
  return {
    job: name,
    result: scope.failed ? ("failure" as const) : ("success" as const),
    steps,
    outputs,
  };
}

const tokens: Readonly<Record<string, string>> = {
  write: "write-token",
  read: "read-token",
  none: "no-token",
};

function tokenOf({ permissions }: Workflow, job: Job, { fork }: Start): string {
  const { contents = "none", "pull-requests": comments } = job.permissions ?? permissions;
  if (contents === "read" && comments === "write" && !fork) return "plan-token";
  return fork && contents === "write" ? "read-token" : (tokens[contents] ?? "no-token");
}

const systems = [
  ["ubuntu", "Linux"],
  ["macos", "macOS"],
  ["windows", "Windows"],
] as const;

interface Asked {
  readonly job: Job;
  readonly start: Start;
  readonly done: readonly JobRun[];
}

function contextOf(workflow: Workflow, { job, start, done }: Asked): Context {
  const { event, secrets = {} } = start;
  const declared = Object.entries(workflow.on["workflow_dispatch"]?.inputs ?? {});
  const inputs = {
    ...Object.fromEntries(declared.map(([key, input]) => [key, input.default ?? ""])),
    ...start.inputs,
  };
  const needs = needsOf(job).map((need) => {
    const runs = done.filter((run) => run.job === need);
    return [need, { outputs: runs.at(-1)?.outputs, result: runs.at(-1)?.result }];
  });
  const github = {
    event_name: event.name,
    ref: event.ref,
    repository: "acme/plugins",
    event: event.payload ?? {},
  };
  const token = tokenOf(workflow, job, start);
  const base = { inputs, needs: Object.fromEntries(needs), github: { ...github, token } };
  const environment = String(fill(job.environment ?? "", { context: base, failed: false }));
  return {
    ...base,
    matrix: {},
    steps: {},
    secrets: start.fork ? {} : { ...secrets[""], ...secrets[environment] },
  };
}

function needsOf({ needs = [] }: Job): readonly string[] {
  return typeof needs === "string" ? [needs] : needs;
}

function inOrder(jobs: Workflow["jobs"]): readonly (readonly [string, Job])[] {
  const ordered: (readonly [string, Job])[] = [];
  const waiting = Object.entries(jobs);
  while (waiting.length > 0) {
    const next = waiting.findIndex(([, job]) =>
      needsOf(job).every((need) => ordered.some(([name]) => name === need)),
    );
    if (next < 0)
      throw new Error(`Jobs wait for each other: ${waiting.map(([name]) => name).join(", ")}`);
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}

function combinations(matrix: unknown): readonly Context[] {
  return Object.entries((matrix ?? {}) as Record<string, readonly unknown[]>).reduce<
    readonly Context[]
  >(
    (all, [key, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))),
    [{}],
  );
}

function assertStarted({ on }: Workflow, { name, ref = "", payload }: Event): void {
  const trigger = on[name];
  const tag = /^refs\/tags\/(.*)$/.exec(ref)?.[1] ?? "";
  const { action } = (payload ?? {}) as { readonly action?: string };
  const fits =
    name in on &&
    (trigger?.tags ? picomatch([...trigger.tags])(tag) : true) &&
    (trigger?.types ? trigger.types.includes(action ?? "") : true);
  if (!fits)
    throw new Error(`${name} of ${ref} does not start this workflow, but ${JSON.stringify(on)}`);
}

const jobKeys =
  "name needs if runs-on permissions environment concurrency strategy outputs steps timeout-minutes";
const stepKeys = "id name if uses with run shell env";

function assertKnown({ jobs }: Workflow): void {
  const unknown = (value: object, keys: string) =>
    Object.keys(value).filter((key) => !keys.split(" ").includes(key));
  const strange = Object.values(jobs).flatMap((job) => [
    ...unknown(job, jobKeys),
    ...job.steps.flatMap((step) => unknown(step, stepKeys)),
  ]);
  if (strange.length > 0) throw new Error(`This runner does not know ${strange.join(", ")}`);
}
