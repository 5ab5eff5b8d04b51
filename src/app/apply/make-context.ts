import { routeOf } from "../../core/dodo/target.ts";
import { isTakenOver } from "../../core/state/other-runs.ts";
import type { State } from "../../core/state/state.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Storefront } from "../ports.ts";
import { storefrontOf } from "../run/context.ts";
import { createPool } from "../run/pool.ts";
import type { ReportDraft } from "../run/report-draft.ts";
import { runKeyOf } from "../run/run-key.ts";
import type { ApplyContext } from "../target/context.ts";
import { type Delivery, filesOf, keptBy } from "./delivery.ts";

/** The one context of a delivery. */
export function contextOf(delivery: Delivery, ledger: Ledger): ApplyContext {
  const { settings, ports, draft, plan, snapshot, kind } = delivery;
  const { facts, allowEmptyTarget, withdrawSold, verify, concurrency } = settings;
  const { clock, signal } = ports;
  const by = runKeyOf(delivery, snapshot, kind);
  const attached = new Set<string>();
  const loaded = new Set(
    [...snapshot.state.files, ...snapshot.state.retired].map(({ file_id }) => file_id),
  );
  const knew = (file_id: string) => loaded.has(file_id);
  return {
    storefront: writesTold(storefrontOf(delivery), draft),
    ledger,
    clock,
    signal,
    facts,
    by,
    kind,
    limits: { allowEmptyTarget, withdrawSold, verify },
    known: knownOf(delivery, ledger),
    report: {
      observe(progress) {
        if (progress.kind === "uploaded") draft.sent(progress.size);
        ports.observe(progress);
      },
      seen: draft.seen,
      warn: (problem) => draft.warnings.push(problem),
      notice: (sentence) => draft.notices.push(sentence),
    },
    startedAt: new Date(clock.now()).toISOString(),
    attached,
    listed: new Set(),
    knew,
    kept: new Set(keptBy(plan)),
    unclear: new Set(),
    isLeft: (target) => isTakenOver(ledger.state(), target, by, { delivered: attached, knew }),
    isWithdrawn: (id) => ledger.state().retired.some(({ file_id }) => file_id === id),
    pool: createPool(concurrency),
  };
}

function knownOf(
  { plan, snapshot, placements, unavailable }: Delivery,
  ledger: Ledger,
): ApplyContext["known"] {
  const { files, retired, releases } = snapshot.state;
  const receipts = new Map([...files, ...retired].map((receipt) => [receipt.file_id, receipt]));
  const released = releases.flatMap(({ live }) => Object.values(live).flat());
  const wereLive = new Set([...released, ...retired.map(({ file_id }) => file_id)]);
  const leaving = plan.targets.flatMap(({ changes, held }) => [
    ...changes.flatMap(({ prior }) => prior),
    ...held,
  ]);
  return {
    files: filesOf(plan, placements),
    unavailable: (changes) => unavailable?.(changes),
    receipt: (file_id) => receipts.get(file_id),
    wasLive: (file_id) => wereLive.has(file_id),
    uploaded: (target) => uploadedTo(target, ledger.state()),
    leaving: new Set(leaving),
  };
}

/** What was imported or adopted was perhaps made by other means; only an upload's receipt has the MD5 of what was sent. */
function uploadedTo(target: string, { files, retired }: State): ReadonlySet<string> {
  const sent = [...files, ...retired].filter(
    (receipt) => receipt.target === target && receipt.md5 !== null,
  );
  return new Set(sent.map(({ file_id }) => file_id));
}

/** The Report says whether anything was written at all, so every write passes here. */
function writesTold(storefront: Storefront, draft: ReportDraft): Storefront {
  return {
    ...storefront,
    deliver(upload) {
      // There an upload attaches at once, and may have done so although it failed.
      if (routeOf(upload.target).attachesOnUpload) draft.wrote();
      return storefront.deliver({
        ...upload,
        reserved(file_id) {
          draft.wrote();
          upload.reserved(file_id);
        },
      });
    },
    async update(target, edit) {
      const update = await storefront.update(target, edit);
      if (update.answer.kind !== "unchanged") draft.wrote();
      return update;
    },
    remove(removal) {
      draft.wrote();
      return storefront.remove(removal);
    },
  };
}
