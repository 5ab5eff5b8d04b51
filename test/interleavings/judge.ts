import type { Download } from "../fakes/memory-storefront.ts";
import { contentOf, type Item } from "./builds.ts";
import {
  baseOf,
  type Claim,
  claimsOf,
  decidersOf,
  isDone,
  isStillWanted,
  itemsOfAll,
  newestGroups,
  type Of,
  type RunEnd,
  runsOf,
  wantedBy,
} from "./intents.ts";
import type { Lists, Step, Trace } from "./play.ts";
import { isRun, type Run } from "./scenario.ts";

/** Something that must never be. */
export interface Violation {
  readonly rule: Rule;
  readonly text: string;
}

/** In the order of README.md. */
export const rules = {
  missing: "a file that is wanted before and after is never missing in between",
  foreign: "nothing unmanaged disappears",
  bytes: "never a byte that no build made",
  versions: "in the end no two versions of one slot",
  newest: "the newest intent wins",
  state: "state and listing agree",
  again: "another run changes nothing",
  reported: "a target that is reported as done really was",
  end: "a run ends, done or with a problem",
} as const;
export type Rule = keyof typeof rules;

export interface Verdict {
  readonly violations: readonly Violation[];
  /** What is allowed and worth counting, by name. */
  readonly counts: Readonly<Record<string, number>>;
}

interface Judging {
  readonly trace: Trace;
  readonly catalogue: readonly Item[];
  readonly states: readonly string[];
  readonly final: Lists;
  readonly violations: Violation[];
  readonly count: (what: string) => void;
}

/** Judges by what buyers had, not by what the product said. */
export async function judge(trace: Trace): Promise<Verdict> {
  const counts: Record<string, number> = {};
  const runs = [...trace.scenario.setup, ...trace.scenario.actors].filter(isRun);
  const judging: Judging = {
    trace,
    catalogue: runs.flatMap(({ wants }) => wants),
    states: [...new Set(runs.map(({ state }) => state))],
    final: trace.final(),
    violations: [],
    count: (what) => {
      counts[what] = (counts[what] ?? 0) + 1;
    },
  };
  judgeEnds(judging);
  for (const target of trace.scenario.targets) judgeTimeline(target, judging);
  for (const run of runsOf(trace)) judgeReport(run, judging);
  if (judging.violations.length === 0) await judgeOutcome(judging);
  return { violations: judging.violations, counts };
}

function judgeEnds({ trace, violations, count }: Judging): void {
  for (const { spec, how, thrown, report, cancelled } of trace.actors) {
    const fail = (text: string) => violations.push({ rule: "end", text: `${spec.name} ${text}` });
    if (how === "stuck") fail("never ends");
    if (thrown !== undefined) fail(`threw ${thrown instanceof Error ? thrown.stack : thrown}`);
    if (!report) continue;
    const isOpen = report.outcomes.some(
      ({ status }) => status === "waiting" || status === "failed",
    );
    const isNamed =
      report.problems.length > 0 || report.warnings.some(({ code }) => `${code}` === "superseded");
    if (isOpen && !isNamed && !cancelled) fail("left something undone without a problem");
    for (const code of new Set(report.problems.map((one) => one.code))) count(`ended with ${code}`);
    for (const code of new Set(report.warnings.map((one) => one.code))) count(`warned of ${code}`);
  }
}

/** What buyers of a target had, from each step on. */
function timelineOf(target: string, { initial, steps }: Trace) {
  const entries = [
    { at: -1, step: undefined as Step | undefined, files: initial.get(target) ?? [] },
  ];
  for (const [at, step] of steps.entries()) {
    const files = step.lists?.get(target);
    if (files) entries.push({ at, step, files });
  }
  return entries;
}

interface Gap {
  readonly at: number;
  readonly step: Step;
  readonly isClosed: boolean;
}

type Test = (files: readonly Download[]) => boolean;

/** From when on something was missing that had been there. */
function gapsOf(
  target: string,
  isThere: Test,
  { trace, from = -1 }: { trace: Trace; from?: number },
): readonly Gap[] {
  const gaps: Gap[] = [];
  let wasThere = false;
  for (const { at, step, files } of timelineOf(target, trace)) {
    const is = isThere(files);
    if (wasThere && !is && step && at > from) gaps.push({ at, step, isClosed: false });
    wasThere = is;
  }
  return gaps.map((gap, index) => ({ ...gap, isClosed: index < gaps.length - 1 || wasThere }));
}

function has(item: { readonly name: string; readonly sha256: string }): Test {
  return (files) => files.some((file) => file.name === item.name && file.sha256 === item.sha256);
}

function judgeTimeline(target: string, judging: Judging): void {
  judgeBytes(target, judging);
  judgeForeign(target, judging);
  for (const state of judging.states) judgeWanted({ target, state }, judging);
}

function judgeBytes(target: string, { trace, catalogue, violations }: Judging): void {
  const known = new Set(catalogue.map(contentOf));
  for (const { step, files } of timelineOf(target, trace)) {
    const odd = files.find(
      (file) => !trace.foreign.has(file.file_id) && !known.has(contentOf(file)),
    );
    if (!odd) continue;
    violations.push({ rule: "bytes", text: `${contentOf(odd)} in ${target}, by ${step?.text}` });
    return;
  }
}

function judgeForeign(target: string, { trace, violations, catalogue, count }: Judging): void {
  const entries = timelineOf(target, trace);
  const known = new Set(catalogue.map(contentOf));
  const ids = new Set(entries.flatMap(({ files }) => files.map(({ file_id }) => file_id)));
  const early = new Set(entries[0]?.files.map(({ file_id }) => file_id));
  for (const id of ids) {
    const file = entries.flatMap(({ files }) => files).find(({ file_id }) => file_id === id);
    // What a rule wants and somebody put there by hand is taken over, and then it is managed.
    if (!file || !trace.foreign.has(id) || known.has(contentOf(file))) continue;
    const gaps = gapsOf(target, (files) => files.some(({ file_id }) => file_id === id), { trace });
    for (const gap of gaps.filter(({ step }) => step.kind !== "edit")) {
      const isAllowed = gap.step.basis === "window" && (gap.isClosed || !early.has(id));
      if (isAllowed) count(gap.isClosed ? "window, healed" : "an edit lost in a window");
      else
        violations.push({
          rule: "foreign",
          text: `${file.name} of ${target} is gone at ${place(gap)}`,
        });
    }
  }
}

function place({ at, step }: { readonly at: number; readonly step: Step }): string {
  return `step ${at + 1}, ${step.actor}: ${step.text}`;
}

/** What all want is there all the time. */
function judgeWanted(of: Of, judging: Judging): void {
  const { trace, violations } = judging;
  const { target } = of;
  const base = baseOf(trace, of);
  const deciders = decidersOf(trace, of).map(({ spec }) => spec);
  const all = [...(base ? [base] : []), ...deciders];
  const wanted = all.map((run) => wantedBy(run, target));
  const slots = (wanted[0] ?? [])
    .map(({ slot }) => slot)
    .filter((slot) => wanted.every((items) => items.some((item) => item.slot === slot)));
  const names = (slot: string) =>
    judging.catalogue.filter((item) => item.slot === slot && item.target === target);
  for (const slot of slots) {
    const isThere: Test = (files) => names(slot).some((item) => has(item)(files));
    for (const gap of gapsOf(target, isThere, { trace }))
      judgeGap(gap, { what: `every version of ${slot}`, of, judging });
  }
  const everybodys = (wanted.at(-1) ?? []).filter((item) =>
    wanted
      .slice(base ? 1 : 0)
      .every((items) => items.some((one) => contentOf(one) === contentOf(item))),
  );
  for (const item of everybodys)
    for (const gap of gapsOf(target, has(item), { trace }))
      judgeGap(gap, { what: item.name, of, judging });
  if (violations.length > 0) return;
  // From when the newest intent is done, nobody undoes it.
  const newest = newestGroups(trace, of);
  const [only] = newest;
  if (newest.length !== 1 || !only?.every((run) => isDone(run, target))) return;
  const from = Math.max(...only.map(({ end }) => end)) - 1;
  for (const item of only.flatMap(({ spec }) => wantedBy(spec, target)))
    for (const gap of gapsOf(target, has(item), { trace, from }))
      judgeGap(gap, { what: `${item.name} of the newest release`, of, judging });
}

interface GapFacts {
  readonly what: string;
  readonly of: Of;
  readonly judging: Judging;
}

function judgeGap(gap: Gap, { what, of, judging: { trace, violations, count } }: GapFacts): void {
  const { step, isClosed } = gap;
  if (step.kind === "edit") return;
  const who = trace.scenario.actors.find(({ name }) => name === step.actor);
  const isOfOthers = who && isRun(who) && who.state !== of.state;
  if (step.basis === "window" && (isClosed || isOfOthers)) {
    count(isClosed ? "window, healed" : "another manifest's file lost in a window");
    return;
  }
  const why =
    step.basis === "old"
      ? " (from an old reading)"
      : step.basis === "window"
        ? " (in a window, never healed)"
        : "";
  violations.push({
    rule: "missing",
    text: `${what} of ${of.target} is missing from ${place(gap)}${why}`,
  });
}

/** What a run reports as done was so at some moment between its last write and its end. */
function judgeReport(run: RunEnd, { trace, violations }: Judging): void {
  const { spec, report, end } = run;
  if (!report || !["apply", "rollback", "destroy"].includes(spec.command)) return;
  for (const target of spec.covers.filter((one) => isDone(run, one))) {
    const own = (step: Step) => step.actor === spec.name && step.target === target;
    const last = trace.steps.findLastIndex(
      (step) => own(step) && ["write", "delete", "upload"].includes(step.kind),
    );
    const first = last < 0 ? trace.steps.findIndex(own) : last;
    const entries = timelineOf(target, trace);
    const since = entries.findLastIndex(({ at }) => at <= first);
    const then = entries.slice(since).filter(({ at }, index) => index === 0 || at < end);
    const held = new Set(report.state?.retired.flatMap((one) => (one.held ? [one.file_id] : [])));
    const prior = new Set(
      report.outcomes
        .filter(({ change }) => change.target === target)
        .flatMap(({ change }) => change.prior)
        .filter((id) => !held.has(id)),
    );
    const wants = wantedBy(spec, target);
    const was = then.some(
      ({ files }) =>
        wants.every((item) => has(item)(files)) && !files.some(({ file_id }) => prior.has(file_id)),
    );
    if (was) continue;
    violations.push({
      rule: "reported",
      text: `${spec.name} reports ${target} as done (${report.result}); buyers had ${then.map(({ files }) => `[${files.map(({ name }) => name).join(", ")}]`).join(", then ")}`,
    });
  }
}

/** What is left in the end, and what another run makes of it. */
async function judgeOutcome(judging: Judging): Promise<void> {
  const { trace } = judging;
  const healed = await heal(judging);
  for (const target of trace.scenario.targets) judgeContents(target, { judging, healed });
  for (const state of judging.states) judgeState(state, judging);
  if (healed.size === 0) for (const state of judging.states) judgeRelease(state, judging);
  if (judging.violations.length === 0) await judgeAgain(judging, healed);
}

/** After a run that failed or was killed, a hand in the dashboard, or a window that nobody can know of, the newest intent runs once more. */
async function heal({ trace, states, count }: Judging): Promise<ReadonlySet<Run>> {
  const healed = new Set<Run>();
  const isEdited = trace.steps.some(({ kind }) => kind === "edit");
  const isImported = runsOf(trace).some(({ spec }) => spec.command === "import");
  const isUnknowable = states.length > 1 && trace.steps.some(({ basis }) => basis === "window");
  const isPutBack = trace.scenario.targets.some((target) => hasPutBack(target, { trace, states }));
  const isAny = isEdited || isImported || isUnknowable || isPutBack;
  for (const [run, targets] of newestRuns(trace, states)) {
    const needed = targets.filter((target) => isAny || !isDone(run, target));
    if (needed.length === 0) continue;
    const { report } = await trace.again(later(run.spec, needed));
    if (report.problems.length === 0) healed.add(run.spec);
    count(
      report.problems.length === 0
        ? "healed by another run"
        : `not healed: ${report.problems[0]?.code}`,
    );
  }
  return healed;
}

/** A run of one manifest cannot know that a file which went right after its own write was to go by another one. */
function hasPutBack(target: string, { trace, states }: Pick<Judging, "trace" | "states">): boolean {
  if (states.length < 2) return false;
  const known = new Set<string>();
  let before = new Set<string>();
  for (const { files } of timelineOf(target, trace)) {
    const now = new Set(files.map(({ file_id }) => file_id));
    if ([...now].some((id) => known.has(id) && !before.has(id))) return true;
    for (const id of now) known.add(id);
    before = now;
  }
  return false;
}

/** The runs that are the newest intent, each with the targets for which it is. */
function newestRuns(
  trace: Trace,
  states: readonly string[],
): ReadonlyMap<RunEnd, readonly string[]> {
  const newest = new Map<RunEnd, readonly string[]>();
  const known = new Map<string, RunEnd>();
  for (const state of states) {
    for (const target of trace.scenario.targets) {
      for (const runs of newestGroups(trace, { target, state })) {
        const items = itemsOfAll(runs, target);
        for (const run of runs) {
          if (!isStillWanted(wantedBy(run.spec, target), items)) continue;
          const one = known.get(run.spec.name) ?? run;
          known.set(run.spec.name, one);
          newest.set(one, [...(newest.get(one) ?? []), target]);
        }
      }
    }
  }
  return newest;
}

/** The same once more, as a later run, of these targets. */
function later(run: Run, targets: readonly string[]): Run {
  const isAll = run.covers.every((target) => targets.includes(target));
  return {
    ...run,
    name: `${run.name} again`,
    id: run.id === undefined ? undefined : run.id + 1_000,
    inputs: isAll ? run.inputs : { ...run.inputs, only: targets.join("\n") },
  };
}

interface Healing {
  readonly judging: Judging;
  readonly healed: ReadonlySet<Run>;
}

function judgeContents(target: string, { judging, healed }: Healing): void {
  const { trace, states, violations } = judging;
  const files = trace.final().get(target) ?? [];
  const held = new Set(states.flatMap((state) => heldIn(trace.state(state))));
  const counted = files.filter(({ file_id }) => !held.has(file_id));
  for (const state of states) {
    const of = { target, state };
    const claims = claimsOf(trace, of).filter(
      ({ runs, isSure }, _, all) =>
        isSure || runs.some(({ spec }) => healed.has(spec)) || all.length === 1,
    );
    const faults = claims.map((claim) => faultOf(claim, counted, { of, judging }));
    const fault = faults.every((one) => one !== undefined) ? faults[0] : undefined;
    if (fault) violations.push(fault);
  }
}

interface Faulting {
  readonly of: Of;
  readonly judging: Judging;
}

function faultOf(
  { items, runs }: Claim,
  files: readonly Download[],
  { of: { target, state }, judging: { trace, catalogue } }: Faulting,
): Violation | undefined {
  const shown = files.map(contentOf).join(", ");
  const by = runs.length > 0 ? runs.map(({ spec }) => spec.name).join("+") : "the runs before";
  const absent = items.find((item) => !has(item)(files));
  if (absent)
    return {
      rule: "newest",
      text: `${target} lacks ${contentOf(absent)}, wanted by ${by}: [${shown}]`,
    };
  const all = [...trace.scenario.setup, ...trace.scenario.actors]
    .filter(isRun)
    .filter((run) => run.state === state);
  const slots = new Set(
    catalogue
      .filter((item) => item.target === target && all.some(({ wants }) => wants.includes(item)))
      .map(({ slot }) => slot),
  );
  for (const slot of slots) {
    const names = new Set(
      catalogue.filter((item) => item.target === target && item.slot === slot).map(contentOf),
    );
    const live = files.filter(
      (file) => names.has(contentOf(file)) && !trace.foreign.has(file.file_id),
    );
    const wanted = items.some((item) => item.slot === slot);
    const keep = Math.max(
      ...all
        .flatMap((run) => run.rules)
        .map((rule) => ((rule.name ?? rule.path) === slot ? (rule.keep ?? 1) : 1)),
    );
    const most = wanted ? keep : 0;
    const isUnwanted = !wanted && runs[0]?.spec.prune === false;
    if (live.length <= most || isUnwanted) continue;
    return {
      rule: most === 0 ? "newest" : "versions",
      text: `${target} has ${live.map(contentOf).join(" and ")}; ${by} wants ${most === 0 ? "none of these" : `at most ${most}`}`,
    };
  }
  return undefined;
}

interface StateDocument {
  readonly files: readonly Recorded[];
  readonly retired: readonly Recorded[];
  readonly intents?: readonly { readonly run: string; readonly name: string }[];
  readonly releases: readonly { readonly live: Readonly<Record<string, readonly string[]>> }[];
}

interface Recorded {
  readonly target: string;
  readonly file_id: string;
  readonly name: string;
  readonly held?: unknown;
}

function parsed(text: string | null): StateDocument {
  return text === null ? { files: [], retired: [], releases: [] } : JSON.parse(text);
}

function heldIn(text: string | null): readonly string[] {
  return parsed(text).retired.flatMap(({ held, file_id }) => (held ? [file_id] : []));
}

function judgeState(state: string, { trace, catalogue, violations, states }: Judging): void {
  const fail = (text: string) => violations.push({ rule: "state", text });
  const { files, retired, intents = [] } = parsed(trace.state(state));
  const final = trace.final();
  for (const { target, file_id, name } of files) {
    const isLive = final.get(target)?.some((file) => file.file_id === file_id);
    if (!isLive) fail(`${name} (${file_id.slice(-2)}) is recorded for ${target} and not live`);
  }
  const known = new Set(
    [...files, ...retired.filter(({ held }) => held)].map(({ file_id }) => file_id),
  );
  const own = new Set(catalogue.map(contentOf));
  for (const [target, live] of final) {
    const odd = live.find(
      (file) =>
        own.has(contentOf(file)) && !trace.foreign.has(file.file_id) && !known.has(file.file_id),
    );
    if (odd && states.length === 1)
      fail(`${odd.name} (${odd.file_id.slice(-2)}) is live in ${target} and not recorded`);
  }
  const ended = runsOf(trace).filter(
    (run) => run.spec.state === state && run.spec.covers.every((one) => isDone(run, one)),
  );
  const left = intents.find(({ run }) => ended.some(({ spec }) => `${spec.id}` === run));
  if (left) fail(`the intent of ${left.name} is left, and its run ${left.run} has ended`);
}

/** The newest release says what buyers have, if every run came to its end. */
function judgeRelease(state: string, { trace, violations }: Judging): void {
  const { scenario } = trace;
  const runs = runsOf(trace).filter(({ spec }) => spec.state === state);
  const isWhole = runs.every((run) => run.spec.covers.every((target) => isDone(run, target)));
  const { files, retired, releases } = parsed(trace.state(state));
  const keepsMore = scenario.setup.some(
    (one) => isRun(one) && one.rules.some(({ keep = 1 }) => keep > 1),
  );
  if (!isWhole || keepsMore || retired.some(({ held }) => held)) return;
  const final = trace.final();
  for (const target of scenario.targets) {
    const recorded = files.filter((one) => one.target === target).map(({ file_id }) => file_id);
    const live = recorded.filter((id) => final.get(target)?.some(({ file_id }) => file_id === id));
    const released = releases[0]?.live[target] ?? [];
    if (live.toSorted().join() === released.toSorted().join()) continue;
    const short = (ids: readonly string[]) => ids.map((id) => id.slice(-2)).join(" ");
    const text = `the newest release has [${short(released)}] in ${target}, buyers have [${short(live)}]`;
    violations.push({ rule: "state", text });
  }
}

async function judgeAgain(
  { trace, states, violations }: Judging,
  healed: ReadonlySet<Run>,
): Promise<void> {
  for (const [run, targets] of newestRuns(trace, states)) {
    const { spec } = run;
    const settled = targets.filter(
      (target) =>
        healed.has(spec) || (isDone(run, target) && isOnly(trace, { target, state: spec.state })),
    );
    if (settled.length === 0) continue;
    const before = [trace.state(spec.state), listed(trace)];
    const { report, writes } = await trace.again(later(later(spec, settled), settled));
    const isSame = trace.state(spec.state) === before[0] && writes.length === 0;
    const isHeld = heldIn(trace.state(spec.state)).length > 0;
    // What Dodo did not let go is tried again each time.
    if (isHeld ? listed(trace) === before[1] : isSame && report.result === "unchanged") continue;
    const said = report.problems.map(({ code, message }) => `${code}: ${message}`);
    violations.push({
      rule: "again",
      text: `${spec.name} again: ${[report.result, ...said, ...writes].join("; ")}`,
    });
  }
}

function isOnly(trace: Trace, of: Of): boolean {
  return newestGroups(trace, of).length === 1;
}

function listed(trace: Trace): string {
  return JSON.stringify([...trace.final()]);
}
