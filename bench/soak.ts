import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../emulator/emulator.ts";
import type { FaultKind } from "../emulator/faults.ts";
import { action } from "./action.ts";
import { costOf } from "./cost.ts";
import { inFolder, workspace } from "./stage.ts";

const products = 50;
/** Of a hundred requests. */
const faultsInHundred = 2;
const mostRuns = 3;
/** Milliseconds. */
const longest = 240_000;

const kinds: readonly FaultKind[] = [
  { kind: "status", status: 500 },
  { kind: "status", status: 503, retryAfterMs: 200 },
  { kind: "reset-before" },
  { kind: "reset-middle" },
  { kind: "reset-after" },
  { kind: "html", status: 502 },
  { kind: "slow", ms: 5 },
];
const ofApi: readonly FaultKind[] = [
  ...kinds,
  { kind: "status", status: 429, retryAfterMs: 300 },
  { kind: "truncated-json" },
];
const ofStore: readonly FaultKind[] = [...kinds, { kind: "expired-url" }, { kind: "wrong-etag" }];

/** What a soak came to: printed as one line of JSON. */
export interface Soak {
  readonly files: number;
  readonly products: number;
  readonly faults: number;
  readonly requests: number;
  /** Until nothing was left to do. */
  readonly runs: number;
  readonly seconds: number;
  /** MiB at the peak, and of the longest run's samples the highest of the second quarter and of the last. */
  readonly memory: { readonly peak: number; readonly early: number; readonly late: number };
  readonly wrong: readonly string[];
}

/** 2,000 files over 50 products while 2 % of all requests go wrong. Throws where a hash is wrong, memory grows, or it takes too long. */
export function soak(quick: boolean): Promise<Soak> {
  return inFolder(async (root) => {
    const folder = workspace(root, "checkout");
    const hashes = writeShop(folder, quick ? 400 : 2_000);
    const ids = [...new Set([...hashes.values()].map(({ product }) => product))];
    const emulator = await startEmulator({
      fixtures: { products: ids.map((id) => ({ id })) },
      watchBuyers: false,
    });
    const faults = orderFaults(emulator, hashes.size * 3);
    try {
      const start = performance.now();
      const { runs, memory } = await runUntilDone(emulator, { root, folder });
      const seconds = Math.round((performance.now() - start) / 100) / 10;
      emulator.clearFaults();
      const wrong = await wrongFiles(emulator, hashes, ids);
      const requests = emulator.requests.length;
      const result = {
        files: hashes.size,
        products: ids.length,
        faults,
        requests,
        runs,
        seconds,
        memory,
        wrong,
      };
      const complaints = complaintsAbout(result, emulator);
      if (complaints.length > 0)
        throw new Error(`${complaints.join(" ")}\n${JSON.stringify(result)}`);
      return result;
    } finally {
      await emulator.close();
    }
  });
}

type Hashes = ReadonlyMap<string, { readonly product: string; readonly sha256: string }>;

function writeShop(folder: string, count: number): Hashes {
  const hashes = new Map<string, { readonly product: string; readonly sha256: string }>();
  for (let index = 0; index < count; index += 1) {
    const product = `pdt_Soak${index % products}`;
    const bytes = randomBytes(index % 100 === 0 ? 2_000_000 : 1_000 + (index % 20_000));
    const name = `file-${index}.bin`;
    mkdirSync(join(folder, product), { recursive: true });
    writeFileSync(join(folder, product, name), bytes);
    hashes.set(name, { product, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
  const rules = Array.from(
    { length: products },
    (_, index) => `  "pdt_Soak${index}/*": pdt_Soak${index}\n`,
  );
  writeFileSync(join(folder, "dodo-files.yaml"), `version: 1\nfiles:\n${rules.join("")}`);
  return hashes;
}

/** Picks the requests beforehand: what goes wrong does not depend on what the program does. */
function orderFaults(emulator: Emulator, requests: number): number {
  let count = 0;
  for (let n = 1; n <= requests; n += 1) {
    if (Math.random() * 100 >= faultsInHundred) continue;
    const store = Math.random() < 0.5;
    const from = store ? ofStore : ofApi;
    const kind = from[Math.floor(Math.random() * from.length)] ?? { kind: "reset-after" };
    emulator.fault({ ...kind, on: { nth: Math.ceil(n / 2), store } });
    count += 1;
  }
  return count;
}

interface Places {
  readonly root: string;
  readonly folder: string;
}

async function runUntilDone(emulator: Emulator, { root, folder }: Places) {
  const samples = join(root, "samples");
  const sampler = join(root, "sampler.cjs");
  const sample = `require("node:fs").appendFileSync(${JSON.stringify(samples)}, process.memoryUsage.rss() + "\\n")`;
  writeFileSync(sampler, `setInterval(() => ${sample}, 250).unref();\n`);
  writeFileSync(samples, "");
  const inputs = {
    command: "apply",
    "api-key": emulator.keys.write,
    "requests-per-minute": "1000000",
    "state-file": join(root, "state.json"),
  };
  const env = { DODO_PAYMENTS_BASE_URL: emulator.url, NODE_OPTIONS: `--require ${sampler}` };
  let peak = 0;
  let memory = { peak, early: 0, late: 0 };
  for (let runs = 1; runs <= mostRuns; runs += 1) {
    const { rss } = await costOf(action({ folder, inputs, env, codes: [0, 1] }));
    peak = Math.max(peak, rss);
    if (runs === 1) memory = quarters(samples);
    const result = /^result<<.*\n(.*)\n/m.exec(
      readFileSync(join(folder, "..", "runner", "output"), "utf8"),
    )?.[1];
    if (result === "unchanged") return { runs, memory: { ...memory, peak: inMebi(peak) } };
  }
  return { runs: mostRuns + 1, memory: { ...memory, peak: inMebi(peak) } };
}

function quarters(samples: string) {
  const all = readFileSync(samples, "utf8").trim().split("\n").map(Number);
  const highest = (from: number, to: number) =>
    inMebi(Math.max(...all.slice(Math.floor(all.length * from), Math.ceil(all.length * to))));
  return { peak: 0, early: highest(0.25, 0.5), late: highest(0.75, 1) };
}

async function wrongFiles(
  emulator: Emulator,
  hashes: Hashes,
  ids: readonly string[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const seen = new Map<string, string>();
  for (const id of ids) {
    for (const { name, sha256 } of await emulator.buyer(id)) {
      if (seen.has(name)) wrong.push(`${name} twice`);
      seen.set(name, sha256);
    }
  }
  for (const [name, { sha256 }] of hashes) if (seen.get(name) !== sha256) wrong.push(name);
  return wrong;
}

function complaintsAbout(
  { wrong, runs, seconds, memory }: Soak,
  emulator: Emulator,
): readonly string[] {
  return [
    ...(wrong.length > 0 ? [`${wrong.length} files are not as they should be.`] : []),
    ...(runs > mostRuns ? [`After ${mostRuns} runs it is not done.`] : []),
    ...(seconds * 1_000 > longest ? [`It took ${seconds} s.`] : []),
    ...(memory.late > memory.early * 1.25 + 16
      ? [`Memory grew from ${memory.early} to ${memory.late} MiB.`]
      : []),
    ...emulator.violations,
  ];
}

function inMebi(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
