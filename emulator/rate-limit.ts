export interface RateLimit {
  readonly perSecond: number;
  readonly perMinute: number;
  /** Whether a 429 says `Retry-After`, which Dodo does not document. */
  readonly retryAfter?: boolean;
}

export interface RateLimiter {
  /** Counts a request; the headers of its answer, and whether it is one too many. */
  take(): { readonly headers: { readonly [name: string]: string }; readonly refused: boolean };
}

/** Counts in the last second and minute; refused requests count too, as at most gateways. `clock` gives milliseconds. */
export function createRateLimiter(
  { perSecond, perMinute, retryAfter = false }: RateLimit,
  clock = Date.now,
): RateLimiter {
  let times: readonly number[] = [];
  return {
    take: () => {
      const now = clock();
      times = [...times.filter((time) => time > now - 60_000), now];
      const inSecond = times.filter((time) => time > now - 1000).length;
      const leftInSecond = perSecond - inSecond;
      const leftInMinute = perMinute - times.length;
      const isMinute = leftInMinute < leftInSecond;
      const left = Math.min(leftInSecond, leftInMinute);
      const refused = left < 0;
      const reset = isMinute ? Math.ceil(((times[0] ?? now) + 60_000 - now) / 1000) : 1;
      const headers = {
        "x-ratelimit-limit": String(isMinute ? perMinute : perSecond),
        "x-ratelimit-remaining": String(Math.max(0, left)),
        "x-ratelimit-reset": String(reset),
        ...(refused && retryAfter ? { "retry-after": String(reset) } : {}),
      };
      return { headers, refused };
    },
  };
}
