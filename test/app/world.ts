import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run, type Start } from "../../src/app/commands/run.ts";
import type {
  Clock,
  ManifestText,
  PlanFile,
  StateStore,
  Storefront,
  Workspace,
} from "../../src/app/ports.ts";
import type { Consent } from "../../src/app/run/context.ts";
import type { Plan } from "../../src/core/plan/plan.ts";
import type { Progress } from "../../src/core/run/progress.ts";
import type { Report } from "../../src/core/run/report.ts";
import type { Settings } from "../../src/core/run/settings.ts";
import { type Places, readManifest } from "../../src/io/local/manifest-file.ts";
import { createWorkspace } from "../../src/io/workspace/workspace.ts";
import { readSettings } from "../../src/settings/read.ts";
import { createMemory, createMemoryStateStore } from "../fakes/memory-state-store.ts";
import { createShop, type Shop, type ShopVariant } from "../fakes/memory-storefront.ts";

/** Over all worlds, since two of them may share a state. */
let invocations = 0;

/** Files of a workspace: path → text. */
export type Tree = Readonly<Record<string, string>>;

/** A seller's repository, their shop and their state, and runs over them. Time passes only where somebody sleeps. */
export interface World {
  readonly shop: Shop;
  readonly store: StateStore;
  readonly progress: Progress[];
  readonly rescued: string[];
  write(tree: Tree): Promise<void>;
  remove(path: string): Promise<void>;
  /** Runs a command with inputs by the Action's names. */
  run(inputs?: Readonly<Record<string, string>>, options?: RunOptions): Promise<Report>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: unknown;
  readonly signal?: AbortSignal;
  readonly offline?: boolean;
  readonly store?: StateStore;
  readonly agree?: boolean;
  /** A person who is asked, and takes their time, in the place of `agree`. */
  readonly ask?: (plan: Plan) => Promise<Consent>;
  /** What stands behind a command of the command line: these settings are read as that face does. */
  readonly operands?: readonly string[];
  /** What `state push` is given. */
  readonly document?: string;
  /** Keeps what `plan` saves, and is what `apply` is held to. */
  readonly plan?: { text: string };
}

export interface WorldOptions {
  readonly products?: readonly string[];
  readonly variant?: ShopVariant;
  /** In the place of the shop in memory. */
  readonly storefront?: Storefront;
  /** What is made of the real one. */
  readonly workspace?: (own: Workspace) => Workspace;
  /** A checkout in memory, in the place of `tree` on the disk. */
  readonly checkout?: Checkout;
  readonly clock?: Clock;
  /** What the lineages that this checkout begins are called. */
  readonly lineage?: string;
  /** Another checkout of the same repository: the same shop and the same state. */
  readonly beside?: Pick<World, "shop" | "store">;
}

export interface Checkout {
  readonly manifest: ManifestText;
  readonly workspace: Workspace;
}

export async function aWorld(tree: Tree, options: WorldOptions = {}): Promise<World> {
  const { checkout, lineage = "lineage" } = options;
  const root = checkout ? "" : await mkdtemp(join(tmpdir(), "dodo-world-"));
  const shop =
    options.beside?.shop ??
    createShop(options.products ?? ["pdt_app", "pdt_book"], options.variant);
  const store = options.beside?.store ?? createMemoryStateStore();
  const { workspace = (own) => own } = options;
  const progress: Progress[] = [];
  const rescued: string[] = [];
  const clock = options.clock ?? turnedClock();
  let lineages = 0;
  const write = async (files: Tree) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  };
  await write(tree);
  return {
    shop,
    store,
    progress,
    rescued,
    write,
    remove: (path) => rm(join(root, path)),
    async run(
      inputs = {},
      { signal, offline, store: other, agree = true, ask, document, plan, ...given } = {},
    ) {
      const settings = settingsOf(inputs, given);
      const found =
        checkout ?? (await readCheckout(settings.config, { cwd: root, workspace: root }));
      const observe = (one: Progress) => progress.push(one);
      const open: Start["open"] = async () => ({
        workspace: workspace(found.workspace),
        storefront: offline ? undefined : (options.storefront ?? shop),
        store: other ?? store,
        document:
          document === undefined ? undefined : createMemoryStateStore(createMemory(document)),
        initPorts: { write: async () => false },
        planFile: plan && memoryPlanFile(plan),
        clock,
        observe,
        signal: signal ?? new AbortController().signal,
        invocation: String(++invocations).padStart(8, "0"),
        newLineage: () => `${lineage}-${++lineages}`,
        async rescue(text) {
          rescued.push(text);
          return ["The state is kept."];
        },
        agreed: ask ?? (async () => (agree ? "given" : "no")),
      });
      return run(settings, found.manifest, { clock, observe, open });
    },
  };
}

async function readCheckout(config: string, places: Places): Promise<Checkout> {
  const manifest = await readManifest(config, places);
  const { root, folder } = manifest;
  return { manifest, workspace: createWorkspace({ root, folder }) };
}

function settingsOf(
  inputs: Readonly<Record<string, string>>,
  { env = {}, event, operands }: RunOptions,
): Settings {
  const all = {
    "api-key": "key",
    environment: "test_mode",
    "state-file": "unused.json",
    ...inputs,
  };
  const { settings, problems } = readSettings({
    face: operands ? "command line" : "action",
    inputs: all,
    env,
    event,
    ...(operands ? { operands } : {}),
  });
  if (!settings) throw problems[0];
  return settings;
}

function memoryPlanFile(plan: { text: string }): PlanFile {
  return {
    where: "plan.json",
    load: async () => plan.text,
    async save(text) {
      plan.text = text;
    },
  };
}

function turnedClock(): Clock {
  let now = Date.parse("2026-01-01T00:00:00Z");
  return {
    now: () => now++,
    elapsed: () => now,
    async sleep(ms) {
      now += Math.max(0, ms);
    },
  };
}
