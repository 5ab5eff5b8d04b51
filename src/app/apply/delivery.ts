import type { LocalFile } from "../../core/placement/placement.ts";
import { type Change, changesOf, isLeaving, type Plan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { WritingSettings } from "../../core/run/settings.ts";
import type { ReleaseEntry } from "../../core/state/new-release.ts";
import type { ReleaseKind, Snapshot, State } from "../../core/state/state.ts";
import type { Run } from "../run/context.ts";

/** What a command asks to be carried out, before it is known what is in the way, and all that its end may need. */
export interface PlannedDelivery extends Run<WritingSettings> {
  readonly kind: Exclude<ReleaseKind, "import">;
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  /** The files at hand, by target, slot and content. */
  readonly placements: readonly FileAt[];
  /** Why these cannot be sent, if a file is not at hand. */
  readonly unavailable?: ((changes: readonly Change[]) => Problem | undefined) | undefined;
  /** Of a rollback: target → serial of the release that it goes back to. */
  readonly back?: ReleaseEntry["back"];
  /** Reads these targets and plans them once more, from the state as it is now. */
  readonly replan: (
    targets: ReadonlySet<string>,
    state: State,
    rules?: EndRules,
  ) => Promise<Replanned>;
}

/** A plan to carry out. */
export interface Delivery extends PlannedDelivery {
  /** Targets that a problem of the plan stopped: left exactly as they are. */
  readonly stopped: ReadonlySet<string>;
}

/** What the end of a run allows: what was agreed to holds, and another run's files are no removals. */
export interface EndRules {
  readonly allowDowngrade: boolean;
  /** False: what another run recorded and has not released yet is about to be attached. */
  readonly forgetsPending: boolean;
  readonly maxRemovals: number;
}

/** A local file, and the slot that it is for. */
export interface FileAt {
  readonly target: string;
  readonly slot: string;
  readonly file: LocalFile;
}

export interface Replanned {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly placements: readonly FileAt[];
  readonly unavailable?: Delivery["unavailable"];
}

/** Ids of files that a plan leaves live, or brings back. */
export function keptBy(plan: Plan): readonly string[] {
  return changesOf(plan)
    .filter((change) => !isLeaving(change))
    .flatMap(({ file_id }) => file_id ?? []);
}

/** The files of a plan's changes. `keep` lets several files of one slot live, so the content counts too. */
export function filesOf(plan: Plan, placements: readonly FileAt[]): Map<Change, LocalFile> {
  const keyOf = (target: string, slot: string, sha256: string | null) =>
    JSON.stringify([target, slot, sha256]);
  const byPlace = new Map(
    placements.map(({ target, slot, file }) => [keyOf(target, slot, file.sha256), file]),
  );
  return new Map(
    changesOf(plan).flatMap((change) => {
      const file = byPlace.get(keyOf(change.target, change.slot, change.sha256));
      return file ? [[change, file] as const] : [];
    }),
  );
}
