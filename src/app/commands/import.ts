import type { LiveFile } from "../../core/dodo/listing.ts";
import type { Manifest } from "../../core/manifest/manifest.ts";
import { targetFacts } from "../../core/plan/make-plan.ts";
import type { Proof } from "../../core/plan/plan-slot.ts";
import { type ProofKey, proofKey } from "../../core/plan/proof.ts";
import { Problem } from "../../core/problem.ts";
import type { Outcome } from "../../core/run/report.ts";
import type { ImportSettings } from "../../core/run/settings.ts";
import type { Receipt, State } from "../../core/state/state.ts";
import {
  findImports,
  type Importable,
  importChange,
  importReceipts,
  type Measured,
} from "../../core/upkeep/plan-import.ts";
import { openLedger } from "../ledger/open.ts";
import { planFrom, recordedIn, survey } from "../prepare/plan-live.ts";
import { type PreparedRun, planInput, prepare } from "../prepare/prepare.ts";
import { proveAll } from "../prepare/prove-namesakes.ts";
import { type Run, storefrontOf } from "../run/context.ts";
import { ofOneTarget } from "../run/one-target.ts";

/** Records live files that nobody recorded, and plans what the next apply does with them. Dodo is only read. */
export async function importFiles(parsed: Manifest, run: Run<ImportSettings>): Promise<void> {
  const { settings, draft, ports } = run;
  const prepared = await prepare(parsed, run);
  if (!prepared) return;
  const seen = await survey(prepared, { begun: prepared.begun });
  const desired = { ...prepared, snapshot: seen.snapshot };
  const input = { ...planInput(desired, seen.listings), ...recordedIn(desired, seen) };
  const { found, notices } = findImports(
    targetFacts({ ...input, proofs: new Map() }),
    settings.all,
  );
  draft.notices.push(...notices);
  const measured = await measureAll(found, desired);
  ports.signal.throwIfAborted();
  const { files, retired } = input.state;
  const receipts = importReceipts(measured, [...files, ...retired], ports.clock.now());
  const state = await record(receipts, desired);
  if (!state) return;
  const now = { ...desired, snapshot: { ...desired.snapshot, state } };
  const planned = planFrom(now, await survey(now, { quiet: true }));
  // What would stop the next apply has not stopped this import.
  const warnings = [...planned.problems, ...planned.warnings];
  draft.planned({ plan: planned.plan, problems: [], warnings });
}

/** Looks at the bytes as far as a plan would; what has no size cannot be recorded. */
async function measureAll(
  found: readonly Importable[],
  run: PreparedRun<ImportSettings>,
): Promise<readonly Measured[]> {
  const { draft, resolved } = run;
  const storefront = storefrontOf(run);
  const proofs = new Map<ProofKey, Proof>();
  const pairs = found.flatMap(({ file, placement }) =>
    placement ? [{ file, placement, key: proofKey(file, placement), decides: true }] : [],
  );
  const targets = Map.groupBy(pairs, ({ placement }) => placement.target);
  for (const all of targets.values()) await proveAll(all, { storefront, proofs });
  const measured: Measured[] = [];
  for (const one of found) {
    const { file, placement, target } = one;
    const proof = placement && proofs.get(proofKey(file, placement));
    const size = await ofOneTarget(target, draft, async () =>
      proof === "dead" ? null : (file.size ?? (await storefront.size?.(file)) ?? null),
    );
    if (size === undefined) continue;
    if (size !== null) measured.push({ ...one, size, equal: proof === "equal" });
    else
      draft.warnings.push(
        importWithoutBytes(resolved.spellings.get(target)?.[0] ?? target, target, file),
      );
  }
  return measured;
}

/** All in one save. Where that fails nothing is recorded, and the outcomes say so. */
async function record(
  receipts: readonly Receipt[],
  desired: PreparedRun,
): Promise<State | undefined> {
  const { ports, draft, snapshot } = desired;
  if (receipts.length === 0) return snapshot.state;
  const { ledger, flush } = openLedger(desired, snapshot);
  ledger.write(receipts.map((receipt) => ({ op: "import", receipt })));
  const targets = new Set(receipts.map(({ target }) => target));
  const live = [...targets].map((target) => {
    const ids = draft.liveIds(target);
    const files = ledger
      .state()
      .files.filter((file) => file.target === target && ids.has(file.file_id));
    return [target, files.map(({ file_id }) => file_id)];
  });
  const at = new Date(ports.clock.now()).toISOString();
  ledger.write([{ op: "complete", at, live: Object.fromEntries(live) }]);
  const isSaved = await flush();
  draft.outcomes(receipts.map((receipt) => importOutcome(receipt, isSaved)));
  return isSaved ? ledger.state() : undefined;
}

function importOutcome(receipt: Receipt, isSaved: boolean): Outcome {
  const change = importChange(receipt);
  return isSaved
    ? { change, status: "done", file_id: receipt.file_id }
    : { change, status: "failed", file_id: null };
}

function importWithoutBytes(
  spelling: string,
  target: string,
  { name, file_id }: LiveFile,
): Problem {
  return new Problem({
    code: "not-live",
    message: `${spelling} lists ${name} (${file_id}), but its bytes never arrived or nobody says how many they are, so it was not recorded.`,
    remedy: "Download it in the Dodo dashboard; remove it there if that fails.",
    target,
  });
}
