import { judge, type Violation } from "./judge.ts";
import { type Able, type Chooser, followed, play, type Trace } from "./play.ts";
import { isRun, type Scenario } from "./scenario.ts";
import { type Choice, createRandom, type Schedule, steps } from "./schedule.ts";
import { shrink } from "./shrink.ts";

/** Schedules to try of one scenario and one variant. */
export interface Job {
  /** Its name. */
  readonly scenario: string;
  readonly variant: string;
  /** `pairs`: each step of one against each step of the other; `triples`: with a third switch too. */
  readonly mode: "pairs" | "triples" | "random";
  /** Of random ones: how many, from which seed on. */
  readonly count: number;
  readonly seed: number;
}

export interface Outcome {
  readonly job: Job;
  readonly held: number;
  readonly failed: number;
  readonly counts: Readonly<Record<string, number>>;
  /** The first failing schedule of each rule, shrunk. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly schedule: Schedule;
  readonly violation: Violation;
  readonly trace: Trace;
  /** How many schedules broke this rule. */
  readonly times: number;
}

export async function explore(job: Job, scenario: Scenario, doShrink = true): Promise<Outcome> {
  const variant = scenario.variants[job.variant];
  if (!variant) throw new Error(`${scenario.name} has no variant ${job.variant}`);
  const counts: Record<string, number> = {};
  const found = new Map<string, { schedule: Schedule; violation: Violation; times: number }>();
  let [held, failed] = [0, 0];
  const attempt = async (schedule: Schedule, chooser: Chooser = followed(schedule)) => {
    const trace = await play(scenario, { variant, schedule, chooser });
    const verdict = await judge(trace);
    for (const [what, count] of Object.entries(verdict.counts))
      counts[what] = (counts[what] ?? 0) + count;
    if (verdict.violations.length === 0) held += 1;
    else failed += 1;
    for (const violation of verdict.violations) {
      const known = found.get(violation.rule);
      found.set(violation.rule, {
        schedule: known?.schedule ?? trace.schedule,
        violation: known?.violation ?? violation,
        times: (known?.times ?? 0) + 1,
      });
    }
    return trace;
  };
  if (job.mode === "random") {
    for (let n = 0; n < job.count; n += 1) await attempt(...randomly(job.seed + n));
  } else {
    await everyPoint(scenario, {
      mode: job.mode,
      attempt,
      paces: job.variant === "plain" && job.mode === "pairs" ? [1, 1_500] : [1],
    });
  }
  const failures: Failure[] = [];
  for (const { schedule, violation, times } of found.values()) {
    const small = doShrink
      ? await shrink(schedule, async (one) => {
          const trace = await play(scenario, { variant, schedule: one });
          const { violations } = await judge(trace);
          return violations.some(({ rule }) => rule === violation.rule);
        })
      : schedule;
    const trace = await play(scenario, { variant, schedule: small });
    const { violations } = await judge(trace);
    const same = violations.find(({ rule }) => rule === violation.rule) ?? violation;
    failures.push({ schedule: small, violation: same, trace, times });
  }
  return { job, held, failed, counts, failures };
}

const somePaces = [1, 1, 1_500, 0];

/** What comes next is left to chance; how often the same actor goes on differs from schedule to schedule. */
function randomly(seed: number): [Schedule, Chooser] {
  const random = createRandom(seed);
  const pick = (n: number) => Math.floor(random() * n);
  const stay = [0, 0.4, 0.7, 0.9][pick(4)] ?? 0;
  const pace = somePaces[pick(somePaces.length)] ?? 1;
  let last: number | undefined;
  const chooser: Chooser = (able) => {
    const same = able.find(({ actor }) => actor === last);
    const next = same && random() < stay ? same : able[pick(able.length)];
    if (!next) return undefined;
    last = next.actor;
    return choiceOf(next, random);
  };
  return [{ choices: [], pace, seed }, chooser];
}

function choiceOf(
  { actor, calls, sleeps, killable, cancellable }: Able,
  random: () => number,
): Choice {
  const chance = random();
  if (killable && chance < 0.08) return { actor, what: "kill", call: 0 };
  if (cancellable && chance < 0.08) return { actor, what: "cancel", call: 0 };
  if (sleeps && chance > 0.9) return { actor, what: "time", call: 0 };
  return { actor, what: "step", call: calls > 1 ? Math.floor(random() * calls) : 0 };
}

interface Trying {
  readonly mode: "pairs" | "triples";
  readonly attempt: (schedule: Schedule) => Promise<Trace>;
  readonly paces: readonly number[];
}

/** A to its i-th step, B to its j-th, (A to its k-th,) then each to its end; and the other way round. */
async function everyPoint(scenario: Scenario, { mode, attempt, paces }: Trying): Promise<void> {
  for (const pace of paces) {
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      await everyPair(order, { mode, attempt, paces, pace, scenario });
    }
  }
}

interface Pairing extends Trying {
  readonly pace: number;
  readonly scenario: Scenario;
}

async function everyPair([a, b]: readonly [number, number], by: Pairing): Promise<void> {
  const { mode, attempt, pace, scenario } = by;
  const stop = stopOf(scenario, a);
  for (let i = 0; ; i += 1) {
    const first = [...steps(a, i), ...stop];
    let ownSteps = 0;
    for (let j = 0; ; j += 1) {
      const choices = [...first, ...steps(b, j)];
      const trace = await attempt({ choices: [...choices, ...steps(a, endless)], pace, seed: i });
      const did = (actor: number) =>
        trace.steps.filter((step) => step.actor === scenario.actors[actor]?.name).length;
      ownSteps = did(a);
      if (trace.actors.some(({ how }) => how === "stuck")) return;
      if (mode === "triples" && j > 0)
        for (let k = 1; i + k < ownSteps; k += 1)
          await attempt({
            choices: [...choices, ...steps(a, k), ...steps(b, endless)],
            pace,
            seed: i,
          });
      if (j >= did(b)) break;
    }
    if (i >= ownSteps) break;
  }
}

/** More steps than a run has; those that are left over are passed over. */
const endless = 200;

function stopOf({ actors }: Scenario, index: number): readonly Choice[] {
  const spec = actors[index];
  if (!spec || !isRun(spec)) return [];
  if (spec.killable) return [{ actor: index, what: "kill", call: 0 }];
  if (spec.cancellable) return [{ actor: index, what: "cancel", call: 0 }];
  return [];
}
