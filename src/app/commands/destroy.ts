import { parseManifest } from "../../core/manifest/parse.ts";
import { isId, type ResolvedTargets, resolveTargets } from "../../core/manifest/targets.ts";
import { makePlan } from "../../core/plan/make-plan.ts";
import { changesOf, type Plan, type Planned } from "../../core/plan/plan.ts";
import { Problem } from "../../core/problem.ts";
import { untried } from "../../core/run/report.ts";
import type { DestroySettings } from "../../core/run/settings.ts";
import type { State } from "../../core/state/state.ts";
import { carryOut } from "../apply/carry-out.ts";
import { loadState } from "../prepare/load-state.ts";
import type { Recorded } from "../prepare/prepare.ts";
import { readLive } from "../prepare/read-live.ts";
import type { Run } from "../run/context.ts";

/** Withdraws every recorded file of the targets that `only` names, whether a rule still names them or not. What others put there stays. */
export async function destroy(run: Run<DestroySettings>): Promise<void> {
  const { settings, ports, draft } = run;
  const { environment, only } = settings;
  if (only.length === 0) throw nothingNamed();
  const of = { environment, manifest: run.manifest.path, newLineage: ports.newLineage };
  const snapshot = await loadState(ports.store, of);
  draft.loaded(snapshot.state, ports.store.where);
  const resolved = resolveOnly(run, snapshot.state);
  draft.resolved(resolved);
  draft.problems.push(...resolved.problems);
  if (draft.problems.length > 0) return;
  const recorded = { ...run, resolved, snapshot };
  const planned = await planEmpty(recorded);
  draft.planned(planned);
  draft.outcomes(changesOf(planned.plan).map(untried));
  await carryOut({
    ...recorded,
    plan: planned.plan,
    kind: "destroy",
    placements: [],
    async replan(targets, state) {
      const chosen = new Set([...resolved.chosen].filter((target) => targets.has(target)));
      const some = { ...resolved, chosen };
      const again = { ...recorded, resolved: some, snapshot: { ...snapshot, state } };
      return { ...(await planEmpty(again, true)), placements: [] };
    },
  });
}

/** The plan of a manifest that wants nothing there. */
async function planEmpty(run: Recorded, quiet = false): Promise<Planned> {
  const { settings, manifest, resolved, snapshot } = run;
  const { tag, commit } = settings.facts;
  const planned = makePlan({
    environment: settings.environment,
    manifest: manifest.path,
    manifestDigest: manifest.digest,
    state: withoutHeld(snapshot.state),
    targets: new Map([...resolved.spellings].filter(([target]) => resolved.chosen.has(target))),
    placements: [],
    parts: [],
    listings: (await readLive(run, { quiet })).listings,
    proofs: new Map(),
    offline: false,
    rules: {
      prune: true,
      allowDowngrade: true,
      allowRolledBack: true,
      allowEmptyTarget: true,
      maxRemovals: Number.POSITIVE_INFINITY,
    },
    tag,
    commit,
  });
  return { ...planned, plan: withReason(planned.plan, "its target is emptied") };
}

/** No later run writes a target that nobody wants, so what is held is tried again now like any other file. */
function withoutHeld(state: State): State {
  const held = state.retired.filter((receipt) => receipt.held);
  const retired = state.retired.filter((receipt) => !receipt.held);
  return { ...state, files: [...state.files, ...held], retired };
}

function withReason(plan: Plan, reason: string): Plan {
  const targets = plan.targets.map((target) => {
    return { ...target, changes: target.changes.map((change) => ({ ...change, reason })) };
  });
  return { ...plan, targets };
}

/** Names need a manifest; an id only has to be known to it or to the state, so that a target whose rules are gone can be emptied too. */
function resolveOnly({ settings, manifest }: Run<DestroySettings>, state: State): ResolvedTargets {
  const { only, config: file, environment } = settings;
  const names = only.filter((text) => !isId(text));
  const parsed = manifest.text === null ? undefined : parseManifest(manifest.text, file).manifest;
  const named = resolveTargets({ manifest: parsed ?? empty, file, environment, only: names });
  const recorded = recordedTargets(state);
  const ids = only.filter(isId);
  const known = new Set([...recorded, ...named.spellings.keys()]);
  return {
    ...named,
    spellings: new Map([
      ...[...known].map((target) => [target, [target]] as const),
      ...named.spellings,
    ]),
    chosen: new Set([...ids, ...(names.length > 0 ? named.chosen : [])]),
    problems: [
      ...named.problems.filter(({ code }) => code === "input-invalid"),
      ...ids.filter((id) => !known.has(id)).map((id) => notRecorded(id, [...recorded].sort())),
    ],
    notices: [],
  };
}

const empty = { products: [], rules: [], exclude: [], prune: true };

/** Targets that the state knows files of, or knew. */
function recordedTargets({ files, retired, releases }: State): ReadonlySet<string> {
  const released = releases.flatMap(({ live }) => Object.keys(live));
  return new Set([...[...files, ...retired].map(({ target }) => target), ...released]);
}

function nothingNamed(): Problem {
  return new Problem({
    code: "input-invalid",
    message: "destroy has to be told which targets to empty.",
    remedy: "Give --only with their ids or names; dodo-files state list shows what is recorded.",
  });
}

function notRecorded(target: string, recorded: readonly string[]): Problem {
  return new Problem({
    code: "input-invalid",
    message: `Neither the manifest nor the state knows ${target}.`,
    remedy:
      recorded.length > 0
        ? `The state knows ${recorded.join(", ")}.`
        : "The state records nothing yet.",
  });
}
