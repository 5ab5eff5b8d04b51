/**
 * `npm run test:interleavings`: plays two and three runs against each other, step by step, and says how many schedules held.
 * `-- --only TEXT` those scenarios, `--variant NAME` that variant, `--two 500` so many of two by chance, `--three 50` of three, `--no-pairs` nothing else, `--seed 7` from there, `--repeat 'scenario / variant / schedule'` one.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import type { Job } from "./explore.ts";
import { judge } from "./judge.ts";
import { play } from "./play.ts";
import { failureText } from "./print.ts";
import { scenarios } from "./scenarios.ts";
import { parseSchedule } from "./schedule.ts";
import type { Answer } from "./worker.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    variant: { type: "string" },
    repeat: { type: "string" },
    two: { type: "string", default: "20000" },
    three: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    pairs: { type: "boolean", default: true },
    workers: { type: "string", default: String(Math.min(2, availableParallelism())) },
  },
  allowNegative: true,
});

if (values.repeat === undefined) process.exitCode = await exploreAll();
else process.exitCode = await repeat(values.repeat);

async function repeat(text: string): Promise<number> {
  const [name = "", variant = "", schedule = ""] = text.split(" / ");
  const scenario = scenarios.find((one) => one.name === name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  const parsed = parseSchedule(schedule);
  const trace = await play(scenario, {
    variant: scenario.variants[variant] ?? {},
    schedule: parsed,
  });
  const { violations, counts } = await judge(trace);
  for (const violation of violations)
    console.log(failureText({ schedule: parsed, violation, trace, times: 1 }, { variant }));
  if (violations.length === 0) console.log("It held.", counts);
  return violations.length === 0 ? 0 : 1;
}

async function exploreAll(): Promise<number> {
  const chosen = scenarios.filter(({ name }) => name.includes(values.only ?? ""));
  const share = (total: string, isMeant: (actors: number) => boolean) => {
    const all = chosen.filter(({ actors }) => isMeant(actors.length));
    return Math.ceil(
      Number(total) / Math.max(1, all.flatMap(({ variants }) => namesOf(variants)).length),
    );
  };
  const two = share(values.two, (actors) => actors === 2);
  const three = share(values.three, (actors) => actors > 2);
  const jobs = chosen.flatMap(({ name, variants, actors, isShort }) =>
    namesOf(variants).flatMap((variant): readonly Job[] => {
      const at = { scenario: name, variant, seed: Number(values.seed) };
      const count = actors.length > 2 ? three : two;
      const isPlain = variant === "plain";
      return [
        ...(values.pairs && actors.length === 2
          ? [{ ...at, mode: isShort && isPlain ? "triples" : "pairs", count: 0 } as const]
          : []),
        ...(count > 0 ? [{ ...at, mode: "random", count } as const] : []),
      ];
    }),
  );
  const started = performance.now();
  const answers = await work(jobs);
  return tell(answers, performance.now() - started);
}

function namesOf(variants: object): readonly string[] {
  return Object.keys(variants).filter((name) => name === (values.variant ?? name));
}

async function work(jobs: readonly Job[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const left = [...jobs];
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL("./worker.ts", import.meta.url));
      const send = () => {
        const job = left.shift();
        if (job) worker.postMessage(job);
        else void worker.terminate().then(() => resolve());
      };
      worker.on("error", reject);
      worker.on("message", (answer: Answer) => {
        answers.push(answer);
        for (const text of answer.failures) console.log(`${text}\n`);
        send();
      });
      send();
    });
  await Promise.all(Array.from({ length: Number(values.workers) }, one));
  return answers;
}

function tell(answers: readonly Answer[], ms: number): number {
  const counts: Record<string, number> = {};
  const sum = (some: readonly Answer[], of: (answer: Answer) => number) =>
    some.reduce((total, answer) => total + of(answer), 0);
  for (const answer of answers)
    for (const [what, count] of Object.entries(answer.counts))
      counts[what] = (counts[what] ?? 0) + count;
  for (const [scenario, own] of Map.groupBy(answers, ({ job }) => job.scenario)) {
    console.log(`${scenario}: ${sum(own, ({ held }) => held)} of ${sum(own, totalOf)} held`);
    for (const [variant, some] of Map.groupBy(own, ({ job }) => job.variant))
      if (sum(some, ({ failed }) => failed) > 0)
        console.log(
          `  ${variant}: ${sum(some, ({ failed }) => failed)} of ${sum(some, totalOf)} failed`,
        );
  }
  for (const [what, count] of Object.entries(counts).sort()) console.log(`  ${count} × ${what}`);
  const all = sum(answers, totalOf);
  const failed = sum(answers, (answer) => answer.failed);
  const speed = `${Math.round(ms / 1_000)} s, ${Math.round((all / ms) * 1_000)} a second`;
  console.log(`${all - failed} of ${all} schedules held (${speed}).`);
  return failed === 0 ? 0 : 1;
}

function totalOf({ held, failed }: Answer): number {
  return held + failed;
}
