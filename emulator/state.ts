import type { History } from "./buyer.ts";
import type { Faults } from "./faults.ts";
import type { Objects } from "./objects.ts";
import type { Presigner } from "./presign.ts";
import type { RateLimiter } from "./rate-limit.ts";
import type { Ledger, RequestHook } from "./requests.ts";
import type { Shop } from "./shop.ts";
import type { Variant } from "./variants.ts";

export interface Keys {
  readonly write: string;
  /** May read only. */
  readonly read: string;
}

/** Everything that the servers share. */
export interface EmulatorState {
  readonly variant: Variant;
  readonly keys: Keys;
  readonly shop: Shop;
  readonly objects: Objects;
  readonly presigner: Presigner;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly history: History;
  readonly rateLimiter: RateLimiter | null;
  /** What no program should ever have sent, in words. */
  readonly violations: string[];
  /** Awaited around every request. */
  hook: RequestHook | null;
}
