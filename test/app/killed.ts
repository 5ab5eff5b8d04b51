import type { StateStore } from "../../src/app/ports.ts";
import type { RunOptions, World } from "./world.ts";

/** Runs a command and kills it after so many steps; false where it ended before. */
export async function runKilled(
  world: World,
  inputs: Readonly<Record<string, string>>,
  steps: number,
  options: RunOptions = {},
): Promise<boolean> {
  const { step, died } = mortal(steps);
  const around =
    <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await step();
      const result = await work(...args);
      await step();
      return result;
    };
  const { read, deliver, write } = world.shop;
  const { store } = world;
  const mortalStore: StateStore = { ...store, load: around(store.load), save: around(store.save) };
  Object.assign(world.shop, { read: around(read), deliver: around(deliver), write: around(write) });
  const ended = world.run(inputs, { ...options, store: mortalStore }).then(() => true);
  const survived = await Promise.race([ended, died.then(() => false)]);
  Object.assign(world.shop, { read, deliver, write });
  return !survived;
}

/** Where a run may die: before and after each call to Dodo, and each load and save of the state. */
interface Mortal {
  /** Resolves for the living, and never again once the run is dead. */
  readonly step: () => Promise<void>;
  readonly died: Promise<void>;
}

function mortal(stepsToLive: number): Mortal {
  const { promise: died, resolve: die } = Promise.withResolvers<void>();
  let left = stepsToLive;
  return {
    died,
    step() {
      left -= 1;
      if (left >= 0) return Promise.resolve();
      die();
      return new Promise(() => {});
    },
  };
}
