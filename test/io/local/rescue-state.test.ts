import { lstat, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { rescueState } from "../../../src/io/local/rescue-state.ts";

const name = "dodo-files.recovered-state.json";
const temporaryFolder = () => mkdtemp(join(tmpdir(), "dodo-rescue-"));

it("keeps a state beside the work, in the place of what was there", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, name), "older");
  expect(await rescueState(folder, "newer")).toMatchObject({
    kept: true,
    sentence: expect.stringContaining(name),
  });
  expect(await readFile(join(folder, name), "utf8")).toBe("newer");
});

it("writes through no link that a repository brought", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, ".bashrc"), "mine");
  await symlink(".bashrc", join(folder, name));
  expect((await rescueState(folder, "state")).kept).toBe(true);
  expect(await readFile(join(folder, ".bashrc"), "utf8")).toBe("mine");
  expect((await lstat(join(folder, name))).isSymbolicLink()).toBe(false);
});

it("says so where it can be kept nowhere", async () => {
  const folder = join(await temporaryFolder(), "gone");
  expect(await rescueState(folder, "state")).toMatchObject({ kept: false });
});
