import { describeEntries } from "../core/commit-message.ts";
import type { Placement } from "../core/placement.ts";
import type { Plan } from "../core/plan.ts";
import { isPending } from "../core/plan.ts";
import { Problem } from "../core/problem.ts";
import type { Settings } from "../core/settings.ts";
import type { Release, Snapshot, State } from "../core/state.ts";
import { renderState } from "../core/state-document.ts";
import { apply } from "./apply.ts";
import type { Draft } from "./draft.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { loadState } from "./preflight.ts";
import type { RunPorts } from "./run-ports.ts";
import { createSaver } from "./saver.ts";

export interface ApplyRun {
  readonly settings: Settings;
  readonly ports: RunPorts;
  readonly draft: Draft;
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  readonly placements: readonly Placement[];
  /** Targets that a problem stopped before. */
  readonly stopped: ReadonlySet<string>;
}

/** Carries out a plan with a ledger that makes every step durable; on a signal what is known is saved at once. */
export async function applyRun(all: ApplyRun): Promise<void> {
  const { settings, ports, draft, plan, snapshot } = all;
  if (!ports.storefront) throw new Error("apply without a storefront");
  const { environment, manifest } = plan;
  const saver = createSaver({
    store: ports.store,
    snapshot,
    reload: () => loadState(ports.store, { environment, manifest, newLineage: () => snapshot.state.lineage }),
    clock: ports.clock,
    describe: (entries) => describeEntries(entries, settings.facts),
    warn: (sentence) => ports.observe({ kind: "warning", sentence }),
  });
  const ledger = createLedger({ saver, clock: ports.clock, paced: ports.store.paced });
  const applied = apply({ ...portsOf(all, ledger), plan, stopped: all.stopped, placements: all.placements });
  try {
    const { outcomes, problems } = await untilStopped(applied, ports.signal);
    draft.outcomes(outcomes);
    draft.problems.push(...dedupe(problems));
    if (outcomes.some(({ change, status }) => isPending(change) && status === "done")) {
      ledger.write([{ op: "release", release: releaseOf(ledger.state(), all) }]);
    }
  } finally {
    await close(ledger, all);
    draft.saved(ledger.state(), ports.store.url?.());
  }
}

function portsOf({ settings, ports, draft, snapshot }: ApplyRun, ledger: Ledger) {
  if (!ports.storefront) throw new Error("apply without a storefront");
  const { facts, allowEmptyTarget, concurrency } = settings;
  const { clock, signal, storefront } = ports;
  return {
    storefront: writesTold(storefront, draft),
    ledger,
    clock,
    signal,
    facts,
    allowEmptyTarget,
    concurrency,
    receipts: [...snapshot.state.files, ...snapshot.state.retired],
    observe: (progress: Parameters<RunPorts["observe"]>[0]) => {
      if (progress.kind === "uploaded") draft.sent(progress.size);
      ports.observe(progress);
    },
    seen: draft.seen,
    warn: (problem: Problem) => draft.warnings.push(problem),
  };
}

/** The Report says whether anything was written at all, so every write passes here. */
function writesTold(
  storefront: NonNullable<RunPorts["storefront"]>,
  draft: Draft,
): NonNullable<RunPorts["storefront"]> {
  return {
    ...storefront,
    deliver: (upload) =>
      storefront.deliver({
        ...upload,
        reserved(file_id) {
          draft.wrote();
          upload.reserved(file_id);
        },
      }),
    write(listing, file_ids) {
      draft.wrote();
      return storefront.write(listing, file_ids);
    },
  };
}

/** Whichever comes first: a signal does not wait for what is under way, since the runner kills the process soon after it. */
function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => {});
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  ]);
}

/** The last save. Where it fails, deliveries stand all the same, and the state is kept for `dodo-files state push`. */
async function close(ledger: Ledger, { draft, ports }: ApplyRun): Promise<void> {
  try {
    await ledger.close(ports.signal);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (!draft.problems.some(({ code }) => code === error.code)) draft.problems.push(error);
    draft.notices.push(...(await ports.rescue(renderState(ledger.state()))));
  }
}

function releaseOf(state: State, { ports, settings, plan, draft }: ApplyRun): Omit<Release, "serial"> {
  const { tag, commit, run } = settings.facts;
  const live = plan.targets.map(({ target }) => {
    const ids = draft.liveIds(target);
    return [
      target,
      state.files.filter((file) => file.target === target && ids.has(file.file_id)).map((file) => file.file_id),
    ];
  });
  return { at: new Date(ports.clock.now()).toISOString(), tag, commit, run, live: Object.fromEntries(live) };
}

/** The same failure of many files of one target is one problem. */
function dedupe(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, target }) => {
    const key = JSON.stringify([code, message, target]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
