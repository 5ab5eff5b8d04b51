/**
 * `npm run fuzz -- --seconds 60 --seed 7`: hostile inputs for so many seconds per file of test/fuzz, from a seed that is printed.
 * Without a seed other inputs each time. Exits with 0 only if there was no crash, no hang, and nothing but problems.
 */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: String(randomInt(2 ** 31)) },
  },
});
const { status } = spawnSync("vitest", ["run", "test/fuzz"], {
  stdio: "inherit",
  env: { ...process.env, FUZZ_SECONDS: values.seconds, FUZZ_SEED: values.seed },
});
process.exitCode = status ?? 1;
