/**
 * `npm run demo`: a small shop on this machine, and the built action run three times as GitHub's runner would run it.
 * Exits with 0 only if everything that it shows held.
 */
import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Emulator, startEmulator } from "../emulator/emulator.ts";
import { type ActionResult, runAction } from "../test/faces/runner.ts";

const app = "pdt_DemoApp1";
const book = "pdt_DemoBook1";
const manifest = `version: 1
products:
  app: { test_mode: ${app} }
  book: { test_mode: ${book} }
files:
  "dist/Reverb-macOS.pkg": { to: app, name: "Reverb-{version}-macOS{ext}" }
  "dist/Reverb-Windows.exe": { to: app, name: "Reverb-{version}-Windows{ext}" }
  "LICENSE.txt": "*"
  "book/*.epub": book
`;

const failures: string[] = [];

function check(what: string, held: boolean): void {
  console.log(`${held ? "✓" : "✗"} ${what}`);
  if (!held) failures.push(what);
}

function heading(text: string): void {
  console.log(`\n── ${text} ${"─".repeat(Math.max(3, 96 - text.length))}`);
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "dodo-files-demo-"));
  const files = new Map<string, Buffer>([
    ["dist/Reverb-macOS.pkg", randomBytes(3_000_000)],
    ["dist/Reverb-Windows.exe", randomBytes(2_000_000)],
    ["LICENSE.txt", Buffer.from("Use it as you like.\n")],
    ["book/Mixing.epub", randomBytes(400_000)],
  ]);
  for (const [path, bytes] of files) await put(join(folder, path), bytes);
  await put(join(folder, "dodo-files.yaml"), Buffer.from(manifest));
  const byHand = { name: "Read me first.txt", bytes: "Made by hand in the dashboard.\n" };
  const emulator = await startEmulator({
    fixtures: {
      products: [
        { id: app, name: "Reverb", files: [byHand] },
        { id: book, name: "Mixing" },
      ],
    },
  });
  try {
    await story({ folder, files, emulator });
  } finally {
    await emulator.close();
  }
  heading(failures.length === 0 ? "All of it held" : `${failures.length} of it did not hold`);
  console.log(`The shop's folder: ${folder}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

interface Shop {
  readonly folder: string;
  readonly files: Map<string, Buffer>;
  readonly emulator: Emulator;
}

async function story(shop: Shop): Promise<void> {
  const { folder, files, emulator } = shop;
  console.log(`dodo-files.yaml:\n\n${manifest}`);

  heading("1. The first release: git tag v1.2.0");
  const first = await release(shop, "v1.2.0");
  check("the run succeeded and changed something", isDone(first, "changed"));
  await checkBuyers(shop, "1.2.0");

  heading("2. The same again: nothing changed");
  const before = emulator.requests.length;
  const second = await release(shop, "v1.2.0");
  check("the run succeeded and found nothing to do", isDone(second, "unchanged"));
  const sent = emulator.requests.slice(before);
  check(
    `it only read: ${sent.length} requests, one for each product`,
    sent.length === 2 && sent.every(({ method }) => method === "GET"),
  );
  check(
    "it gave out every file id again",
    second.outputs["file-ids"] === first.outputs["file-ids"],
  );

  heading("3. The next release: git tag v1.3.0, and one build is new");
  files.set("dist/Reverb-macOS.pkg", randomBytes(3_100_000));
  await put(
    join(folder, "dist/Reverb-macOS.pkg"),
    files.get("dist/Reverb-macOS.pkg") ?? Buffer.of(),
  );
  const third = await release(shop, "v1.3.0");
  check("the run succeeded and changed something", isDone(third, "changed"));
  const replaced = ["Reverb-1.3.0-macOS.pkg", "Reverb-1.3.0-Windows.exe"];
  check(
    "both builds of the app were replaced",
    third.outputs["replaced"] === String(replaced.length),
  );
  check("what did not change was kept", third.outputs["kept"] === "3");
  await checkBuyers(shop, "1.3.0");
  check("buyers never saw the app without its macOS file", neverWithout(emulator, "macOS"));
  check("nothing was sent that no program should send", emulator.violations.length === 0);
}

/** Runs the action as the runner does for a tag push, and shows what a person sees. */
async function release({ folder, emulator }: Shop, tag: string): Promise<ActionResult> {
  const result = await runAction({
    workspace: folder,
    temp: folder,
    event: { name: "push", ref: `refs/tags/${tag}` },
    inputs: {
      environment: "test_mode",
      "api-key": emulator.keys.write,
      "state-file": ".dodo-files/state.json",
    },
    env: { DODO_PAYMENTS_BASE_URL: emulator.url },
  });
  console.log(`\n${result.log.trimEnd()}\n`);
  for (const name of ["result", "created", "replaced", "removed", "kept", "file-ids"]) {
    console.log(`output ${name}: ${result.outputs[name]}`);
  }
  console.log(`summary, as Markdown: ${result.outputs["summary-path"]}\n`);
  return result;
}

function isDone({ exitCode, outputs }: ActionResult, wanted: string): boolean {
  return exitCode === 0 && outputs["result"] === wanted;
}

/** Downloads what buyers would, and compares it with what was built. */
async function checkBuyers({ files, emulator }: Shop, version: string): Promise<void> {
  const built = new Map([...files].map(([path, bytes]) => [sha256(bytes), path]));
  for (const [target, count] of [
    [app, 4],
    [book, 2],
  ] as const) {
    const seen = await emulator.buyer(target);
    console.log(`a buyer of ${target} downloads:`);
    for (const { name, size, sha256: hash } of seen) {
      const from =
        built.get(hash) ?? (name === "Read me first.txt" ? "by hand" : "nothing that was built");
      console.log(`  ${name}  ${size} bytes  sha256 ${hash.slice(0, 16)}…  from ${from}`);
    }
    const ours = seen.filter(({ name }) => name !== "Read me first.txt");
    check(
      `all ${count} files are there, with the right bytes`,
      seen.length === count && ours.every((file) => built.has(file.sha256)),
    );
    const versioned = ours.filter(({ name }) => name.startsWith("Reverb"));
    check(
      `names carry ${version}`,
      versioned.every(({ name }) => name.includes(version)),
    );
  }
}

function neverWithout(emulator: Emulator, part: string): boolean {
  const had = emulator
    .history(app)
    .map(({ files }) =>
      files.some((file) => file.name.includes(part) && file.sha256 !== "missing"),
    );
  return had.includes(true) && had.slice(had.indexOf(true)).every(Boolean);
}

async function put(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

await main();
