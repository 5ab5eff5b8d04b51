import { Problem } from "../../core/problem.ts";
import type { Run } from "./context.ts";

/** Work for one target, whose problem is that target's alone: undefined then (A11). */
export async function ofOneTarget<T>(
  target: string,
  { problems }: Pick<Run["draft"], "problems">,
  work: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "interrupted") throw error;
    const isKnown = problems.some((one) => one.target === target && one.code === error.code);
    if (!isKnown) problems.push(error.with({ target }));
    return undefined;
  }
}
