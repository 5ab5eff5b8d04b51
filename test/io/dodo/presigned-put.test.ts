import { createHash } from "node:crypto";
import { appendFile, mkdtemp, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dispatcher } from "undici";
import { afterEach, describe, expect, it } from "vitest";
import type { LocalFile } from "../../../src/core/placement/placement.ts";
import { compareEtag, putFile, transferUrl } from "../../../src/io/dodo/presigned-put.ts";
import { createDispatcher, createSend } from "../../../src/io/http/http.ts";
import { withWatchdog } from "../../../src/io/http/watchdog.ts";
import { cut, type Served, serve, text } from "../../servers/http.ts";

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function fileOf(size: number): Promise<LocalFile> {
  const real = join(await mkdtemp(join(tmpdir(), "dodo-put-")), "app.zip");
  const bytes = Buffer.alloc(size, "dodo");
  await writeFile(real, bytes);
  return { path: "app.zip", real, size, sha256: createHash("sha256").update(bytes).digest("hex") };
}

interface PutHow {
  readonly query?: string;
  readonly guess?: number;
  readonly dispatcher?: Dispatcher;
}

async function put(server: Served, file: LocalFile, options: PutHow = {}) {
  const { query = "X-Amz-SignedHeaders=host&X-Amz-Signature=s3cr3t", guess = 0 } = options;
  const { dispatcher = createDispatcher(2) } = options;
  opened.push(server, { close: () => dispatcher.destroy() });
  const url = new URL(`/bucket/key?${query}`, server.url);
  const sent: number[] = [];
  const signal = new AbortController().signal;
  const stored = await putFile(
    { url, at: performance.now() },
    {
      send: withWatchdog(createSend(dispatcher)),
      name: "app.zip",
      file,
      signal,
      sent: (bytes) => sent.push(bytes),
      guess,
    },
  );
  return { stored, sent };
}

/** A file below the size that is sent from memory, and one that is streamed. */
const sizes = [1000, 3 * 1024 * 1024 + 17];

describe.each(sizes)("a PUT of %i bytes to a presigned address", (size) => {
  it("carries exactly the bytes, their length and the signed headers, and no key", async () => {
    const file = await fileOf(size);
    const server = await serve(text(200, "", { etag: "" }));
    const { stored, sent } = await put(server, file);
    const [arrived] = server.arrived;
    expect(
      createHash("sha256")
        .update(arrived?.body ?? "")
        .digest("hex"),
    ).toBe(file.sha256);
    expect(stored.md5).toBe(
      createHash("md5")
        .update(arrived?.body ?? "")
        .digest("hex"),
    );
    expect(arrived?.headers["content-length"]).toBe(String(size));
    for (const header of ["authorization", "transfer-encoding", "content-type", "expect"]) {
      expect(arrived?.headers).not.toHaveProperty(header);
    }
    expect(Object.keys(arrived?.headers ?? {}).filter((name) => name.startsWith("x-amz"))).toEqual(
      [],
    );
    expect(sent.at(-1)).toBe(size);
  });

  it("sends Content-Type only where it is signed, and guesses its value", async () => {
    const query = "X-Amz-SignedHeaders=content-type%3Bhost";
    const server = await serve(text(200, ""));
    const file = await fileOf(size);
    await put(server, file, { query });
    await put(server, file, { query, guess: 1 });
    expect(server.arrived.map(({ headers }) => headers["content-type"])).toEqual([
      "application/octet-stream",
      "application/zip",
    ]);
  });

  it.each([
    ["grows", (file: LocalFile) => appendFile(file.real, "more")],
    ["shrinks", (file: LocalFile) => truncate(file.real, file.size - 1)],
    ["keeps its size", (file: LocalFile) => writeFile(file.real, Buffer.alloc(file.size, "x"))],
  ])("never completes where the file %s after it was planned", async (_, change) => {
    const file = await fileOf(size);
    await change(file);
    const server = await serve(text(200, ""));
    await expect(put(server, file)).rejects.toMatchObject({ code: "file-changed" });
    expect(server.arrived).toHaveLength(0);
  });

  it.each([
    [403, "presign-expired", true],
    [400, "upload-failed", false],
    [404, "upload-failed", false],
    [301, "upload-failed", false],
    [503, "upload-failed", true],
  ])(
    "answered with %i is %s, transient: %s, without the address",
    async (status, code, transient) => {
      const body = "<Error><Code>SlowDown</Code></Error>";
      const server = await serve(text(status, body, { location: "http://127.0.0.1:1/" }));
      const error = await put(server, await fileOf(size)).catch((one: unknown) => one);
      expect(error).toMatchObject({ code, transient });
      expect((error as Error).message).toContain("SlowDown");
      expect((error as Error).message).not.toContain("s3cr3t");
      expect(server.arrived).toHaveLength(1);
    },
  );

  it("that is cut off is a transient network problem", async () => {
    const server = await serve(cut);
    await expect(put(server, await fileOf(size))).rejects.toMatchObject({
      code: "network",
      transient: true,
    });
  });
});

it("leaves no timer behind that would keep a failed step alive", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const file = await fileOf(1000);
  await writeFile(file.real, "other");
  const server = await serve(text(200, ""));
  const before = timers();
  await expect(put(server, file)).rejects.toMatchObject({ code: "file-changed" });
  expect(timers()).toBeLessThanOrEqual(before);
});

it.each([
  ["equal", true],
  ["no-digest", false],
  ["differs", false],
])("a small body whose answer is %s is memory for the next one: %s", async (etag, again) => {
  const file = await fileOf(1000);
  const equal = createHash("md5").update(Buffer.alloc(1000, "dodo")).digest("hex");
  const server = await serve(
    text(200, "", { etag: { equal, "no-digest": "a-1", differs: "" }[etag] ?? "" }),
  );
  const bodies: unknown[] = [];
  const dispatcher = createDispatcher(1).compose((dispatch) => (options, taker) => {
    bodies.push(options.body);
    return dispatch(options, taker);
  });
  expect((await put(server, file, { dispatcher })).stored.etag).toBe(etag);
  await put(server, file, { dispatcher });
  const [first, second] = bodies.map((body) => Buffer.isBuffer(body) && body.buffer);
  expect(first === second).toBe(again);
});

describe("an ETag", () => {
  const md5 = "0123456789abcdef0123456789abcdef";
  it.each([
    [{ etag: `"${md5}"` }, "equal"],
    [{ etag: `W/"${md5.toUpperCase()}"` }, "equal"],
    [{ etag: `"${"f".repeat(32)}"` }, "differs"],
    [{ etag: `"${"f".repeat(32)}"`, "x-amz-server-side-encryption": "aws:kms" }, "no-digest"],
    [{ etag: `"${"f".repeat(32)}-2"` }, "no-digest"],
    [{}, "differs"],
    [{ etag: "" }, "differs"],
    [{ "x-amz-server-side-encryption": "aws:kms" }, "differs"],
  ])("%j is %s", (headers, verdict) => {
    expect(compareEtag(headers, md5)).toBe(verdict);
  });
});

describe("an address that Dodo gives out", () => {
  const live = new URL("https://live.dodopayments.com");
  const local = new URL("http://127.0.0.1:4010");
  it.each([
    ["https://bucket.s3.amazonaws.com/key?sig=1", live],
    ["http://127.0.0.1:9000/key", local],
    ["http://localhost:9000/key", local],
  ])("%s is used", (url, api) => {
    expect(transferUrl(url, api).href).toBe(url);
  });
  it.each([
    ["http://bucket.s3.amazonaws.com/key", live],
    ["http://127.0.0.1:9000/key", live],
    ["http://bucket.example/key", local],
    ["ftp://bucket.example/key", live],
    ["file:///etc/passwd", local],
    ["", live],
  ])("%s is refused, and not shown", (url, api) => {
    expect(() => transferUrl(url, api)).toThrow(expect.objectContaining({ code: "upload-failed" }));
  });
});
