import { chmod, cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Fixtures } from "../../emulator/fixtures.ts";
import { nextRunId } from "../faces/runner.ts";
import type { Tree, World, Worlds } from "../faces/world.ts";
import { type JobRun, runWorkflow, type Start, type Workflow } from "./workflow.ts";

const examplesFolder = fileURLToPath(new URL("../../examples", import.meta.url));

/** A folder of examples/, copied into a seller's repository, with a shop that has the products it names. */
export interface Example {
  readonly world: World;
  readonly checkout: string;
  /** Commits files: a later checkout brings them. */
  readonly commit: (tree: Tree) => Promise<void>;
  /** What `make` stands for from now on, as a script for bash. */
  readonly make: (script: string) => Promise<void>;
  /** Runs a workflow of the example, `workflow.yml` where none is named. */
  readonly run: (start: Start, file?: string) => Promise<readonly JobRun[]>;
  /** What `gh` was called with so far, a call a line. */
  readonly calls: () => Promise<string>;
}

export interface ExampleShop {
  readonly worlds: Worlds;
  readonly fixtures?: Fixtures;
}

export async function openExample(
  name: string,
  { worlds, fixtures }: ExampleShop,
): Promise<Example> {
  const folder = await mkdtemp(join(tmpdir(), "example-"));
  const [checkout, bin] = [join(folder, "repository"), join(folder, "bin")];
  await mkdir(bin);
  await cp(join(examplesFolder, name), checkout, { recursive: true });
  const manifest = await readFile(join(checkout, "dodo-files.yaml"), "utf8");
  const world = await worlds.open({}, fixtures ?? { products: productsIn(manifest) });
  const standIn = async (command: string, script: string) => {
    await writeFile(join(bin, command), `#!/usr/bin/env bash\nset -e\n${script}\n`);
    await chmod(join(bin, command), 0o755);
  };
  const calls = join(folder, "gh.log");
  await writeFile(calls, "");
  await standIn("gh", `echo "$@" >> '${calls}'`);
  let runs = 0;
  return {
    world,
    checkout,
    async commit(tree) {
      for (const [path, bytes] of Object.entries(tree)) {
        await mkdir(dirname(join(checkout, path)), { recursive: true });
        await writeFile(join(checkout, path), bytes);
      }
    },
    make: (script) => standIn("make", script),
    async run(start, file = "workflow.yml") {
      const workflow = parse(await readFile(join(checkout, file), "utf8")) as Workflow;
      runs += 1;
      const ground = { world, checkout, bin, folder: join(folder, `run-${runs}`) };
      const event = { runId: nextRunId(), ...start.event };
      return runWorkflow(workflow, { ...start, event }, ground);
    },
    calls: () => readFile(calls, "utf8"),
  };
}

/** The run of a job that is there once, and its last step. */
export function jobOf(runs: readonly JobRun[], name: string) {
  const [run, ...others] = runs.filter(({ job }) => job === name);
  if (!run || others.length > 0)
    throw new Error(`${others.length + (run ? 1 : 0)} runs of ${name}`);
  return { ...run, last: run.steps.at(-1) };
}

function productsIn(manifest: string): readonly { readonly id: string }[] {
  return [...new Set(manifest.match(/\bpdt_\w+/g))].map((id) => ({ id }));
}
