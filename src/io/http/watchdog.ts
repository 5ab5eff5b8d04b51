import { Readable } from "node:stream";
import { type Exchange, type Send, stallMs } from "./http.ts";

/** A body in memory is handed over in pieces of so many bytes, since each one is a sign of life. */
const piece = 64 * 1024;

/**
 * Bytes that the machine may hold back after it took the last one, at most, and how many of them a
 * line is expected to carry in each stall time: 256 KiB in 30 seconds.
 */
const mostBuffered = 4 * 1024 * 1024;
const leastCarried = 256 * 1024;

/**
 * Ends an exchange in which nothing moves: a fixed total would cut slow lines, and undici's header
 * timeout counts from the first byte sent. Each part of the body that is taken is a sign of life;
 * after the last one the answer has its own time: the one it is given, or more after a longer
 * body, whose end may still wait in this machine's buffers.
 */
export function withWatchdog(send: Send, patience = stallMs): Send {
  return async (exchange) => {
    const { body, signal } = exchange;
    const watch = createWatch(signal, patience);
    const buffered = Math.min(bodyBytes(exchange), mostBuffered);
    const answerTime = exchange.answerTime ?? patience * (1 + buffered / leastCarried);
    const atEnd = () => watch.alive(answerTime);
    try {
      const watched = watchedBody(body, { taken: () => watch.alive(patience), ended: atEnd });
      return await send({ ...exchange, body: watched, signal: watch.signal });
    } finally {
      watch.end();
    }
  };
}

function createWatch(signal: AbortSignal | undefined, patience: number) {
  const controller = new AbortController();
  const stop = () => controller.abort(new DOMException("nothing moved", "TimeoutError"));
  let timer = setTimeout(stop, patience);
  let isOver = false;
  return {
    signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    alive(milliseconds: number) {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(stop, milliseconds);
    },
    end() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

function bodyBytes({ headers }: Exchange): number {
  return Number(headers["content-length"] ?? 0);
}

interface Watching {
  readonly taken: () => void;
  readonly ended: () => void;
}

function watchedBody(body: Exchange["body"], { taken, ended }: Watching): Exchange["body"] {
  if (body === undefined || typeof body === "string" || isOnePiece(body)) {
    ended();
    return body;
  }
  const parts = async function* (): AsyncGenerator<Buffer> {
    for await (const part of Buffer.isBuffer(body) ? piecesOf(body) : body) {
      yield part;
      taken();
    }
    ended();
  };
  return Readable.from(parts(), { objectMode: false, highWaterMark: 1 });
}

function isOnePiece(body: Buffer | Readable): boolean {
  return Buffer.isBuffer(body) && body.length <= piece;
}

function* piecesOf(body: Buffer): Generator<Buffer> {
  for (let start = 0; start < body.length; start += piece)
    yield body.subarray(start, start + piece);
}
