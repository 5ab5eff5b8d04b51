import { stallTime } from "./http.ts";

/** Ends a transfer in which nothing moves: a fixed total would cut slow lines, and a header timeout counts from the first byte sent. */
export interface Stall {
  readonly signal: AbortSignal;
  /** Something moved; the next sign of life must come within so many milliseconds. */
  alive(patience?: number): void;
  end(): void;
}

export function createStall(signal: AbortSignal): Stall {
  const controller = new AbortController();
  const stop = () => controller.abort(new DOMException("nothing moved", "TimeoutError"));
  let timer = setTimeout(stop, 2 * stallTime);
  return {
    signal: AbortSignal.any([signal, controller.signal]),
    alive(patience = 2 * stallTime) {
      clearTimeout(timer);
      timer = setTimeout(stop, patience);
    },
    end: () => clearTimeout(timer),
  };
}
