import type { IncomingMessage, ServerResponse } from "node:http";

/** One request to the API or to the store, in the order of arrival. Nothing secret is kept. */
export interface LedgerEntry {
  /** Counts from 1. */
  readonly n: number;
  readonly to: "api" | "store";
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** 0 while it runs, and where the connection was cut before an answer. */
  status: number;
  /** Bytes of the body that arrived. */
  bytes: number;
  /** Lower case. */
  readonly headers: readonly string[];
}

/** Called before a request is looked at and, once its work is done, before it is answered. */
export type RequestHook = (
  n: number,
  request: Readonly<LedgerEntry>,
  when: "before" | "after",
) => void | Promise<void>;

export interface Ledger {
  readonly entries: readonly Readonly<LedgerEntry>[];
  /** Writes a request down and keeps its entry up to date while it runs. */
  open(to: LedgerEntry["to"], request: IncomingMessage, response: ServerResponse): LedgerEntry;
  clear(): void;
}

/** `ended` hears of every request when its connection is done with it. */
export function createLedger(ended?: (entry: Readonly<LedgerEntry>) => void): Ledger {
  const entries: LedgerEntry[] = [];
  let count = 0;
  return {
    entries,
    open: (to, request, response) => {
      count += 1;
      const entry: LedgerEntry = {
        n: count,
        to,
        at: new Date().toISOString(),
        method: request.method ?? "",
        path: pathOf(request),
        status: 0,
        bytes: 0,
        headers: Object.keys(request.headers),
      };
      entries.push(entry);
      onBytes(request, (total) => {
        entry.bytes = total;
      });
      onAnswer(response, (status) => {
        entry.status = status;
      });
      response.once("close", () => {
        if (!response.writableFinished) entry.status = 0;
        ended?.(entry);
      });
      return entry;
    },
    clear: () => {
      entries.length = 0;
      count = 0;
    },
  };
}

/** Hears of every piece of a body as the parser hands it over, without reading it for whoever does. */
export function onBytes(request: IncomingMessage, heard: (total: number) => void): void {
  const push = request.push.bind(request);
  let total = 0;
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) {
      total += chunk.length;
      heard(total);
    }
    return request.destroyed ? false : push(chunk, encoding);
  };
}

/** Hears of the status just before the head is sent. */
export function onAnswer(response: ServerResponse, heard: (status: number) => void): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    heard(status);
    return writeHead(status, ...rest);
  }) as typeof response.writeHead;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "").split("?", 1)[0] ?? "";
}
