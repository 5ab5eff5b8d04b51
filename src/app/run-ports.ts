import type { Plan } from "../core/plan.ts";
import type { Problem } from "../core/problem.ts";
import type { Observe } from "../core/progress.ts";
import type { Clock, StateStore, Storefront, Workspace } from "./ports.ts";

/** Everything that a run needs from outside. */
export interface RunPorts {
  readonly workspace: Workspace;
  /** Absent without a key: the plan is then offline. */
  readonly storefront: Storefront | undefined;
  readonly store: StateStore;
  readonly clock: Clock;
  readonly observe: Observe;
  readonly signal: AbortSignal;
  readonly newLineage: () => string;
  /** Keeps the state somewhere when its last save failed; returns the sentences that say where and how to put it back. */
  readonly rescue: (text: string) => Promise<readonly string[]>;
  /** Shown the plan before it is carried out; false: it is not. */
  readonly agreed: (plan: Plan, warnings: readonly Problem[]) => Promise<boolean>;
}
