/** What goes wrong with a request. Those marked "after" come once the server did its work. */
export type FaultKind =
  /** Answers so, and does no work. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      /** Instead of the usual error body. */
      readonly body?: string;
      /** Sent as `Retry-After`. */
      readonly retryAfter?: string | number;
      /** Sent as `retry-after-ms`. */
      readonly retryAfterMs?: number;
    }
  /** Cuts the connection before it reads the body. */
  | { readonly kind: "reset-before" }
  /** Cuts after half of the request's body, or (after) of the answer's; of the request where it has a body. */
  | { readonly kind: "reset-middle"; readonly of?: "request" | "response" }
  /** After: cuts instead of answering. */
  | { readonly kind: "reset-after" }
  /** After: half of the JSON, as a whole answer. */
  | { readonly kind: "truncated-json" }
  /** After: something that is no JSON. */
  | { readonly kind: "malformed-json" }
  /** A page of something in between, and no work done; 200 unless told. */
  | { readonly kind: "html"; readonly status?: number }
  /** Takes everything and never answers. */
  | { readonly kind: "stall" }
  /** After: the answer's body in drips, this many milliseconds apart (20 unless told). */
  | { readonly kind: "slow"; readonly ms?: number }
  /** API: the URLs of the answer expired an hour ago. Store: refuses the URL as expired. */
  | { readonly kind: "expired-url" }
  /** Store, after: an ETag that is the MD5 of other bytes. */
  | { readonly kind: "wrong-etag" }
  /** API: dates and URLs are so many minutes ahead, an hour unless told. Store: RequestTimeTooSkewed. */
  | { readonly kind: "clock-skew"; readonly minutes?: number };

export interface FaultOrder {
  readonly on: {
    readonly method?: string;
    /** The whole path as text, or a pattern that is found in it. */
    readonly path?: string | RegExp;
    /** Which of the matching requests is the first to fail, from 1. */
    readonly nth?: number;
    /** True: requests to the store; else to the API. */
    readonly store?: boolean;
  };
  /** How many matching requests in a row fail; 1 unless told. */
  readonly times?: number;
}

export type Fault = FaultOrder & FaultKind;

export interface Faults {
  order(fault: Fault): void;
  /** The fault of this request; the first order that is due wins, and every matching order counts it. */
  take(request: {
    readonly to: "api" | "store";
    readonly method: string;
    readonly path: string;
  }): FaultKind | null;
  clear(): void;
}

export function createFaults(): Faults {
  let orders: { readonly fault: Fault; seen: number }[] = [];
  return {
    order: (fault) => {
      orders.push({ fault, seen: 0 });
    },
    take: (request) => {
      let due: FaultKind | null = null;
      for (const order of orders) {
        if (!fits(order.fault, request)) continue;
        order.seen += 1;
        const first = order.fault.on.nth ?? 1;
        const isDue = order.seen >= first && order.seen < first + (order.fault.times ?? 1);
        if (isDue) due ??= order.fault;
      }
      return due;
    },
    clear: () => {
      orders = [];
    },
  };
}

/** The headers that an ordered answer carries. */
export function waitHeaders(fault: FaultKind | null): { readonly [name: string]: string } {
  if (fault?.kind !== "status") return {};
  const { retryAfter, retryAfterMs } = fault;
  return {
    ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    ...(retryAfterMs === undefined ? {} : { "retry-after-ms": String(retryAfterMs) }),
  };
}

/** Seconds that the API's clock is ahead. */
export function skewOf(fault: FaultKind | null): number {
  return fault?.kind === "clock-skew" ? (fault.minutes ?? 60) * 60 : 0;
}

function fits({ on }: Fault, { to, method, path }: Parameters<Faults["take"]>[0]): boolean {
  if ((on.store === true) !== (to === "store")) return false;
  if (on.method !== undefined && on.method.toUpperCase() !== method) return false;
  if (on.path === undefined) return true;
  return typeof on.path === "string" ? on.path === path : on.path.test(path);
}
