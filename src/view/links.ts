import type { ProblemCode } from "../core/problem.ts";

/** Where this project lives. */
export const repository = "https://github.com/OWNER/dodo-files";

/** The heading that explains a problem's code. */
export function problemLink(code: ProblemCode): string {
  return `${repository}/blob/main/docs/problems.md#${code}`;
}
