import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultKind } from "./faults.ts";
import { onAnswer, onBytes } from "./requests.ts";

/** Where bytes come from and go to. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Arranges the faults that cut or slow a connection, the same way for the API and the store. Called before anything is
 * waited for, since a small body is parsed right after its head. True where nothing more is to be done.
 */
export function cut(exchange: Exchange, fault: FaultKind | null): boolean {
  const { request, response } = exchange;
  if (fault?.kind === "reset-before") request.socket.destroy();
  if (fault?.kind === "stall") request.resume();
  if (fault?.kind === "reset-after") onAnswer(response, () => request.socket.destroy());
  if (fault?.kind === "reset-middle") {
    const ofRequest = fault.of
      ? fault.of === "request"
      : Number(request.headers["content-length"] ?? 0) > 0;
    if (ofRequest) cutRequest(request);
    else cutResponse(exchange);
  }
  if (fault?.kind === "slow") drip(response, fault.ms ?? 20);
  return fault?.kind === "reset-before" || fault?.kind === "stall";
}

function cutRequest(request: IncomingMessage): void {
  const half = Math.ceil(Number(request.headers["content-length"] ?? 0) / 2);
  onBytes(request, (total) => {
    if (total < half) return;
    request.socket.destroy();
    request.destroy(new Error("cut on purpose"));
  });
}

function cutResponse({ request, response }: Exchange): void {
  const write = response.write.bind(response) as (chunk: Uint8Array, sent?: () => void) => boolean;
  let left = Number.NaN;
  const head = (chunk: Uint8Array): boolean => {
    if (Number.isNaN(left))
      left = Math.floor(Number(response.getHeader("content-length") ?? 2 * chunk.length) / 2);
    if (left <= 0) {
      // An empty answer has no half: the cut takes the place of all of it.
      request.socket.destroy();
      return false;
    }
    const part = chunk.subarray(0, left);
    left -= part.length;
    return write(part, left <= 0 ? () => request.socket.destroy() : undefined);
  };
  response.write = ((chunk: unknown) => head(bytesOf(chunk))) as typeof response.write;
  response.end = ((chunk?: unknown) => {
    if (chunk !== undefined && chunk !== null) head(bytesOf(chunk));
    else if (Number.isNaN(left)) request.socket.destroy();
    return response;
  }) as typeof response.end;
}

// Whoever pipes into the response waits for `drain`, and gets it late.
function drip(response: ServerResponse, ms: number): void {
  const write = response.write.bind(response) as (chunk: Uint8Array) => boolean;
  const end = response.end.bind(response) as () => ServerResponse;
  const waiting: Uint8Array[] = [];
  let ending = false;
  const timer = setInterval(() => {
    const chunk = waiting.shift();
    if (chunk) write(chunk);
    else if (ending) end();
    if ((ending && !chunk) || response.destroyed) clearInterval(timer);
    else if (!ending && waiting.length === 0) response.emit("drain");
  }, ms);
  response.write = ((chunk: unknown) => {
    const bytes = bytesOf(chunk);
    const size = Math.max(1, Math.ceil(bytes.length / drips));
    for (let at = 0; at < bytes.length; at += size) waiting.push(bytes.subarray(at, at + size));
    return false;
  }) as typeof response.write;
  response.end = ((chunk?: unknown) => {
    if (chunk !== undefined && chunk !== null) response.write(bytesOf(chunk));
    ending = true;
    return response;
  }) as typeof response.end;
}

const drips = 8;

function bytesOf(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
}
