import type { World } from "./world.ts";

export interface Kill {
  /** Which request of this run, from 1. */
  readonly nth: number;
  /** As it arrives, or once its work is done and it has not been answered. */
  readonly when: "before" | "after";
  readonly run?: Parameters<World["action"]>[0];
}

/** Runs the Action and kills it at a request to Dodo or its store; false where it ended before. */
export async function runKilled(world: World, { nth, when, run }: Kill): Promise<boolean> {
  const start = world.emulator.requests.length;
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { promise: dead, resolve: die } = Promise.withResolvers<void>();
  world.emulator.onRequest(async (n, _, at) => {
    if (n - start !== nth || at !== when) return;
    reach();
    await dead;
  });
  const result = await world.action({ ...run, signalAfter: { when: reached, signal: "SIGKILL" } });
  world.emulator.onRequest(null);
  die();
  return result.signal === "SIGKILL";
}
