import { setImmediate } from "node:timers/promises";

/** Gives the event loop a turn once 16 ms of work have passed since the last one. */
export function createTurn(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 16) return;
    await setImmediate();
    last = performance.now();
  };
}
