import { type Listing, liveIds } from "../../core/dodo/listing.ts";
import type { ResolvedTargets } from "../../core/manifest/targets.ts";
import { isPending, type Plan, type Planned } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { Outcome, Report, Result } from "../../core/run/report.ts";
import type { CommonSettings } from "../../core/run/settings.ts";
import type { Receipt, State } from "../../core/state/state.ts";

/** A Report while the run goes on: whatever stops it, what is known by then is told. */
export interface ReportDraft {
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly notices: string[];
  resolved(resolved: ResolvedTargets): void;
  loaded(state: State, where: string): void;
  /** Problems, warnings and notices of one step. */
  addFindings(step: {
    readonly problems: readonly Problem[];
    readonly warnings: readonly Problem[];
    readonly notices: readonly string[];
  }): void;
  planned(planned: Planned): void;
  /** Receipts that somebody asked to see. */
  asked(receipts: readonly Receipt[]): void;
  outcomes(outcomes: readonly Outcome[]): void;
  /** A target was read. */
  seen(listing: Listing): void;
  /** The ids that a target delivered when it was last read. */
  liveIds(target: string): ReadonlySet<string>;
  /** `unsaved`: the last save failed. */
  saved(state: State, of: { readonly url: string | undefined; readonly unsaved: boolean }): void;
  sent(bytes: number): void;
  /** Something was sent that changes something. */
  wrote(): void;
  /** `now` in milliseconds of the clock that began it. */
  finish(now: number): Report;
}

/** What a run found, if it came so far. */
type DraftFields = Partial<
  Pick<Report, "plan" | "state" | "receipts" | "where" | "stateUrl" | "unsaved">
>;

interface NamedTargets {
  readonly spellings: ResolvedTargets["spellings"];
  readonly chosen: ResolvedTargets["chosen"];
}

export function draftReport(settings: CommonSettings, started: number): ReportDraft {
  const { command, environment, config: manifest, facts } = settings;
  const problems: Problem[] = [];
  const warnings: Problem[] = [...settings.warnings];
  const notices: string[] = [];
  const { live, names, seen } = createLiveIndex();
  let rest: DraftFields = {};
  let outcomes: readonly Outcome[] = [];
  let targets: NamedTargets = { spellings: new Map(), chosen: new Set() };
  let sent = 0;
  let wrote = false;
  return {
    problems,
    warnings,
    notices,
    resolved(resolved) {
      targets = resolved;
      notices.push(...resolved.notices);
    },
    loaded: (state, where) => (rest = { ...rest, state, where }),
    addFindings(step) {
      problems.push(...step.problems);
      warnings.push(...step.warnings);
      notices.push(...step.notices);
    },
    planned(planned) {
      rest = { ...rest, plan: planned.plan };
      problems.push(...planned.problems);
      warnings.push(...planned.warnings);
    },
    asked: (receipts) => (rest = { ...rest, receipts }),
    outcomes: (all) => (outcomes = all),
    seen,
    liveIds: (target) => live.get(target) ?? new Set(),
    saved: (state, { url, unsaved }) => (rest = { ...rest, state, stateUrl: url, unsaved }),
    sent: (bytes) => (sent += bytes),
    wrote: () => (wrote = true),
    finish(now) {
      const { spellings, chosen } = targets;
      const result = resultOf({ command, problems, outcomes, chosen, plan: rest.plan });
      const known = { problems, warnings, notices, outcomes, live, names, spellings };
      const facing = { command, environment, manifest, tag: facts.tag };
      return { ...facing, result, ...rest, ...known, wrote, sent, duration: now - started };
    },
  };
}

/** The report of a run that did not begin: nothing was read or written. */
export function refused(
  settings: CommonSettings,
  problems: readonly Problem[],
  now: number,
): Report {
  const draft = draftReport(settings, now);
  draft.problems.push(...problems);
  return draft.finish(now);
}

/** The ids of each target's newest listing, and the names of all. */
function createLiveIndex() {
  const live = new Map<string, ReadonlySet<string>>();
  const names = new Map<string, string>();
  const seen = (listing: Listing) => {
    live.set(listing.target, liveIds(listing));
    for (const { file_id, name } of listing.files) names.set(file_id, name);
  };
  return { live, names, seen };
}

interface ResultFacts {
  readonly command: CommonSettings["command"];
  readonly problems: readonly Problem[];
  readonly outcomes: readonly Outcome[];
  readonly chosen: ReadonlySet<string>;
  readonly plan: Plan | undefined;
}

/** `partial`: something went wrong, but a target is as declared, or a change was carried out. */
function resultOf({ command, problems, outcomes, chosen, plan }: ResultFacts): Result {
  const changed = outcomes.some(({ change, status }) => isPending(change) && status === "done");
  if (problems.length > 0) {
    const failed = new Set(problems.map(({ target }) => target));
    const waiting = new Set(
      outcomes.flatMap(({ change, status }) => (status === "waiting" ? [change.target] : [])),
    );
    const others = [...chosen].some((target) => !failed.has(target) && !waiting.has(target));
    return changed || (["apply", "rollback"].includes(command) && !failed.has(undefined) && others)
      ? "partial"
      : "failed";
  }
  if (command === "plan")
    return outcomes.some(({ change }) => isPending(change)) ? "pending" : "unchanged";
  if (command === "init") return "changed";
  if (plan && !changed && outcomes.some(({ status }) => status === "waiting")) return "failed";
  return changed ? "changed" : "unchanged";
}
