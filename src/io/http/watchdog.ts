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
  let timer = setTimeout(stop, usual);
  let ended = false;
  return {
    signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    alive(patience = usual) {
      clearTimeout(timer);
      if (!ended) timer = setTimeout(stop, patience);
    },
    end() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
