import { Problem } from "../../core/problem.ts";

/**
 * A signal that fires at the first SIGINT or SIGTERM; a second one ends the process at once. GitHub cancels a job with both, 7.5 s
 * apart, and kills it 2.5 s later.
 */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(interrupted(name));
    });
  }
  return controller.signal;
}

function interrupted(name: string): Problem {
  return new Problem({
    code: "interrupted",
    message: `The run was interrupted (${name}).`,
    remedy: "Run again: what was delivered is recorded and will not be sent again.",
  });
}
