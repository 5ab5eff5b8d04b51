import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/emulator.ts";
import { app, clientOf, md5, noise, put, raw, sha256, withVariant } from "./client.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

describe("a presigned upload", () => {
  test("is stored, attached by PATCH, and seen by the buyer with its hash", async () => {
    const client = clientOf(emulator);
    const bytes = noise(300_000);
    const { file_id, url } = await client.reserve("App.zip");
    const stored = await put(url, bytes);
    expect([stored.status, stored.headers.get("etag")]).toEqual([200, `"${md5(bytes)}"`]);
    expect(await emulator.buyer(app)).toEqual([]);
    expect((await client.attach([file_id])).status).toBe(200);
    expect(await emulator.buyer(app)).toEqual([
      { file_id, name: "App.zip", size: 300_000, sha256: sha256(bytes) },
    ]);
    const [listed] = await client.files();
    expect(listed).toMatchObject({ file_id, filename: "App.zip", file_size: 300_000 });
    const download = await fetch(listed?.download_url ?? "");
    expect(sha256(new Uint8Array(await download.arrayBuffer()))).toBe(sha256(bytes));
    expect(emulator.violations).toEqual([]);
  });

  test("is refused where it is chunked, and nothing is stored", async () => {
    const client = clientOf(emulator);
    const { file_id, url } = await client.reserve("a");
    const answer = await raw(
      url,
      { "transfer-encoding": "chunked" },
      { bytes: Buffer.from("abc") },
    );
    expect([answer.status, answer.text]).toEqual([
      501,
      expect.stringContaining("<Code>NotImplemented</Code>"),
    ]);
    await client.attach([file_id]);
    expect(await emulator.buyer(app)).toMatchObject([{ size: null, sha256: "missing" }]);
  });

  test("is refused without a length", async () => {
    const { url } = await clientOf(emulator).reserve("a");
    const { hostname, port, pathname, search } = new URL(url);
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
      });
      socket.once("data", (bytes) => {
        socket.destroy();
        resolve(String(bytes));
      });
    });
    expect(text).toContain("HTTP/1.1 411");
  });

  test.each([
    [
      "another path",
      (url: URL) => `${url.origin}${url.pathname}x${url.search}`,
      "SignatureDoesNotMatch",
    ],
    [
      "another signature",
      (url: URL) => url.href.replace(/(X-Amz-Signature=)[0-9a-f]{4}/, "$1dead"),
      "SignatureDoesNotMatch",
    ],
    [
      "a longer life",
      (url: URL) => url.href.replace("X-Amz-Expires=60", "X-Amz-Expires=600"),
      "SignatureDoesNotMatch",
    ],
    ["no signature at all", (url: URL) => `${url.origin}${url.pathname}`, "AccessDenied"],
  ])("is refused with %s", async (_, tamper, code) => {
    const { url } = await clientOf(emulator).reserve("a");
    const answer = await put(tamper(new URL(url)), "abc");
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining(`<Code>${code}</Code>`),
    ]);
  });

  test("is refused with an Authorization header, which is written down", async () => {
    const { url } = await clientOf(emulator).reserve("a");
    expect((await put(url, "abc", { authorization: "Bearer x" })).status).toBe(400);
    expect(emulator.violations).toEqual(["PUT to the store carried an Authorization header"]);
  });

  test.each(["x-amz-acl", "content-type", "content-md5"])(
    "is refused with an unsigned %s",
    async (header) => {
      const { url } = await clientOf(emulator).reserve("a");
      const answer = await put(url, "abc", { [header]: "private" });
      expect([answer.status, await answer.text()]).toEqual([
        403,
        expect.stringContaining(`<HeadersNotSigned>${header}<`),
      ]);
    },
  );

  test("that breaks off stores nothing, and leaves what was there", async () => {
    const client = clientOf(emulator);
    const { file_id, url } = await client.reserve("a");
    const bytes = noise(200_000);
    const headers = { "content-length": String(bytes.length) };
    await expect(raw(url, headers, { bytes, cut: true })).rejects.toThrow();
    await client.attach([file_id]);
    expect(await emulator.buyer(app)).toMatchObject([{ sha256: "missing" }]);
    await put(url, "whole");
    await expect(raw(url, headers, { bytes, cut: true })).rejects.toThrow();
    expect(await emulator.buyer(app)).toMatchObject([{ size: 5, sha256: sha256("whole") }]);
    expect(
      emulator.requests.filter(({ to, status }) => to === "store" && status === 0),
    ).toHaveLength(2);
  });

  test("is for that method alone", async () => {
    const { url } = await clientOf(emulator).reserve("a");
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url, { method: "DELETE" })).status).toBe(405);
  });
});

describe("a download", () => {
  test("gives ranges, the first byte too, and refuses HEAD", async () => {
    const client = clientOf(emulator);
    await client.attach([await client.deliver("a", "hello")]);
    const url = (await client.files())[0]?.download_url ?? "";
    const range = async (header: string) => {
      const answer = await fetch(url, { headers: { range: header } });
      return [
        answer.status,
        answer.headers.get("content-range"),
        await answer.text(),
        answer.headers.get("etag"),
      ];
    };
    const etag = `"${md5("hello")}"`;
    expect(await range("bytes=0-0")).toEqual([206, "bytes 0-0/5", "h", etag]);
    expect(await range("bytes=1-3")).toEqual([206, "bytes 1-3/5", "ell", etag]);
    expect((await fetch(url, { method: "HEAD" })).status).toBe(403);
  });

  test("of a file without bytes is 404", async () => {
    const client = clientOf(emulator);
    await client.attach([(await client.reserve("a")).file_id]);
    expect((await fetch((await client.files())[0]?.download_url ?? "")).status).toBe(404);
  });
});

test("an expired URL is refused", async () => {
  await withVariant({ urlSeconds: 1 }, async (client) => {
    const { url } = await client.reserve("a");
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const answer = await put(url, "abc");
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining("Request has expired"),
    ]);
  });
});

test("the ledger has every request in order, with bytes and header names, and no query", async () => {
  await clientOf(emulator).deliver("a", "hello");
  expect(emulator.requests).toMatchObject([
    {
      n: 1,
      to: "api",
      method: "PUT",
      path: `/products/${app}/files`,
      status: 200,
      bytes: '{"file_name":"a"}'.length,
    },
    {
      n: 2,
      to: "store",
      method: "PUT",
      status: 200,
      bytes: 5,
      headers: expect.arrayContaining(["content-length"]),
    },
  ]);
  expect(JSON.stringify(emulator.requests)).not.toMatch(/X-Amz|dodo_test/);
});
