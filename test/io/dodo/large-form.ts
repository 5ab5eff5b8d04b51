import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openFileForm } from "../../../src/io/dodo/file-form.ts";

// Run by a test as a process of its own: reads a 200 MiB form to its end, and prints its length and the peak of memory.
const folder = await mkdtemp(join(tmpdir(), "dodo-large-"));
const real = join(folder, "large.bin");
const [block, blocks] = [Buffer.alloc(1024 ** 2, "x"), 200];
const sum = createHash("sha256");
for (let n = 0; n < blocks; n += 1) sum.update(block);
await pipeline(Readable.from(Array(blocks).fill(block)), createWriteStream(real));
const before = process.memoryUsage().rss;
const file = { path: "large.bin", real, size: blocks * block.length, sha256: sum.digest("hex") };
const form = await openFileForm({ name: "large.bin", file }, { sent: () => {} });
let [size, peak] = [0, before];
for await (const chunk of form.body as Readable) {
  size += (chunk as Buffer).length;
  peak = Math.max(peak, process.memoryUsage().rss);
}
if (size !== Number(form.headers["content-length"]))
  throw new Error("another length than announced");
await rm(folder, { recursive: true });
console.log(JSON.stringify({ size, peak: Math.round((peak - before) / 1024 ** 2) }));
