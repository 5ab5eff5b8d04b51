import { contentOf, type Item } from "./builds.ts";
import type { ActorEnd, Step, Trace } from "./play.ts";
import { isRun, type Run } from "./scenario.ts";

/** What runs of one id, or one run without, want a target to be. */
export interface Claim {
  readonly runs: readonly RunEnd[];
  readonly items: readonly Item[];
  /** Of these it is not sure that they came so far. */
  readonly isSure: boolean;
}

export interface RunEnd extends ActorEnd {
  readonly spec: Run;
  /** Indices of steps; `Infinity` if there was none. */
  readonly loaded: number;
  readonly firstSave: number;
  readonly lastSave: number;
}

/** The runs of a trace, with what decides who is newer. */
export function runsOf({ actors, steps }: Trace): readonly RunEnd[] {
  return actors.flatMap((actor) => {
    const { spec } = actor;
    if (!isRun(spec)) return [];
    const own = (test: (step: Step) => boolean) => (step: Step) =>
      step.actor === spec.name && test(step);
    const never = (index: number) => (index < 0 ? Number.POSITIVE_INFINITY : index);
    const isSave = own(({ kind, saved }) => kind === "save" && saved === true);
    return [
      {
        ...actor,
        spec,
        loaded: never(steps.findIndex(own(({ kind }) => kind === "load"))),
        firstSave: never(steps.findIndex(isSave)),
        lastSave: never(steps.findLastIndex(isSave)),
      },
    ];
  });
}

/** Whether the run said that this target is as it should be, and that it did it. */
export function isDone({ how, thrown, report }: ActorEnd, target: string): boolean {
  if (how !== "ended" || thrown !== undefined || !report) return false;
  const isOfTarget = (one: { readonly target?: string | undefined }) =>
    one.target === undefined || one.target === target;
  const waits = report.outcomes.some(
    ({ change, status }) => change.target === target && status !== "done",
  );
  const isLeft = report.warnings.some((one) => isSuperseded(one.code) && one.target === target);
  return !report.problems.some(isOfTarget) && !waits && !isLeft;
}

function isSuperseded(code: string): boolean {
  return code === "superseded";
}

const deciding: readonly Run["command"][] = ["apply", "rollback", "destroy"];

/** The runs of one state that decide what a target is. */
export function decidersOf(trace: Trace, of: Of): readonly RunEnd[] {
  return runsOf(trace).filter(({ spec }) => isOf(spec, of));
}

export interface Of {
  readonly target: string;
  readonly state: string;
}

function isOf({ command, covers, state }: Run, of: Of): boolean {
  return deciding.includes(command) && covers.includes(of.target) && state === of.state;
}

/** What the runs before all others left. */
export function baseOf({ scenario }: Trace, of: Of): Run | undefined {
  return scenario.setup.filter(isRun).findLast((run) => isOf(run, of));
}

export function wantedBy({ wants }: Run, target: string): readonly Item[] {
  return wants.filter((item) => item.target === target);
}

/** What the target may be in the end, by the newest intent; of several, any. */
export function claimsOf(trace: Trace, of: Of): readonly Claim[] {
  const base = baseOf(trace, of);
  return newestOf(groupsOf(decidersOf(trace, of)), {
    of,
    rest: base ? wantedBy(base, of.target) : [],
  });
}

/** The claims that no other one is newer than. */
export function newestGroups(trace: Trace, of: Of): readonly (readonly RunEnd[])[] {
  return tops(groupsOf(decidersOf(trace, of)));
}

interface Below {
  readonly of: Of;
  readonly rest: readonly Item[];
}

function newestOf(groups: readonly (readonly RunEnd[])[], below: Below): readonly Claim[] {
  if (groups.length === 0) return [{ runs: [], items: below.rest, isSure: true }];
  return tops(groups).flatMap((runs) => {
    const { target } = below.of;
    const items = itemsOfAll(runs, target);
    // What a later attempt wants otherwise says nothing about an earlier one.
    const counting = runs.filter(({ spec }) => isStillWanted(wantedBy(spec, target), items));
    const isSure = counting.every((run) => isDone(run, target));
    const claim = { runs: counting, items, isSure };
    return isSure
      ? [claim]
      : [
          claim,
          ...newestOf(
            groups.filter((one) => one !== runs),
            below,
          ),
        ];
  });
}

function tops(groups: readonly (readonly RunEnd[])[]): readonly (readonly RunEnd[])[] {
  return groups.filter(
    (group) => !groups.some((other) => other !== group && isNewer(other, group)),
  );
}

/** Jobs and attempts of one run are one intent. */
function groupsOf(runs: readonly RunEnd[]): readonly (readonly RunEnd[])[] {
  const key = ({ spec }: RunEnd) =>
    spec.id === undefined || spec.command !== "apply" ? spec.name : `run ${spec.id}`;
  return [...Map.groupBy(runs, key).values()];
}

/** Of two that want one slot, that of the later. */
export function itemsOfAll(runs: readonly RunEnd[], target: string): readonly Item[] {
  const byStart = runs.toSorted((a, b) => a.loaded - b.loaded);
  const slots = new Map<string, Item>();
  for (const { spec } of byStart)
    for (const item of wantedBy(spec, target)) slots.set(item.slot, item);
  return [...slots.values()];
}

/** Whether nothing of a run was taken over by a later attempt. */
export function isStillWanted(own: readonly Item[], items: readonly Item[]): boolean {
  return own.every((item) => items.some((one) => contentOf(one) === contentOf(item)));
}

/** Whether `a` is surely the newer intent; of two that overlap in a way that leaves it open, neither is. */
function isNewer([a]: readonly RunEnd[], [b]: readonly RunEnd[]): boolean {
  if (!a || !b) return false;
  if (!hasSaved(b)) return isNewerThanIdle(a, b);
  if (!hasSaved(a)) return isBack(a) ? b.firstSave < a.loaded : b.lastSave < a.loaded;
  if (b.lastSave < a.loaded) return true;
  if (a.lastSave < b.loaded) return false;
  if (isBack(a) && isBack(b)) return false;
  if (isBack(a)) return b.loaded < a.firstSave;
  if (isBack(b)) return false;
  const [own, other] = [a.spec.id, b.spec.id];
  if (own !== undefined && other !== undefined) return own > other;
  return (a.spec.version ?? "") > (b.spec.version ?? "");
}

/** `b` recorded nothing: it found everything as it wanted it, was refused, or never came so far. */
function isNewerThanIdle(a: RunEnd, b: RunEnd): boolean {
  if (!hasSaved(a)) return b.loaded < a.loaded;
  return isBack(b) ? !(a.firstSave < b.loaded) : !(a.lastSave < b.loaded);
}

function hasSaved({ firstSave }: RunEnd): boolean {
  return Number.isFinite(firstSave);
}

function isBack({ spec }: RunEnd): boolean {
  return spec.command === "rollback" || spec.command === "destroy";
}
