import { mkdtemp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { replaceWhole } from "../../../src/io/local/replace-whole.ts";

/** A rename that fails so often. */
function blocked(times: number, code: string) {
  let left = times;
  return async (from: string, to: string) => {
    if (left-- > 0) throw Object.assign(new Error(code), { code });
    await rename(from, to);
  };
}

async function aFolder() {
  const folder = await mkdtemp(join(tmpdir(), "dodo-replace-"));
  const file = join(folder, "state.json");
  await writeFile(file, "old");
  const look = async () => [await readFile(file, "utf8"), await readdir(folder)];
  return { file, look };
}

const delays = [1, 1];

it.each(["EPERM", "EACCES", "EBUSY"])(
  "replaces a file that is blocked for a moment: %s",
  async (code) => {
    const { file, look } = await aFolder();
    await replaceWhole(file, "new", { move: blocked(2, code), delays });
    expect(await look()).toEqual(["new", ["state.json"]]);
  },
);

it.each([
  ["EBUSY", 3],
  ["ENOSPC", 1],
] as const)("keeps the old file, and nothing beside it, after %s %i times", async (code, times) => {
  const { file, look } = await aFolder();
  const replaced = replaceWhole(file, "new", { move: blocked(times, code), delays });
  await expect(replaced).rejects.toMatchObject({ code });
  expect(await look()).toEqual(["old", ["state.json"]]);
});
