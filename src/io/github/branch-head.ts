import { Problem } from "../../core/problem.ts";
import { withRetries } from "../http/retry.ts";
import { type BranchClient, confirmReadable, type GitObject, hashIn } from "./branch-client.ts";
import { answerOf, within } from "./client.ts";
import type { GitHubFailure } from "./failure.ts";

/** The commit at the head of the branch; `null` if there is no such branch. */
export async function readHead({
  github,
  git,
  place,
  branch,
  read,
}: BranchClient): Promise<string | null> {
  const ask = () =>
    answerOf(git.getRef({ ...place, ref: `heads/${branch}`, request: within("request") }));
  const answer = await read(async () => hashIn(await ask(), (body) => body.object?.sha), {
    missing: true,
    "empty-repository": true,
  });
  if (answer.failure?.kind === "missing") await confirmReadable({ github, place, read });
  return answer.data ?? null;
}

/**
 * Moves the branch, if it still is where it was. GitHub refuses that for a moment, too, while it
 * lags behind itself: a refusal is a conflict only if the head moved, and else tried again.
 */
export async function moveHead(
  asking: BranchClient,
  parent: string | null,
  commit: string,
): Promise<void> {
  const failed = await withRetries(async () => {
    const one = await moveOnce(asking, parent, commit);
    if (one?.isRefusal) throw one.problem.with({ transient: true });
    return one?.problem;
  }, asking.patience).catch((error: unknown) => {
    throw error instanceof Problem && error.code === "state-forbidden"
      ? error.with({ transient: false })
      : error;
  });
  if (failed) throw failed;
}

/** What failed; `isRefusal`: GitHub refused it although the branch is where it was. */
async function moveOnce(asking: BranchClient, parent: string | null, commit: string) {
  const { git, place, branch, where, problemOf } = asking;
  const request = within("request");
  const answer = await answerOf<GitObject>(
    parent === null
      ? git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: commit, request })
      : git.updateRef({ ...place, ref: `heads/${branch}`, sha: commit, force: false, request }),
  );
  const { failure } = hashIn(answer, (body) => body.object?.sha);
  if (!failure) return undefined;
  const problem = isLostRace(failure) ? branchConflict(where) : problemOf(failure, "write");
  const isRefusal = failure.kind === "refused";
  // The answer may have been lost after the work was done: look, before anybody tries again.
  if (!isRefusal && !problem.transient) return { problem, isRefusal };
  const head = await readHead(asking).catch(() => undefined);
  if (head === commit) return undefined;
  if (problem.code === "state-conflict" || !isRefusal) return { problem, isRefusal: false };
  return head === parent || head === undefined
    ? { problem, isRefusal }
    : { problem: branchConflict(where), isRefusal: false };
}

/** Another run saved the document, or another one on the same branch, first. */
export function branchConflict(where: string): Problem {
  return new Problem({
    code: "state-conflict",
    message: `Another run saved to ${where} first.`,
    remedy: "Run again: the next run starts from what it saved.",
  });
}

/** GitHub's words for a lost compare-and-swap, and for a branch that was deleted since. */
function isLostRace({ kind, words }: GitHubFailure): boolean {
  return (
    kind === "refused" &&
    /not a fast.forward|Reference already exists|Reference does not exist/i.test(words)
  );
}
