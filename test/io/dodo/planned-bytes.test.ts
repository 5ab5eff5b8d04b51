import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import type { LocalFile } from "../../../src/core/placement/placement.ts";
import { openFileForm } from "../../../src/io/dodo/file-form.ts";
import { type PlannedBytes, readPlanned } from "../../../src/io/dodo/planned-bytes.ts";

function aLargeFile(): Promise<LocalFile> {
  return aFile(Buffer.alloc(8 * 1024 * 1024, "dodo"));
}

async function aFile(bytes: Buffer): Promise<LocalFile> {
  const real = join(await mkdtemp(join(tmpdir(), "dodo-bytes-")), "app.zip");
  await writeFile(real, bytes);
  return {
    path: "app.zip",
    real,
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

function streamOf({ body }: Pick<PlannedBytes, "body">): Readable {
  if (!(body instanceof Readable)) throw new Error("a stream was expected");
  return body;
}

type OpenBytes = (
  file: LocalFile,
  hashed?: (md5: string) => void,
) => Promise<Omit<PlannedBytes, "arrived">>;

const bodies: readonly [string, OpenBytes][] = [
  ["the bytes of a large file", (file, hashed) => readPlanned(file, { sent: () => {}, hashed })],
  [
    "a form with a large file",
    (file, hashed) => openFileForm({ name: "app.zip", file }, { sent: () => {}, hashed }),
  ],
];

describe.each(bodies)("%s", (_, open) => {
  it("whose transfer is cut says nothing against the file", async () => {
    const planned = await open(await aLargeFile());
    const body = streamOf(planned);
    for (let parts = 0; parts < 3; parts += 1) {
      if (body.read() === null) await new Promise((ready) => body.once("readable", ready));
    }
    body.destroy(new DOMException("nothing moved", "TimeoutError"));
    await expect(finished(body)).rejects.toThrow("nothing moved");
    await new Promise((later) => setTimeout(later, 50));
    expect(planned.stopped()).toBeUndefined();
  });

  it("tells its MD5 before its last bytes are handed out", async () => {
    const file = await aLargeFile();
    const told: string[] = [];
    const { body } = await open(file, (md5) => void told.push(md5));
    let size = 0;
    for await (const part of streamOf({ body }) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size < file.size - 256 * 1024) expect(told).toEqual([]);
      if (size >= file.size) expect(told).toHaveLength(1);
    }
    expect(told).toEqual([
      createHash("md5")
        .update(await readFile(file.real))
        .digest("hex"),
    ]);
  });

  it("that cannot be read says so", async () => {
    const file = await aLargeFile();
    const planned = await open(file);
    await rm(file.real);
    await expect(streamOf(planned).resume().toArray()).rejects.toThrow("cannot be read (ENOENT)");
    expect(planned.stopped()).toMatchObject({ code: "file-unreadable" });
  });
});

describe("the bytes of a small file", () => {
  const read = async ({ body }: PlannedBytes) =>
    Buffer.isBuffer(body) ? body : Buffer.concat(await body.toArray());

  it.each([1, 500, 1_048_575, 1_048_576, 1_048_577, 3_000_001])(
    "are sent as they are: %i of them",
    async (size) => {
      const bytes = randomBytes(size);
      const planned = await readPlanned(await aFile(bytes), { sent: () => {} });
      expect(bytes.equals(await read(planned))).toBe(true);
      expect(planned.md5()).toBe(createHash("md5").update(bytes).digest("hex"));
    },
  );

  it("that changed, grew, shrank, are gone or became a pipe are never sent", async () => {
    const file = await aFile(Buffer.from("dodo"));
    for (const other of ["dodO", "dodododo", "dod", ""]) {
      await writeFile(file.real, other);
      await expect(readPlanned(file, { sent: () => {} })).rejects.toMatchObject({
        code: "file-changed",
      });
    }
    await rm(file.real);
    await expect(readPlanned(file, { sent: () => {} })).rejects.toMatchObject({
      code: "file-unreadable",
    });
    execFileSync("mkfifo", [file.real]);
    await expect(readPlanned(file, { sent: () => {} })).rejects.toMatchObject({
      code: "file-changed",
    });
  });

  it("stay what they are until they have arrived, whatever is read meanwhile", async () => {
    const contents = Array.from({ length: 30 }, (_, index) => randomBytes(1 + index * 30_000));
    const files = await Promise.all(contents.map(aFile));
    for (const [index, file] of files.entries()) {
      const planned = await Promise.all(
        [file, ...files.slice(0, 3)].map((each) => readPlanned(each, { sent: () => {} })),
      );
      const bodies = await Promise.all(planned.map(read));
      expect(
        bodies.map((body, at) => body.equals(contents[at === 0 ? index : at - 1] ?? body)),
      ).toEqual([true, true, true, true]);
      for (const { arrived } of planned.slice(0, 1 + (index % 4))) arrived();
    }
  });
});
