import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, open, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPresigner } from "../../emulator/presign.ts";
import { likely } from "../../emulator/variants.ts";
import { putFile } from "../../src/io/dodo/presigned-put.ts";
import { createDispatcher, createSend } from "../../src/io/http/http.ts";
import { withWatchdog } from "../../src/io/http/watchdog.ts";
import { app, clientOf, extras, noise, raw, sha256 } from "../emulator/client.ts";
import { startWorlds, type World, type Worlds } from "../faces/world.ts";
import { type Radosgw, startRadosgw } from "../servers/radosgw.ts";

let radosgw: Radosgw;
let worlds: Worlds;
/** A shop of its own for the upload that takes a minute, beside all the others. */
let shelf: Worlds;
let slow: ReturnType<typeof outlast>;
beforeAll(async () => {
  radosgw = await startRadosgw();
  worlds = await startWorlds({ objectStore: radosgw.bucket });
  shelf = await startWorlds({ objectStore: radosgw.bucket });
  slow = outlast();
  slow.catch(() => {}); // told where it is waited for
});
afterAll(async () => {
  await Promise.all([worlds?.close(), shelf?.close()]);
  await radosgw?.close();
});

const rules = (...files: readonly string[]) =>
  `version: 1\nfiles:\n${files.map((file) => `  ${file}\n`).join("")}`;
const inFile = { "state-file": "state.json" };

/** Name → SHA-256 of what a buyer downloads from the real store. */
async function bought(world: World, target: string): Promise<Readonly<Record<string, string>>> {
  const files = await world.emulator.buyer(target);
  return Object.fromEntries(files.map(({ name, sha256: hash }) => [name, hash]));
}

const newPath = async () => join(await mkdtemp(join(tmpdir(), "dodo-s3-")), "a.bin");

/** Sends a file of the disk to an address as an upload does, and no retry. */
async function send(
  address: string,
  bytes: Uint8Array,
  { size = bytes.length, sha = sha256(bytes) } = {},
) {
  const real = await newPath();
  await writeFile(real, bytes);
  return sendFrom(real, { address, size, sha });
}

/** Sends a file that takes so many milliseconds to read: a pipe that is filled little by little. */
async function sendSlowly(address: string, bytes: Uint8Array, ms: number) {
  const real = await newPath();
  await promisify(execFile)("mkfifo", [real]);
  const sent = sendFrom(real, { address, size: bytes.length, sha: sha256(bytes) });
  const pieces = 10;
  const size = Math.ceil(bytes.length / pieces);
  const pipe = createWriteStream(real);
  for (let at = 0; at < bytes.length; at += size) {
    pipe.write(bytes.subarray(at, at + size));
    await sleep(ms / pieces);
  }
  pipe.end();
  return sent;
}

interface Sending {
  readonly address: string;
  readonly size: number;
  readonly sha: string;
}

async function sendFrom(real: string, { address, size, sha }: Sending) {
  const dispatcher = createDispatcher(2);
  const signal = new AbortController().signal;
  const file = { path: "a.bin", real, size, sha256: sha };
  const send = withWatchdog(createSend(dispatcher));
  const options = { send, name: "a.bin", file, signal, sent: () => {}, guess: 0 };
  try {
    return await putFile({ url: new URL(address), at: performance.now() }, options);
  } finally {
    await dispatcher.destroy();
  }
}

async function outlast() {
  const bytes = noise(2_000_000);
  const { file_id, url } = await clientOf(shelf.emulator).reserve("slow.bin");
  return { bytes, file_id, url, answer: await sendSlowly(url, bytes, 63_000) };
}

/** SHA-256 of what a buyer gets of a file; undefined where there are no bytes. */
const boughtBytes = async (file_id: string) => {
  await clientOf(worlds.emulator).attach([file_id]);
  const file = (await worlds.emulator.buyer(app)).find((each) => each.file_id === file_id);
  return file?.sha256 === "missing" ? undefined : file?.sha256;
};

describe("the built Action on a real S3 (Ceph radosgw)", () => {
  it("delivers on both routes, replaces, removes, and rolls back; a buyer downloads every byte", async () => {
    const files = { "a.bin": noise(300_000), "b.bin": noise(5_000_000) };
    const both = (...globs: readonly string[]) =>
      rules(...globs.map((glob) => `"${glob}": [${app}, ${extras}]`));
    const world = await worlds.open({ "dodo-files.yaml": both("a.bin", "b.bin"), ...files });
    let runId = 1;
    const run = (inputs = {}) => {
      const event = { name: "push", ref: `refs/tags/v${runId}`, runId: runId++ };
      return world.action({ event, inputs: { ...inFile, verify: "content", ...inputs } });
    };
    expect(await run()).toMatchObject({
      exitCode: 0,
      outputs: { result: "changed", created: "4" },
    });
    const first = { "a.bin": sha256(files["a.bin"]), "b.bin": sha256(files["b.bin"]) };
    for (const target of [app, extras]) expect(await bought(world, target)).toEqual(first);
    const other = noise(400_000);
    await world.write({ "a.bin": other });
    expect((await run()).outputs).toMatchObject({ result: "changed", replaced: "2" });
    for (const target of [app, extras])
      expect(await bought(world, target)).toEqual({ ...first, "a.bin": sha256(other) });
    await world.write({ "a.bin": files["a.bin"] });
    const back = await run({ command: "rollback", verify: "listing" });
    expect(back.outputs["result"], back.log).toBe("changed");
    for (const target of [app, extras]) expect(await bought(world, target)).toEqual(first);
    await world.write({ "dodo-files.yaml": both("a.bin") });
    expect((await run()).outputs).toMatchObject({ result: "changed", removed: "2" });
    expect(await bought(world, app)).toEqual({ "a.bin": first["a.bin"] });
    expect((await run()).outputs["result"]).toBe("unchanged");
    expect(world.emulator.violations).toEqual([]);
  });

  it("takes names that a store may stumble over", async () => {
    const names = [
      "with space.txt",
      "100%.txt",
      "a+b&c=d.txt",
      'it\'s "quoted".txt',
      "日本語 ü.txt",
      "🎁.txt",
      "#?;,~.txt",
    ];
    const long = `${"é".repeat(125)}.txtx`;
    const tree = Object.fromEntries(
      [...names, long].map((name) => [`out/${name}`, `bytes of ${name}`]),
    );
    const world = await worlds.open({ "dodo-files.yaml": rules(`"out/*": ${app}`), ...tree });
    expect((await world.action({ inputs: inFile })).outputs["result"]).toBe("changed");
    const wanted = [...names, long].map((name) => [
      name.normalize("NFC"),
      sha256(`bytes of ${name}`),
    ]);
    expect(await bought(world, app)).toEqual(Object.fromEntries(wanted));
  });

  it("sends 500 MiB in one piece, although the address lives for four seconds", async () => {
    const brief = await startWorlds({ objectStore: radosgw.bucket, variant: { urlSeconds: 4 } });
    try {
      const world = await brief.open({ "dodo-files.yaml": rules(`"big.bin": ${app}`) });
      const big = await open(join(world.folder, "big.bin"), "w");
      await big.truncate(500 * 1024 * 1024);
      await big.close();
      const run = await world.action({ inputs: inFile });
      expect(run, run.log).toMatchObject({ exitCode: 0, outputs: { result: "changed" } });
      expect((await brief.emulator.buyer(app))[0]?.size).toBe(500 * 1024 * 1024);
    } finally {
      await brief.close();
    }
  });

  it("asks for a fresh address where one expired before its turn", async () => {
    const brief = await startWorlds({ objectStore: radosgw.bucket, variant: { urlSeconds: 1 } });
    try {
      const world = await brief.open({ "dodo-files.yaml": rules(`"a.txt": ${app}`), "a.txt": "a" });
      let late = true;
      brief.emulator.onRequest(async (_, { method }, at) => {
        if (method !== "PUT" || at !== "after" || !late) return;
        late = false;
        await new Promise((resolve) => setTimeout(resolve, 2_500));
      });
      const run = await world.action({ inputs: inFile });
      expect(run, run.log).toMatchObject({ exitCode: 0, outputs: { result: "changed" } });
      expect(await bought(world, app)).toEqual({ "a.txt": sha256("a") });
    } finally {
      await brief.close();
    }
  });
});

describe("one upload to a real S3", () => {
  const reserve = () => clientOf(worlds.emulator).reserve("a.bin");

  it.each([1, 1_000, 3_000_000])("of %i bytes is proven by its ETag", async (size) => {
    const bytes = noise(size);
    const { file_id, url } = await reserve();
    expect(await send(url, bytes)).toMatchObject({ etag: "equal" });
    expect(await boughtBytes(file_id)).toBe(sha256(bytes));
  });

  it.each([
    [
      "a tampered signature",
      (url: string) =>
        url.replace(/Signature=./, (text) => (text.endsWith("0") ? "Signature=1" : "Signature=0")),
    ],
    ["another key", (url: string) => url.replace(/\?/, "x?")],
  ])("with %s is refused, and stores nothing", async (_, spoil) => {
    const { file_id, url } = await reserve();
    await expect(send(spoil(url), noise(1_000))).rejects.toThrow(/403/);
    expect(await boughtBytes(file_id)).toBeUndefined();
  });

  it.each([1_000, 3_000_000])(
    "of a file of %i bytes that shrank or changed meanwhile stores nothing",
    async (size) => {
      const bytes = noise(size);
      const { file_id, url } = await reserve();
      await expect(
        send(url, bytes.subarray(0, size - 1), { size, sha: sha256(bytes) }),
      ).rejects.toMatchObject({
        code: "file-changed",
      });
      await expect(send(url, noise(size), { sha: sha256(bytes) })).rejects.toMatchObject({
        code: "file-changed",
      });
      expect(await boughtBytes(file_id)).toBeUndefined();
    },
  );

  it.each([
    "with space.txt",
    "100%25.txt",
    "a+b&c=d.txt",
    'it\'s "quoted" <b>.txt',
    "日本語 ü.txt",
    "🎁#?;,~.txt",
    "a//b.txt",
    "é".repeat(127),
  ])("under the key %s is found there again", async (key) => {
    const presigner = createPresigner(radosgw.bucket, radosgw.bucket.endpoint, likely);
    try {
      const bytes = noise(1_000);
      expect(await send(await presigner.upload(key), bytes)).toMatchObject({ etag: "equal" });
      const answer = await fetch(await presigner.download(key));
      expect(sha256(await answer.bytes())).toBe(sha256(bytes));
    } finally {
      presigner.close();
    }
  });

  it("would be refused with another MD5, without its length, and without its end", async () => {
    const { file_id, url } = await reserve();
    const wrong = { "content-length": "1000", "content-md5": Buffer.alloc(16).toString("base64") };
    const refused = await raw(url, wrong, { bytes: noise(1_000) });
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining("BadDigest") });
    const chunked = await raw(
      url,
      { "transfer-encoding": "chunked" },
      { bytes: noise(1_000), method: "PUT" },
    );
    expect(chunked.status).toBe(411);
    await expect(
      raw(url, { "content-length": "1000" }, { bytes: noise(500), cut: true, method: "PUT" }),
    ).rejects.toThrow();
    expect(await boughtBytes(file_id)).toBeUndefined();
  });
});

describe("an upload that outlasts the 60 seconds of its address", () => {
  it("is stored whole, since the address counts at its start alone", async () => {
    const { answer, file_id, url, bytes } = await slow;
    expect(answer).toMatchObject({ etag: "equal" });
    await expect(send(url, bytes)).rejects.toMatchObject({ code: "presign-expired" });
    const client = clientOf(shelf.emulator);
    await client.attach([file_id]);
    expect((await shelf.emulator.buyer(app)).map(({ sha256: hash }) => hash)).toEqual([
      sha256(bytes),
    ]);
  });
});
