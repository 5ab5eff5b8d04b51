import type { RunPorts } from "../app/run/context.ts";
import type { Settings } from "../core/run/settings.ts";
import { version } from "../core/version.ts";
import { createDodoClient } from "../io/dodo/client.ts";
import { readShelves } from "../io/dodo/list-shop.ts";
import { createRateLimit } from "../io/dodo/rate-limit.ts";
import { createStorefront } from "../io/dodo/storefront.ts";
import { createDispatcher } from "../io/http/http.ts";
import { createBudget } from "../io/http/retry.ts";

/** Milliseconds before a second try. */
const retryDelay = 500;

interface Around {
  readonly signal: AbortSignal;
  /** Told every secret before it is used. */
  readonly secret: (text: string) => void;
  readonly say: (sentence: string) => void;
}

/** A file of its own: the HTTP client is loaded only where there is a key to use it with. */
export function openShop(
  { baseUrl, requestsPerMinute, concurrency }: Settings,
  apiKey: string,
  { signal, secret, say }: Around,
) {
  const dispatcher = createDispatcher(concurrency + 8);
  const budget = createBudget();
  const rateLimit = createRateLimit(requestsPerMinute, say);
  const userAgent = `dodo-files/${version}`;
  const client = createDodoClient({
    baseUrl,
    apiKey,
    userAgent,
    dispatcher,
    rateLimit,
    say,
    retryDelay,
    budget,
  });
  const shelves: NonNullable<RunPorts["desk"]>["shelves"] = () => readShelves(client, signal);
  return {
    storefront: createStorefront({ client, dispatcher, say, secret, retryDelay, budget }),
    shelves,
    close: () => dispatcher.destroy(),
  };
}
