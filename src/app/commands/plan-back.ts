import type { Listing } from "../../core/dodo/listing.ts";
import type { Manifest } from "../../core/manifest/manifest.ts";
import type { LocalFile } from "../../core/placement/placement.ts";
import { type Change, changesOf, type TargetPlan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { RollbackSettings } from "../../core/run/settings.ts";
import type { Release } from "../../core/state/state.ts";
import {
  type NotLive,
  notLiveOf,
  planRollback,
  type RollbackWorld,
} from "../../core/upkeep/plan-rollback.ts";
import { unavailable } from "../../core/upkeep/rollback-problems.ts";
import type { EndRules, Replanned } from "../apply/delivery.ts";
import type { Storefront } from "../ports.ts";
import { recordedIn } from "../prepare/plan-live.ts";
import type { Recorded } from "../prepare/prepare.ts";
import { noProofs, proofLimit, prove, recognise } from "../prepare/prove-namesakes.ts";
import { confirmAfter, readLive } from "../prepare/read-live.ts";
import { storefrontOf } from "../run/context.ts";
import { runKeyOf } from "../run/run-key.ts";
import { findContent } from "../scan/find-content.ts";

/** Target id → the release that it goes back to. */
export type Destinations = ReadonlyMap<string, Release>;

/** Reads the targets, looks for the files of the releases, and plans the way back to them. */
export async function planBack(
  destinations: Destinations,
  manifest: Manifest,
  run: Recorded<RollbackSettings>,
  rules?: EndRules,
): Promise<Replanned> {
  const { settings, ports, draft, resolved, snapshot } = run;
  const { environment, allowEmptyTarget } = settings;
  const { workspace } = ports;
  const storefront = storefrontOf(run);
  const found = noProofs();
  const of = { state: snapshot.state, by: runKeyOf(run, snapshot, "rollback"), storefront };
  const look = async (listings: ReadonlyMap<string, Listing>) => {
    await recognise(listings, of, found);
    return new Set<string>();
  };
  const { listings } = await readLive(run, { look, quiet: rules !== undefined });
  const { state } = recordedIn(run, { listings, found });
  const chosen = [...resolved.spellings].filter(([target]) => resolved.chosen.has(target));
  const head = { environment, manifest: run.manifest.path, manifestDigest: run.manifest.digest };
  const input = { ...head, state, destinations, targets: new Map(chosen), listings };
  const warn = (problem: Problem) => draft.warnings.push(problem);
  const notLive = notLiveOf(input);
  const twins = await findTwins(notLive, storefront);
  const toSend = notLive.map(({ receipt }) => receipt).filter(({ file_id }) => !twins.has(file_id));
  const files = await findContent(toSend, manifest, { workspace, warn });
  const dead = await confirmedDead(input, files, run);
  const { maxRemovals } = rules ?? settings;
  const limits = { allowEmptyTarget, maxRemovals };
  const planned = planRollback({ ...input, files, twins, dead, rules: limits });
  return {
    ...planned,
    placements: changesOf(planned.plan).flatMap((change) => placed(change, files)),
    unavailable: (changes) => without(changes, files, planned.plan.targets),
  };
}

/** Live files that nobody recorded and that a download proves to be what a receipt says, each for one receipt. */
async function findTwins(
  notLive: readonly NotLive[],
  storefront: Storefront,
): Promise<ReadonlyMap<string, string>> {
  const twins = new Map<string, string>();
  const taken = new Set<string>();
  const spent = new Map<string, number>();
  for (const { receipt, namesakes } of notLive) {
    const { target, file_id, size, sha256 } = receipt;
    for (const file of namesakes) {
      const total = (spent.get(target) ?? 0) + size;
      const isPossible =
        sha256 !== null && !taken.has(file.file_id) && (file.size ?? size) === size;
      if (!isPossible || twins.has(file_id) || total > proofLimit) continue;
      spent.set(target, total);
      if ((await prove(storefront, file, { size, sha256 }, size)) !== "equal") continue;
      taken.add(file.file_id);
      twins.set(file_id, file.file_id);
    }
  }
  return twins;
}

/** Live files that nobody recorded and that have no bytes, in two looks a second apart (A3). */
async function confirmedDead(
  input: RollbackWorld,
  files: ReadonlyMap<string, LocalFile>,
  run: Recorded<RollbackSettings>,
): Promise<ReadonlySet<string>> {
  const { clock, signal } = run.ports;
  const storefront = storefrontOf(run);
  const dead = await findDead(notLiveOf(input), files, storefront);
  if (dead.size === 0) return dead;
  await clock.sleep(confirmAfter, signal);
  const { listings } = await readLive(run, { quiet: true });
  const again = await findDead(notLiveOf({ ...input, listings }), files, storefront);
  return new Set([...dead].filter((id) => again.has(id)));
}

/** Only what is at hand can have been sent before. */
async function findDead(
  notLive: readonly NotLive[],
  files: ReadonlyMap<string, LocalFile>,
  storefront: Storefront,
): Promise<ReadonlySet<string>> {
  const dead = new Set<string>();
  for (const { receipt, namesakes } of notLive) {
    const local = files.get(receipt.sha256 ?? "");
    for (const file of local ? namesakes : []) {
      if (local && (await prove(storefront, file, local, 0)) === "dead") dead.add(file.file_id);
    }
  }
  return dead;
}

function placed(change: Change, files: ReadonlyMap<string, LocalFile>) {
  const file = files.get(change.sha256 ?? "");
  return file ? [{ target: change.target, slot: change.slot, file }] : [];
}

/** Of ids that Dodo did not take back: those whose content is not at hand. */
function without(
  changes: readonly Change[],
  files: ReadonlyMap<string, LocalFile>,
  targets: readonly TargetPlan[],
): Problem | undefined {
  const missing = changes.filter(({ sha256 }) => !files.has(sha256 ?? ""));
  const target = targets.find((one) => one.target === missing[0]?.target);
  return target && unavailable(target, missing);
}
