import { chmodSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "dodo-tests-"));

/** One folder for the temporary files of a whole test run, gone at its end. */
export function setup(): void {
  chmodSync(folder, 0o755); // some tests work as another user
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
}

export async function teardown(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
