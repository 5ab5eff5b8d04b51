import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../app/ports.ts";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  async sleep(ms, signal) {
    if (ms <= 0 || signal?.aborted) return;
    await sleep(ms, undefined, signal ? { signal } : {}).catch(() => {});
  },
};
