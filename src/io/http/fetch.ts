import type { Dispatcher, RequestInit } from "undici";
import { loadFetch } from "./undici.ts";

/** For libraries that bring no connections of their own, and read whatever comes: an answer over `limit` bytes, unpacked, breaks off. */
export function fetchThrough(
  dispatcher: Dispatcher,
  limit = 128 * 1024 * 1024,
): typeof globalThis.fetch {
  const through = async (url: string, init?: RequestInit) => {
    const { fetch, Response } = await loadFetch();
    const answer = await fetch(url, { ...init, dispatcher });
    const { status, statusText, headers, body } = answer;
    const bounded = new Response(body?.pipeThrough(upTo(limit)) ?? null, {
      status,
      statusText,
      headers,
    });
    return Object.defineProperty(bounded, "url", { value: answer.url });
  };
  return through as unknown as typeof globalThis.fetch;
}

function upTo(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.length;
      if (size > limit) throw new DOMException(`it is over ${limit} bytes`, "AbortError");
      controller.enqueue(chunk);
    },
  });
}
