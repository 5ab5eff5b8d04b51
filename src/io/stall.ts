import { stallTime } from "./http.ts";

/** Ends a transfer in which nothing moves: a fixed total would cut slow lines, and a header timeout counts from the first byte sent. */
export interface Stall {
  readonly signal: AbortSignal;
  /** Something moved; the next sign of life must come within so many milliseconds. */
  alive(patience?: number): void;
  end(): void;
}

export function createStall(signal: AbortSignal | undefined, usual = stallTime): Stall {
  const controller = new AbortController();
  const stop = () => controller.abort(new DOMException("nothing moved", "TimeoutError"));
  // AbortSignal.any would cost as much as the rest of a small request.
  const interrupt = () => controller.abort(signal?.reason);
  if (signal?.aborted) interrupt();
  else signal?.addEventListener("abort", interrupt, { once: true });
  let timer = setTimeout(stop, usual);
  let ended = false;
  return {
    signal: controller.signal,
    alive(patience = usual) {
      clearTimeout(timer);
      if (!ended) timer = setTimeout(stop, patience);
    },
    end() {
      ended = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", interrupt);
    },
  };
}
