import { parentPort } from "node:worker_threads";
import { explore, type Job, type Outcome } from "./explore.ts";
import { failureText } from "./print.ts";
import { scenarios } from "./scenarios.ts";

/** An outcome that can be sent to another thread. */
export interface Answer extends Omit<Outcome, "failures"> {
  readonly failures: readonly string[];
}

parentPort?.on("message", async (job: Job) => {
  const scenario = scenarios.find(({ name }) => name === job.scenario);
  if (!scenario) throw new Error(`no scenario ${job.scenario}`);
  const { failures, ...rest } = await explore(job, scenario);
  const texts = failures.map((failure) => failureText(failure, job));
  parentPort?.postMessage({ ...rest, failures: texts } satisfies Answer);
});
