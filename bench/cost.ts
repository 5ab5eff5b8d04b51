import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one run of a program took. */
export interface Cost {
  /** Milliseconds. */
  readonly wall: number;
  /** Milliseconds of processor time, user and system, of the program and what it started. */
  readonly cpu: number;
  /** Bytes of memory at the peak. */
  readonly rss: number;
}

export interface Program {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Exit codes that are as expected; default 0. */
  readonly codes?: readonly number[];
}

/** Runs a program to its end under GNU time. Throws, with its output, where it ends in another way than expected. */
export async function costOf({ command, cwd, env, codes = [0] }: Program): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), "cost-"));
  const noted = join(folder, "time");
  try {
    const start = performance.now();
    const child = spawn("/usr/bin/time", ["-q", "-o", noted, "-f", "%U %S %M", ...command], {
      cwd,
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => keepEnd(output, chunk));
    const code = await new Promise<number | null>((resolve, reject) =>
      child.on("error", reject).on("close", resolve),
    );
    const wall = performance.now() - start;
    if (code === null || !codes.includes(code)) {
      throw new Error(
        `${command.join(" ")} ended with ${code}:\n${Buffer.concat(output).toString().slice(-4_000)}`,
      );
    }
    const [user = 0, system = 0, kibibytes = 0] = readFileSync(noted, "utf8")
      .trim()
      .split(" ")
      .map(Number);
    return { wall, cpu: (user + system) * 1_000, rss: kibibytes * 1_024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keepEnd(output: Buffer[], chunk: Buffer): void {
  output.push(chunk);
  if (output.length > 200) output.shift();
}

/** The middle one of each. */
export function middle(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost) => median(costs.map((cost) => cost[key]));
  return { wall: of("wall"), cpu: of("cpu"), rss: of("rss") };
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[half] ?? 0)
    : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
