import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/emulator.ts";
import type { Variant } from "../../../emulator/variants.ts";
import { createDodoClient } from "../../../src/io/dodo/client.ts";
import { createRateLimit } from "../../../src/io/dodo/rate-limit.ts";
import { createDispatcher } from "../../../src/io/http/http.ts";

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

/** What a storefront is made from, before an emulator; `said` and `masked` are what it told by then. */
export function edgesTo(emulator: Emulator) {
  const dispatcher = createDispatcher(8);
  const said: string[] = [];
  const masked: string[] = [];
  const say = (sentence: string) => said.push(sentence);
  const client = createDodoClient({
    baseUrl: new URL(emulator.url),
    apiKey: emulator.keys.write,
    userAgent: "dodo-files/test",
    dispatcher,
    rateLimit: createRateLimit(100_000),
    say,
    retryDelay: 1,
  });
  const options = {
    client,
    dispatcher,
    say,
    secret: (text: string) => void masked.push(text),
    retryDelay: 1,
  };
  return { options, said, masked, close: () => dispatcher.destroy() };
}
