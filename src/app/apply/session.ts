import { isPending } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { WritingSettings } from "../../core/run/settings.ts";
import type { ReleaseEntry } from "../../core/state/new-release.ts";
import type { RunKey } from "../../core/state/order.ts";
import type { Snapshot, State } from "../../core/state/state.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { openLedger } from "../ledger/open.ts";
import type { Storefront } from "../ports.ts";
import { type Run, type RunPorts, storefrontOf } from "../run/context.ts";
import type { ReportDraft } from "../run/report-draft.ts";
import { runKeyOf } from "../run/run-key.ts";
import { untilStopped } from "../run/until-stopped.ts";
import { settleRace } from "./settle-race.ts";
import { type ApplyInput, apply } from "./targets.ts";

/** A plan to carry out. */
export interface ApplyRun
  extends Run<WritingSettings>,
    Pick<ApplyInput, "plan" | "placements" | "stopped" | "unavailable"> {
  readonly snapshot: Snapshot;
  /** Absent for an apply. */
  readonly kind?: RunKey["kind"];
  /** Of a rollback: target to the serial of the release that it goes back to. */
  readonly back?: ReleaseEntry["back"];
}

/** Carries out a plan with a ledger that makes every step durable; on a signal what is known is saved at once. */
export async function applyRun(all: ApplyRun): Promise<void> {
  const { ports, draft, plan, snapshot, stopped, placements, unavailable } = all;
  const opened = openLedger(all, snapshot);
  const { ledger } = opened;
  const shared = portsOf(all, ledger);
  const applied = apply({ ...shared, plan, stopped, placements, unavailable });
  try {
    const { outcomes, problems } = await untilStopped(applied, ports.signal);
    draft.outcomes(outcomes);
    draft.problems.push(...withoutRepeats(problems));
    const changed = outcomes.filter(({ change, status }) => isPending(change) && status === "done");
    const isLeftOver = outcomes.every(({ change }) => !isPending(change));
    if (changed.length === 0 && !isLeftOver) return;
    ledger.write([releaseOf(ledger.state(), all)]);
    await opened.close();
    const targets = [...new Set(changed.map(({ change }) => change.target))].filter((one) =>
      opened.raced().has(one),
    );
    const delivered = new Set(changed.flatMap(({ file_id }) => file_id ?? []));
    await settleRace(
      { targets, state: ledger.state(), since: snapshot.state.serial, delivered },
      shared,
    );
  } finally {
    await opened.close();
  }
}

function portsOf(run: ApplyRun, ledger: Ledger) {
  const { settings, ports, draft, snapshot, plan, kind } = run;
  const { facts, allowEmptyTarget, withdrawSold, verify, concurrency } = settings;
  const { clock, signal } = ports;
  const by = runKeyOf({ settings, ports }, snapshot, kind);
  return {
    storefront: writesTold(storefrontOf(run), draft),
    ledger,
    clock,
    signal,
    facts,
    by,
    allowEmptyTarget,
    withdrawSold,
    verify,
    concurrency,
    uploaded: (target: string) => uploadedTo(target, ledger.state()),
    leaving: new Set(
      plan.targets.flatMap(({ changes, held }) => [
        ...changes.flatMap(({ prior }) => prior),
        ...held,
      ]),
    ),
    receipts: [...snapshot.state.files, ...snapshot.state.retired],
    observe: (progress: Parameters<RunPorts["observe"]>[0]) => {
      if (progress.kind === "uploaded") draft.sent(progress.size);
      ports.observe(progress);
    },
    seen: draft.seen,
    warn: (problem: Problem) => draft.warnings.push(problem),
  };
}

/** What was imported or adopted was perhaps made by other means; only an upload's receipt has the MD5 of what was sent. */
function uploadedTo(target: string, { files, retired }: State): ReadonlySet<string> {
  const ours = [...files, ...retired].filter(
    (receipt) => receipt.target === target && receipt.md5 !== null,
  );
  return new Set(ours.map(({ file_id }) => file_id));
}

/** The Report says whether anything was written at all, so every write passes here. */
function writesTold(storefront: Storefront, draft: ReportDraft): Storefront {
  return {
    ...storefront,
    deliver(upload) {
      // There an upload attaches at once, and may have done so although it failed.
      if (upload.target.startsWith("ent_")) draft.wrote();
      return storefront.deliver({
        ...upload,
        reserved(file_id) {
          draft.wrote();
          upload.reserved(file_id);
        },
      });
    },
    write(listing, ...ids) {
      draft.wrote();
      return storefront.write(listing, ...ids);
    },
    remove(removal) {
      draft.wrote();
      return storefront.remove(removal);
    },
  };
}

function releaseOf(state: State, run: ApplyRun): ReleaseEntry {
  const { ports, settings, plan, draft, snapshot, stopped, kind = "apply", back } = run;
  const { tag, commit } = settings.facts;
  const by = runKeyOf(run, snapshot, kind);
  const targets = plan.targets.map(({ target }) => target).filter((one) => !stopped.has(one));
  const live = targets.map((target) => {
    const ids = draft.liveIds(target);
    const files = state.files.filter((file) => file.target === target && ids.has(file.file_id));
    return [target, files.map(({ file_id }) => file_id)] as const;
  });
  const at = new Date(ports.clock.now()).toISOString();
  const { run: ofRun, version } = by;
  const head = { at, kind, tag, commit, run: ofRun, version, targets };
  return { op: "release", release: { ...head, live: Object.fromEntries(live) }, by, back };
}

/** The same failure of many files of one target is one problem. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, target }) => {
    const key = JSON.stringify([code, message.replace(/ \(request id [^)]*\)/g, ""), target]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
