import { Problem } from "../../core/problem.ts";
import type { Clock, PullRequest } from "../ports.ts";

/** A comment that several runs share. */
export interface CommentPage {
  /** Whether a comment is this page. Authors are told apart before. */
  isPage(body: string): boolean;
  /** Its new text, given every comment that is this page, the oldest first; without one nothing is to be written. */
  write(bodies: readonly string[]): {
    readonly text?: string | undefined;
    readonly why?: string;
  };
}

/** Of runs that write at the same moment all but one find their section gone, and try again. */
const maxCommentWrites = 8;

/** GitHub has no compare-and-swap for comments: so long another run may take from its reading to its writing. Milliseconds. */
const settleMs = 1_500;

/** A comment is worth no longer pause. Milliseconds. */
const longestWait = 10_000;

/**
 * Keeps one comment up to date: the oldest page that the token's own user wrote, or a new one. Each write is read again a moment
 * later, and repeated where another run wrote over it. Returns why nothing was written, where that is worth a word. Throws a Problem of the PullRequest.
 */
export async function keepComment(
  page: CommentPage,
  pull: PullRequest,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<string | undefined> {
  let made: number | undefined;
  let written: string | undefined;
  let spoiled = overwritten();
  for (let round = 1; round <= maxCommentWrites && !signal.aborted; round += 1) {
    let wait = settleMs;
    try {
      const pages = (await pull.own()).filter(({ body }) => page.isPage(body));
      const { text, why } = page.write(pages.map(({ body }) => body));
      if (text === undefined) return why;
      const [oldest, ...younger] = pages;
      if (
        oldest &&
        [text, written].some((one) => one !== undefined && isSameText(oldest.body, one))
      ) {
        // Two runs made one each, and one may have been cut off; what stood on the younger one stands on the oldest by now.
        const spare = isSameText(oldest.body, text) ? younger.map(({ id }) => id) : [];
        if (made !== undefined && made !== oldest.id) spare.push(made);
        for (const id of new Set(spare)) await pull.remove(id);
        return undefined;
      }
      // One that is not listed yet is not made twice.
      const id = oldest?.id ?? made;
      if (id === undefined) made = await pull.create(text);
      else await pull.update(id, text);
      written = text;
      spoiled = overwritten();
    } catch (error) {
      if (!(error instanceof Problem) || !error.transient || (error.wait ?? 0) > longestWait)
        throw error;
      spoiled = error;
      wait = Math.max(wait, error.wait ?? 0);
    }
    await clock.sleep(wait, signal);
  }
  throw spoiled;
}

/** What stays the same however a browser or GitHub ends lines. */
function isSameText(body: string, text: string): boolean {
  return body.replaceAll("\r\n", "\n").trim() === text.trim();
}

function overwritten(): Problem {
  return new Problem({
    code: "api-failed",
    message: "Other runs kept writing over the comment of this pull request.",
    remedy: "Look at the job's summary, or run this job again.",
  });
}
