import { Problem, type SourcePlace } from "../../core/problem.ts";

/** Problems and warnings as they come up, each said once. */
export interface Complaints {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  stop(problem: Problem): void;
  warn(problem: Problem): void;
  /** What work came to; where that is a Problem it is said, of this place, and nothing is left. */
  unwrap<T>(outcome: T | Problem, at: SourcePlace): T | undefined;
}

/** What work returns, or the Problem that it throws. Anything else that it throws goes on its way. */
export async function catchProblem<T>(work: () => Promise<T>): Promise<T | Problem> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

export function createComplaints(): Complaints {
  const said = new Set<string>();
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const add = (into: Problem[], problem: Problem) => {
    const key = JSON.stringify([problem.code, problem.message, problem.target]);
    if (!said.has(key)) into.push(problem);
    said.add(key);
  };
  const stop = (problem: Problem) => add(problems, problem);
  return {
    problems,
    warnings,
    stop,
    warn: (problem) => add(warnings, problem),
    unwrap(outcome, at) {
      if (!(outcome instanceof Problem)) return outcome;
      stop(outcome.with({ at }));
      return undefined;
    },
  };
}
