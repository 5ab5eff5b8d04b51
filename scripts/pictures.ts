/**
 * `npm run pictures`: what the README shows, from a real run of the built action and the built command line against the
 * emulator: the comment and the summary as a browser draws them, the terminal as SVG. Ids, times and serials are made the same each time.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Emulator, startEmulator } from "../emulator/emulator.ts";
import { type ActionResult, type ActionRun, runAction, runCli } from "../test/faces/runner.ts";
import { domOf, draw, findBrowser } from "../test/rendered/browser.ts";
import { foundIn, inspection } from "../test/rendered/inspect.ts";
import { type Piece, pageOf } from "../test/rendered/page.ts";
import { type GitHubServer, startGitHub } from "../test/servers/github.ts";
import { terminalSvg } from "./terminal-svg.ts";

const target = fileURLToPath(new URL("../docs/pictures", import.meta.url));

/** The third rule changes from one release to the next. */
const manifest = (third: string) => `version: 1
products:
  reverb: { test_mode: pdt_LReverb }
  ebook: { test_mode: pdt_LEbook }
files:
  "dist/Reverb-macOS.pkg": { to: reverb, name: "Reverb-{version}-macOS{ext}" }
  "dist/Reverb-Windows.exe": { to: reverb, name: "Reverb-{version}-Windows{ext}" }
  ${third}
  "LICENSE.txt": "*"
`;
const before = '"dist/Reverb-Linux.tar.gz": { to: reverb, name: "Reverb-{version}-Linux{ext}" }';
const after = '"book/*.epub": ebook';

interface Shop {
  readonly folder: string;
  readonly emulator: Emulator;
  readonly github: GitHubServer;
}

async function main(): Promise<void> {
  const browser = findBrowser();
  if (!browser) throw new Error("there is no Chromium: install one, or name it with CHROMIUM");
  const folder = await mkdtemp(join(tmpdir(), "dodo-files-pictures-"));
  const byHand = { name: "Reverb-1.0.0-macOS.pkg", bytes: "Made by hand in the dashboard.\n" };
  const products = [
    { id: "pdt_LReverb", name: "Reverb", files: [byHand] },
    { id: "pdt_LEbook", name: "Mixing" },
  ];
  const emulator = await startEmulator({ fixtures: { products } });
  const github = await startGitHub();
  try {
    const { comment, summary, terminal } = await story({ folder, emulator, github });
    await mkdir(target, { recursive: true });
    const by = "<b>github-actions</b> <span class=bot>bot</span> commented on this pull request";
    await picture(browser, { id: "comment", markdown: comment, kind: "comment", title: by });
    await picture(browser, {
      id: "summary",
      markdown: summary,
      kind: "summary",
      title: "<b>Store</b> summary",
    });
    await writeFile(
      join(target, "terminal.svg"),
      terminalSvg("A plan and its delivery in the terminal", terminal),
    );
  } finally {
    await Promise.all([
      emulator.close(),
      github.close(),
      rm(folder, { recursive: true, force: true }),
    ]);
  }
}

/** A release, the pull request of the next one, and its delivery: once as the Action does it, once more from a laptop. */
async function story(shop: Shop) {
  const { folder, github } = shop;
  const write = (path: string, bytes: string | Buffer) => put(join(folder, path), bytes);
  await write("dodo-files.yaml", manifest(before));
  await write("LICENSE.txt", "Use it as you like.\n");
  for (const [name, size] of [
    ["macOS.pkg", 4_820],
    ["Windows.exe", 5_070],
    ["Linux.tar.gz", 4_100],
  ] as const) {
    await write(`dist/Reverb-${name}`, Buffer.alloc(size * 1_000, name));
  }
  expectDone(await act(shop, { event: { name: "push", ref: "refs/tags/v1.2.0" } }));

  await write("dodo-files.yaml", manifest(after));
  await write("dist/Reverb-macOS.pkg", Buffer.alloc(4_890_000, "new"));
  await write("dist/Reverb-Windows.exe", Buffer.alloc(5_100_000, "new"));
  await write("book/Mixing-2e.epub", Buffer.alloc(310_000, "book"));
  const head = {
    sha: "4f2a91c0d3e5f60718293a4b5c6d7e8f90123456",
    repo: { full_name: "acme/plugins" },
  };
  const event = {
    name: "pull_request",
    ref: "refs/pull/7/merge",
    payload: { pull_request: { number: 7, head } },
  };
  expectDone(await act(shop, { event, token: "plan-token", inputs: { comment: "true" } }));
  const plan = await shell(shop, "plan");
  const delivery = await act(shop, { event: { name: "push", ref: "refs/tags/v1.3.0" } });
  expectDone(delivery);
  const check = await shell(shop, "check");
  const steady = steadied();
  return {
    comment: steady(github.comments(7)[0]?.body ?? ""),
    summary: steady(delivery.summary),
    terminal: [...plan, "", ...check].map(steady),
  };
}

function act(
  { folder, emulator, github }: Shop,
  { inputs, ...run }: Partial<ActionRun>,
): Promise<ActionResult> {
  return runAction({
    workspace: folder,
    token: "write-token",
    ...run,
    inputs: { environment: "test_mode", "api-key": emulator.keys.write, ...inputs },
    env: { DODO_PAYMENTS_BASE_URL: emulator.url, GITHUB_API_URL: github.url },
  });
}

/** A command of the command line and what it prints. */
async function shell(
  { folder, emulator, github }: Shop,
  command: "plan" | "check",
): Promise<readonly string[]> {
  const args = [
    command,
    "--environment",
    "test_mode",
    ...(command === "plan" ? ["--tag", "v1.3.0"] : []),
  ];
  const env = { DODO_PAYMENTS_API_KEY: emulator.keys.read, DODO_PAYMENTS_BASE_URL: emulator.url };
  const hub = {
    GITHUB_API_URL: github.url,
    GITHUB_TOKEN: "read-token",
    GITHUB_REPOSITORY: "acme/plugins",
  };
  const { stdout } = await runCli(args, { cwd: folder, env: { ...env, ...hub } });
  return [`$ dodo-files ${args.join(" ")}`, ...stdout.trimEnd().split("\n")];
}

function expectDone({ exitCode, log }: ActionResult): void {
  if (exitCode !== 0) throw new Error(`a run failed:\n${log}`);
}

/** What differs from run to run becomes the same: ids in the order in which they come, serials, and times. */
function steadied(): (text: string) => string {
  const ids = new Map<string, string>();
  const serials = new Map<string, string>();
  const once = (
    known: Map<string, string>,
    text: string,
    made: (index: number) => string,
  ): string => {
    const found = known.get(text) ?? made(known.size);
    known.set(text, found);
    return found;
  };
  const id = (index: number) =>
    `0193b3a2-4e0c-7000-8000-${(index * 4_099 + 40_720).toString(16).padStart(12, "0")}`;
  return (text) =>
    text
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (found) => once(ids, found, id))
      .replace(
        /(#|\bstate \[?(?:state )?)(\d+)\b/g,
        (_, word, serial) => word + once(serials, serial, (n) => `${57 + n}`),
      )
      .replace(/\b(in|·) \d[\d.]* s\b/g, "$1 2 s");
}

async function picture(browser: string, piece: Piece): Promise<void> {
  const html = pageOf([piece], inspection);
  const look = { browser, html, width: 992 };
  const { height } = foundIn(await domOf(look));
  await draw({ ...look, height, path: join(target, `${piece.id}.png`), scale: 1.5 });
}

async function put(path: string, bytes: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

await main();
