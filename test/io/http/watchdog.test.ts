import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Exchange, Send } from "../../../src/io/http/http.ts";
import { createDispatcher, createSend } from "../../../src/io/http/http.ts";
import { withWatchdog } from "../../../src/io/http/watchdog.ts";

const size = 1024 * 1024;
const url = new URL("http://127.0.0.1/");
const exchange = (body: Exchange["body"]): Exchange => ({
  method: "PUT",
  url,
  headers: { "content-length": String(size) },
  body,
  answerLimit: 100,
});

/** A line that takes the parts of a body one by one, and answers a while after the last one. */
function aLine({ partMs, answerMs }: { readonly partMs: number; readonly answerMs: number }) {
  const parts: number[] = [];
  const send: Send = async ({ body, signal }) => {
    for await (const part of body as AsyncIterable<Buffer>) {
      parts.push(part.length);
      await sleep(partMs, undefined, signal ? { signal } : {});
    }
    await sleep(answerMs, undefined, signal ? { signal } : {});
    return { status: 200, headers: {}, text: "" };
  };
  return { send, parts };
}

describe("the watchdog", () => {
  it.each([
    ["in memory", () => Buffer.alloc(size)],
    ["as a stream", () => Readable.from(Array(16).fill(Buffer.alloc(size / 16)))],
  ])("lets a body %s take many times its patience, as long as something moves", async (_, body) => {
    const line = aLine({ partMs: 100, answerMs: 0 });
    const answer = await withWatchdog(line.send, 400)(exchange(body()));
    expect(answer.status).toBe(200);
    expect(line.parts).toEqual(Array(16).fill(size / 16));
  });

  it("ends a body of which nothing is taken any more", async () => {
    const line = aLine({ partMs: 60_000, answerMs: 0 });
    await expect(withWatchdog(line.send, 20)(exchange(Buffer.alloc(size)))).rejects.toThrow(
      "abort",
    );
  });

  it("gives an answer time of its own, as long as it is told to", async () => {
    const line = aLine({ partMs: 0, answerMs: 60_000 });
    const one = { ...exchange(Buffer.alloc(size)), answerTime: 20 };
    await expect(withWatchdog(line.send, 50_000)(one)).rejects.toThrow("abort");
  });

  it("gives an answer more time after a long body, whose end may still be on its way", async () => {
    const line = aLine({ partMs: 0, answerMs: 300 });
    const answer = await withWatchdog(line.send, 100)(exchange(Buffer.alloc(size)));
    expect(answer.status).toBe(200);
  });

  it("lets a small file through to a server that drains slowly", async () => {
    let taken = 0;
    const server = createServer((request, response) => {
      request.on("data", (part: Buffer) => {
        taken += part.length;
        request.pause();
        setTimeout(() => request.resume(), 20);
      });
      request.on("end", () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const dispatcher = createDispatcher(1);
    const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const send = withWatchdog(createSend(dispatcher), 1_000);
    const answer = await send({ ...exchange(Buffer.alloc(size)), url: address });
    expect([answer.status, taken]).toEqual([200, size]);
    await dispatcher.destroy();
    server.close();
  });
});
