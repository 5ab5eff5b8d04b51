import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/emulator.ts";
import type { Fixtures } from "../../emulator/fixtures.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import {
  type ActionResult,
  type ActionRun,
  type CliRun,
  runAction,
  runCli,
  type Start,
} from "./runner.ts";
import type { Ended } from "./spawned.ts";

/** Files of a workspace: path → text or bytes. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** A tag that was pushed: the event of most runs. */
const release = { name: "push", ref: "refs/tags/v1.2.0" } as const;

/** A result of the Action with the report file that it named. */
export interface Reported extends ActionResult {
  readonly report: string;
}

/** A seller's checkout, their shop at Dodo and their repository on GitHub, and the built faces run over them. */
export interface World {
  readonly folder: string;
  readonly emulator: Emulator;
  readonly github: GitHubServer;
  write(tree: Tree): Promise<void>;
  remove(path: string): Promise<void>;
  /** Runs the Action on the push of `v1.2.0`, with a key that may write and the state on the branch. */
  action(run?: Partial<ActionRun>): Promise<Reported>;
  cli(args: readonly string[], run?: Partial<CliRun>): Promise<Ended>;
  /** Every request so far that changes something where it arrives: `PUT /products/pdt_TestApp1/files`, `POST github …`. */
  writes(): readonly string[];
  /** The names that a buyer sees, sorted. */
  names(target: string): Promise<readonly string[]>;
  /** Text of the state on the branch, parsed; null where there is none. */
  state(): StateText | null;
}

export interface StateText {
  readonly serial: number;
  readonly files: readonly {
    readonly name: string;
    readonly target: string;
    readonly file_id: string;
  }[];
  readonly intents: readonly unknown[];
  readonly releases: readonly unknown[];
}

/** One emulator for a test file: it is emptied for each world. */
export interface Worlds {
  readonly emulator: Emulator;
  open(tree: Tree, fixtures?: Fixtures): Promise<World>;
  close(): Promise<void>;
}

export interface WorldsOptions extends EmulatorOptions {
  /** How the faces are started: `runWithin` where it is enough to run their source. */
  readonly start?: Start;
}

export const stateBranch = "dodo-files-state";
export const statePath = "test_mode/dodo-files.yaml.json";

export async function startWorlds({ start, ...options }: WorldsOptions = {}): Promise<Worlds> {
  const emulator = await startEmulator(options);
  const closing: (() => Promise<void>)[] = [() => emulator.close()];
  return {
    emulator,
    async open(tree, fixtures) {
      const root = await mkdtemp(join(tmpdir(), "dodo-face-"));
      const github = await startGitHub();
      closing.push(
        () => rm(root, { recursive: true, force: true }),
        async () => {
          await github.close();
          expect(github.violations).toEqual([]);
        },
      );
      await emulator.reset(fixtures);
      return openWorld({ root, emulator, github, start }, tree);
    },
    close: async () => void (await Promise.all(closing.map((close) => close()))),
  };
}

interface Parts {
  readonly root: string;
  readonly emulator: Emulator;
  readonly github: GitHubServer;
  readonly start: Start | undefined;
}

async function openWorld({ root, emulator, github, start }: Parts, tree: Tree): Promise<World> {
  const folder = join(root, "checkout");
  const temp = join(root, "temp");
  await Promise.all([folder, temp].map((each) => mkdir(each)));
  const write = async (files: Tree): Promise<void> => {
    for (const [path, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
  };
  await write(tree);
  const addresses = { DODO_PAYMENTS_BASE_URL: emulator.url, GITHUB_API_URL: github.url };
  const given = {
    environment: "test_mode",
    "api-key": emulator.keys.write,
    "requests-per-minute": "100000",
  };
  return {
    folder,
    emulator,
    github,
    write,
    remove: (path) => rm(join(folder, path), { recursive: true }),
    async action({ inputs, env, ...run } = {}) {
      const result = await runAction({
        workspace: folder,
        temp,
        token: "write-token",
        event: release,
        ...(start ? { start } : {}),
        ...run,
        inputs: { ...given, ...inputs },
        env: { ...addresses, ...env },
      });
      const report = await readFile(result.outputs["report-path"] ?? "", "utf8").catch(() => "");
      return { ...result, report };
    },
    cli: (args, { env, ...run } = {}) =>
      runCli(args, {
        cwd: folder,
        ...(start ? { start } : {}),
        ...run,
        env: { DODO_PAYMENTS_API_KEY: emulator.keys.write, ...addresses, ...env },
      }),
    writes: () => [
      ...emulator.requests.filter(isWrite).map(({ method, path }) => `${method} ${path}`),
      ...github.requests.filter(isWrite).map(({ method, path }) => `${method} github ${path}`),
    ],
    names: async (target) => (await emulator.buyer(target)).map(({ name }) => name).sort(),
    state() {
      const text = github.files(stateBranch).get(statePath);
      return text === undefined ? null : (JSON.parse(text) as StateText);
    },
  };
}

function isWrite({ method }: { readonly method: string }): boolean {
  return method !== "GET" && method !== "HEAD";
}

/** Nothing of what was printed, written or handed over holds a key, a token, a signature, or an address with a query. */
export function expectNoSecrets(
  { stdout, stderr, ...run }: Ended & Partial<Reported>,
  world: World,
): void {
  const shown = `${stdout}\n${stderr}`.replace(/^::add-mask::.*$/gm, "");
  const texts = [shown, run.summary ?? "", run.report ?? "", ...Object.values(run.outputs ?? {})];
  const secrets = [
    world.emulator.keys.write,
    world.emulator.keys.read,
    "write-token",
    "read-token",
    "X-Amz-",
  ];
  for (const text of texts) {
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/https?:\/\/[^\s"'<>]*\?/);
  }
}

/** A log or a summary without what differs from run to run: ids, times, and addresses on loopback. */
export function timeless(text: string): string {
  return (
    text
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "FILE-ID")
      .replace(/\bdf_[0-9a-f]{20}\b/g, "FILE-ID")
      .replace(/\breq_\d+/g, "REQUEST")
      .replace(/127\.0\.0\.1:\d+/g, "LOOPBACK")
      .replace(/\bcommit\/[0-9a-f]{40}/g, "commit/SHA")
      // How many saves a run takes depends on how fast its uploads end.
      .replace(/(#|\bstate |\bstate \[)[1-9]\d*\b/gi, "$1SERIAL")
      .replace(/\bin \d[\d.]* (ms|s)\b/g, "in TIME")
      .replace(/· \d[\d.]* (ms|s)\b/g, "· TIME")
  );
}
