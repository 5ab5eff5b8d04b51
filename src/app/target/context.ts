import type { Listing } from "../../core/dodo/listing.ts";
import type { LocalFile } from "../../core/placement/placement.ts";
import type { Change } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { Observe } from "../../core/run/progress.ts";
import type { RunFacts } from "../../core/run-facts.ts";
import type { RunKey } from "../../core/state/order.ts";
import type { Receipt, ReleaseKind } from "../../core/state/state.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Clock, Storefront } from "../ports.ts";

/** What carrying out a plan works with. Made once in a run. */
export interface ApplyContext {
  readonly storefront: Storefront;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly facts: RunFacts;
  readonly by: RunKey;
  readonly kind: ReleaseKind;
  readonly limits: Limits;
  readonly known: Known;
  readonly report: ApplyReport;
  /** When the run began to deliver, ISO 8601, UTC: the time of its release. */
  readonly startedAt: string;
  /** Ids that this run delivered or brought back. */
  readonly attached: Set<string>;
  /** Ids in all lists that this run wrote. */
  readonly listed: Set<string>;
  /** True if the state that this run loaded had the file. */
  readonly knew: (file_id: string) => boolean;
  /** Ids that the plans of this run leave live. */
  readonly kept: Set<string>;
  /** Keys of the intents of uploads that may have arrived although their answer got lost. */
  readonly unclear: Set<string>;
  /** True if a newer run, a rollback or a destroy took the target over (A5). */
  readonly isLeft: (target: string) => boolean;
  /** True if the state says that the file was withdrawn, by this run or by another. */
  readonly isWithdrawn: (file_id: string) => boolean;
  /** Uploads at a time, over all targets. */
  readonly pool: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface Limits {
  readonly allowEmptyTarget: boolean;
  /** Files of an entitlement go although buyers hold grants. */
  readonly withdrawSold: boolean;
  /** `content`: everything delivered is downloaded and compared, whatever the store's answer said. */
  readonly verify: "listing" | "content";
}

/** What is known beside the plan. */
export interface Known {
  /** The file that a change delivers. */
  readonly files: Map<Change, LocalFile>;
  /** Why these cannot be sent, if a file is not at hand. */
  readonly unavailable: (changes: readonly Change[]) => Problem | undefined;
  /** What is recorded under an id. */
  readonly receipt: (file_id: string) => Receipt | undefined;
  /** True if buyers had the file once: Dodo may not attach it again. */
  readonly wasLive: (file_id: string) => boolean;
  /** Ids in the target that this program is known to have uploaded. */
  readonly uploaded: (target: string) => ReadonlySet<string>;
  /** Ids that this run takes out, of any target: what an attached entitlement loses by it, its products lose too. */
  readonly leaving: Set<string>;
}

/** Who is told while it is carried out. */
export interface ApplyReport {
  readonly observe: Observe;
  /** Told of every listing that was read. */
  readonly seen: (listing: Listing) => void;
  readonly warn: (problem: Problem) => void;
  readonly notice: (sentence: string) => void;
}

/** The local file of a change that sends one. */
export function fileOf(change: Change, { known }: ApplyContext): LocalFile {
  const file = known.files.get(change);
  if (!file) throw new Error(`no file for ${change.target} ${change.slot}`);
  return file;
}

/** This moment, as the state records it. */
export function timeOf({ clock }: ApplyContext): string {
  return new Date(clock.now()).toISOString();
}
