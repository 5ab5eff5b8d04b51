import type { ShopAccess } from "../core/run/settings.ts";
import { version } from "../core/version.ts";
import { createDodoClient, withRateLimit, withRetry } from "../io/dodo/client.ts";
import { listShop } from "../io/dodo/list-shop.ts";
import { createRateLimit } from "../io/dodo/rate-limit.ts";
import { withRefusals } from "../io/dodo/refusals.ts";
import type { StorefrontOptions } from "../io/dodo/route.ts";
import { createStorefront } from "../io/dodo/storefront.ts";
import { createDispatcher, createSend } from "../io/http/http.ts";
import { createBudget, createRetry, type RetryPolicy } from "../io/http/retry.ts";
import { withWatchdog } from "../io/http/watchdog.ts";

/** Milliseconds before a second try. */
const retryDelay = 500;

interface Around {
  readonly signal: AbortSignal;
  /** Told every secret before it is used. */
  readonly secret: (text: string) => void;
  readonly onWait: (sentence: string) => void;
}

/** A file of its own: the HTTP client is loaded only where there is a key to use it with. */
export function openShop(
  { baseUrl, requestsPerMinute, connections }: ShopAccess,
  apiKey: string,
  { signal, secret, onWait }: Around,
) {
  const dispatcher = createDispatcher(connections);
  const retries = { firstDelay: retryDelay, onWait, budget: createBudget() };
  const options = connect({ baseUrl, apiKey, dispatcher, requestsPerMinute, retries, secret });
  return {
    storefront: createStorefront(options),
    listShop: () => listShop(options.client, signal),
    close: () => dispatcher.destroy(),
  };
}

/** What a connection to Dodo is made of. */
export interface Connecting extends Pick<StorefrontOptions, "dispatcher" | "secret"> {
  readonly baseUrl: URL;
  readonly apiKey: string;
  readonly requestsPerMinute: number;
  readonly retries: RetryPolicy;
  /** Milliseconds without a sign of life after which an exchange counts as dead; as usual if absent. */
  readonly stallMs?: number;
}

/** Puts the clients together: the watchdog closest to the connection, then the rate limit, the reading of refusals, and the retries. */
export function connect(connecting: Connecting): StorefrontOptions {
  const { baseUrl, apiKey, dispatcher, requestsPerMinute, retries, secret } = connecting;
  const send = withWatchdog(createSend(dispatcher), connecting.stallMs);
  const limit = createRateLimit(requestsPerMinute, retries.onWait);
  const retry = createRetry(retries);
  const userAgent = `dodo-files/${version}`;
  const api = createDodoClient({ baseUrl, apiKey, userAgent, send });
  const single = withRefusals(withRateLimit(api, limit));
  return { client: withRetry(single, retry), single, limit, retry, send, dispatcher, secret };
}
