import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import type { LocalFile } from "../../src/core/placement.ts";
import { openFileForm } from "../../src/io/multipart.ts";
import { type PlannedBytes, readPlanned } from "../../src/io/planned-bytes.ts";

async function aLargeFile(): Promise<LocalFile> {
  const real = join(await mkdtemp(join(tmpdir(), "dodo-bytes-")), "app.zip");
  const bytes = Buffer.alloc(8 * 1024 * 1024, "dodo");
  await writeFile(real, bytes);
  return { path: "app.zip", real, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function streamOf({ body }: PlannedBytes): Readable {
  if (!(body instanceof Readable)) throw new Error("a stream was expected");
  return body;
}

const bodies: readonly [string, (file: LocalFile) => Promise<PlannedBytes>][] = [
  ["the bytes of a large file", (file) => readPlanned(file, () => {})],
  ["a form with a large file", (file) => openFileForm({ name: "app.zip", file }, () => {})],
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

  it("that cannot be read says so", async () => {
    const file = await aLargeFile();
    const planned = await open(file);
    await rm(file.real);
    await expect(streamOf(planned).resume().toArray()).rejects.toThrow("cannot be read (ENOENT)");
    expect(planned.stopped()).toMatchObject({ code: "file-unreadable" });
  });
});
