import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileDigest, FoundFile } from "../../../src/app/ports.ts";
import { Problem } from "../../../src/core/problem.ts";
import { createHasher } from "../../../src/io/workspace/hash.ts";
import { createWorkspace } from "../../../src/io/workspace/workspace.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "dodo-hash-"));
  await chmod(root, 0o755);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const hasher = createHasher();

async function hash(file: FoundFile) {
  const [read] = await hasher([file]);
  return read;
}

function sha256Of(read: FileDigest | Problem): string | undefined {
  return read instanceof Problem ? read.code : read.sha256;
}

function fileWith(name: string, content: Uint8Array | string): FoundFile {
  writeFileSync(join(root, name), content);
  return { path: name, real: join(root, name) };
}

describe("hash", () => {
  it.each([1, 1023, 262_144, 1_048_575, 1_048_576, 1_048_577, 1_310_720, 3_000_001])(
    "is the SHA-256 of all %i bytes",
    async (size) => {
      const content = randomBytes(size);
      const file = fileWith(`random-${size}`, content);
      const sha256 = createHash("sha256").update(content).digest("hex");
      expect(await hash(file)).toEqual({ size, sha256, lfs: false });
    },
  );

  it("keeps many files apart that are hashed at once", async () => {
    const contents = Array.from({ length: 300 }, (_, index) =>
      randomBytes(index % 7 === 0 ? 300_000 + index : index + 1),
    );
    const files = contents.map((content, index) => fileWith(`many-${index}`, content));
    const read = await Promise.all(
      [files.slice(0, 7), files.slice(7), []].map((some) => hasher(some)),
    );
    expect(read.flat().map(sha256Of)).toEqual(
      contents.map((content) => createHash("sha256").update(content).digest("hex")),
    );
  });

  it("lets the event loop turn while many small files are hashed", async () => {
    const file = fileWith("small", randomBytes(200_000));
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    for (let index = 0; index < 1500; index += 1) await hash(file);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it("tells what cannot be read, and reads the large and small files around it", async () => {
    const contents = Array.from({ length: 64 }, (_, index) =>
      randomBytes(index % 2 === 0 ? 3_000_000 : index + 1),
    );
    const files = contents.map((content, index) => fileWith(`mixed-${index}`, content));
    const digests = contents.map((content) => createHash("sha256").update(content).digest("hex"));
    const gone = { path: "gone", real: join(root, "gone") };
    const absent = Array.from({ length: 200 }, () => gone);
    const read = await hasher([...files, ...absent, ...files]);
    const missing = { code: "file-unreadable", message: expect.stringMatching(/does not exist/) };
    expect(read.slice(64, 264)).toMatchObject(absent.map(() => missing));
    expect([...read.slice(0, 64), ...read.slice(264)].map(sha256Of)).toEqual([
      ...digests,
      ...digests,
    ]);
  });

  it("is file-changed where a file is written while it is read", async () => {
    const touch = (path: string) => utimesSync(path, 1, performance.now());
    for (const change of [(path: string) => appendFileSync(path, "more"), touch]) {
      const file = fileWith("busy", Buffer.alloc(64_000_000));
      let isOver = false;
      const reading = hash(file).finally(() => {
        isOver = true;
      });
      // When it is opened nobody can tell: it is written all the time.
      while (!isOver) {
        change(file.real);
        await setImmediate();
      }
      expect(await reading).toMatchObject({ code: "file-changed" });
    }
  });

  it("is file-unreadable where the file is gone, or a folder, a pipe or a link took its place", async () => {
    const file = fileWith("there", "x");
    rmSync(file.real);
    expect(await hash(file)).toMatchObject({
      code: "file-unreadable",
      message: /it does not exist/,
    });
    mkdirSync(file.real);
    expect(await hash(file)).toMatchObject({
      code: "file-unreadable",
      message: /not a regular file/,
    });
    rmSync(file.real, { recursive: true });
    execFileSync("mkfifo", [file.real]);
    expect(await hash(file)).toMatchObject({
      code: "file-unreadable",
      message: /not a regular file/,
    });
    rmSync(file.real);
    await symlink(fileWith("elsewhere", "x").real, file.real);
    expect(await hash(file)).toMatchObject({ code: "file-unreadable" });
  });

  it("is file-unreadable where the system denies it, and so is a walk into a folder that it denies", async () => {
    const file = fileWith("denied", "x");
    await mkdir(join(root, "closed"), { mode: 0o700 });
    await writeFile(join(root, "closed/a.zip"), "x");
    await Promise.all([chmod(file.real, 0o000), chmod(join(root, "closed"), 0o000)]);
    await asOrdinaryUser(async () => {
      expect(await hash(file)).toMatchObject({
        code: "file-unreadable",
        message: /permission denied/,
      });
      const workspace = createWorkspace({ root, folder: root });
      const finding = (glob: string) => workspace.find([{ glob, exclude: [] }]);
      await expect(finding("**/*.zip")).rejects.toMatchObject({
        code: "file-unreadable",
        message: /^closed cannot be read/,
      });
      await expect(finding("closed/a.zip")).rejects.toMatchObject({ code: "file-unreadable" });
      expect(await finding("*.zip")).toEqual([[]]);
    });
    await chmod(join(root, "closed"), 0o700);
  });
});

/** Root may read everything: as root the work is done under another user's id. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  const { geteuid, seteuid } = process;
  if (geteuid?.() !== 0) return work();
  seteuid?.(65_534);
  try {
    await work();
  } finally {
    seteuid?.(0);
  }
}
