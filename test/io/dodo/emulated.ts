import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/emulator.ts";
import type { Variant } from "../../../emulator/variants.ts";
import { createDispatcher } from "../../../src/io/http/http.ts";
import type { Budget } from "../../../src/io/http/retry.ts";
import { connect } from "../../../src/wire/dodo.ts";

/** An emulator of one variant, which the tests around share; it is emptied for each. */
export function shared(variant: Partial<Variant> = {}): () => Emulator {
  const held: { emulator?: Emulator } = {};
  const emulator = () => {
    if (!held.emulator) throw new Error("not started");
    return held.emulator;
  };
  beforeAll(async () => {
    held.emulator = await startEmulator({ variant });
  });
  beforeEach(() => emulator().reset());
  afterAll(() => held.emulator?.close());
  return emulator;
}

export interface Edges {
  readonly requestsPerMinute?: number;
  readonly budget?: Budget;
}

/** What a storefront is made from, before an emulator; `said` and `masked` are what it told by then. */
export function edgesTo(emulator: Emulator, how: Edges = {}) {
  const dispatcher = createDispatcher(8);
  const said: string[] = [];
  const masked: string[] = [];
  const options = connect({
    baseUrl: new URL(emulator.url),
    apiKey: emulator.keys.write,
    dispatcher,
    requestsPerMinute: how.requestsPerMinute ?? 100_000,
    retries: { firstDelay: 1, onWait: (sentence) => said.push(sentence), budget: how.budget },
    secret: (text) => void masked.push(text),
  });
  return { options, said, masked, close: () => dispatcher.destroy() };
}
