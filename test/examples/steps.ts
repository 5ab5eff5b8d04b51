import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import glob from "fast-glob";
import picomatch from "picomatch";
import { parseCommandFile } from "../faces/command-files.ts";
import type { Event } from "../faces/runner.ts";
import { launch } from "../faces/spawned.ts";
import type { World } from "../faces/world.ts";

/** A step as it stands in a workflow, its expressions filled in. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: unknown;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Where a step runs. */
export interface Place {
  readonly world: World;
  readonly event: Event;
  /** Of this job alone; empty until it is checked out. */
  readonly workspace: string;
  /** What a checkout brings. */
  readonly checkout: string;
  /** Folder of stand-ins for `make` and `gh`. */
  readonly bin: string;
  /** Of the whole run: a folder for each artifact. */
  readonly artifacts: string;
  /** What `github.token` stands for. */
  readonly token: string;
  /** `RUNNER_OS`. */
  readonly os: string;
}

/** What became of a step. */
export interface Done {
  readonly failed: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly summary: string;
}

/** Runs one step as GitHub does: the built action, a script in bash, or a stand-in for the actions of GitHub's own. Throws on any other. */
export async function runStep(step: Step, place: Place): Promise<Done> {
  if (step.run !== undefined) return runScript(step.run, step, place);
  const [action = ""] = (step.uses ?? "").split("@");
  if (action === "OWNER/dodo-files") return deliver(step, place);
  const standIn = standIns[action];
  if (!standIn) throw new Error(`There is no stand-in for ${step.uses}`);
  await standIn(step.with ?? {}, place);
  return { failed: false, outputs: {}, log: "", summary: "" };
}

async function deliver(step: Step, { world, event, workspace, token }: Place): Promise<Done> {
  const inputs = Object.fromEntries(
    Object.entries(step.with ?? {}).map(([name, value]) => [name, String(value)]),
  );
  // Nothing of what the world would give by itself: only what the workflow says.
  const given = { environment: "", "api-key": "", ...inputs };
  const { exitCode, outputs, log, summary } = await world.action({
    inputs: given,
    event,
    workspace,
    token,
  });
  return { failed: exitCode !== 0, outputs, log, summary };
}

async function runScript(
  script: string,
  { env }: Step,
  { workspace, bin, os }: Place,
): Promise<Done> {
  const [file, output] = [`${workspace}.sh`, `${workspace}.output`];
  await writeFile(file, script);
  await writeFile(output, "");
  const given = {
    ...env,
    RUNNER_OS: os,
    GITHUB_OUTPUT: output,
    PATH: `${bin}:${process.env["PATH"]}`,
  };
  const ended = await launch({
    node: "bash",
    script: "-e",
    args: [file],
    cwd: workspace,
    env: given,
  });
  const outputs = parseCommandFile(await readFile(output, "utf8"));
  return { failed: ended.exitCode !== 0, outputs, log: ended.stdout + ended.stderr, summary: "" };
}

type StandIn = (inputs: Readonly<Record<string, unknown>>, place: Place) => Promise<void>;

const standIns: Readonly<Record<string, StandIn>> = {
  "actions/checkout": (_, { checkout, workspace }) => cp(checkout, workspace, { recursive: true }),
  "actions/upload-artifact": upload,
  "actions/download-artifact": download,
};

// One folder is kept without its name, one file without its folders, several as they lie in the workspace.
async function upload(
  inputs: Readonly<Record<string, unknown>>,
  { workspace, artifacts }: Place,
): Promise<void> {
  const paths = String(inputs["path"])
    .trim()
    .split(/\s*\n\s*/);
  const artifact = join(artifacts, String(inputs["name"]));
  await mkdir(artifact);
  const [only = "", ...others] = paths;
  if (others.length === 0 && only.endsWith("/"))
    return cp(join(workspace, only), artifact, { recursive: true });
  for (const path of paths) {
    const to = join(artifact, others.length === 0 ? basename(path) : path);
    await mkdir(dirname(to), { recursive: true });
    await cp(join(workspace, path), to, { recursive: true });
  }
}

async function download(
  inputs: Readonly<Record<string, unknown>>,
  { workspace, artifacts }: Place,
): Promise<void> {
  const all = await glob("*", { cwd: artifacts, onlyDirectories: true });
  const isWanted = picomatch(String(inputs["name"] ?? inputs["pattern"] ?? "*"));
  const wanted = all.filter((name) => isWanted(name));
  if (wanted.length === 0)
    throw new Error(`There is no artifact ${inputs["name"] ?? inputs["pattern"]}`);
  const merged = inputs["name"] !== undefined || inputs["merge-multiple"] === true;
  for (const name of wanted) {
    const to = join(workspace, String(inputs["path"] ?? "."), merged ? "" : name);
    await cp(join(artifacts, name), to, { recursive: true });
  }
}
