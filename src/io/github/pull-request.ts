import type { PullRequest } from "../../app/ports.ts";
import { Problem } from "../../core/problem.ts";
import { answerOf, createGitHub, type GitHubAnswer, type GitHubOptions } from "./client.ts";
import {
  type FailureFields,
  type FailureKind,
  type GitHubFailure,
  nonsense,
  withoutToken,
} from "./failure.ts";

export interface PullRequestOptions extends GitHubOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly signal: AbortSignal;
}

/** The conversation of a pull request on GitHub. Repeats nothing by itself: whoever calls knows what a repetition would do. */
export function createPullRequest(options: PullRequestOptions): PullRequest {
  const asking = createPullRequestClient(options);
  const { issues, place, within, taken } = asking;
  let whoami: string | undefined;
  return {
    async own() {
      whoami ??= await askWhoami(asking);
      return (await listComments(asking))
        .filter(({ user }) => user?.login === whoami)
        .map(({ id, body }) => ({ id, body: body ?? "" }))
        .sort((a, b) => a.id - b.id);
    },
    async create(body) {
      const { number: issue_number } = options;
      return taken(
        await answerOf(issues.createComment({ ...place, issue_number, body, request: within() })),
      ).id;
    },
    async update(id, body) {
      taken(
        await answerOf(issues.updateComment({ ...place, comment_id: id, body, request: within() })),
      );
    },
    async remove(id) {
      const answer = await answerOf(
        issues.deleteComment({ ...place, comment_id: id, request: within() }),
      );
      if (answer.failure?.kind !== "missing") taken(answer);
    },
  };
}

type PullRequestClient = ReturnType<typeof createPullRequestClient>;

function createPullRequestClient(options: PullRequestOptions) {
  const { repository, number, token, signal } = options;
  const [owner = "", repo = ""] = repository.split("/");
  const github = createGitHub(options);
  return {
    github,
    issues: github.rest.issues,
    place: { owner, repo },
    number,
    within: () => ({ signal: AbortSignal.any([signal, AbortSignal.timeout(requestTime)]) }),
    /** What came of a request; throws the Problem where nothing did. */
    taken<T>(answer: GitHubAnswer<T>): T {
      if (answer.failure)
        throw commentProblem(withoutToken(answer.failure, token), `${repository}#${number}`);
      return answer.data;
    },
  };
}

/** `GET /user` is closed to the token of a workflow; this answers every kind of token, with the login that its comments bear. */
async function askWhoami({ github, within, taken }: PullRequestClient): Promise<string> {
  const asked = github.graphql<Viewer>("query { viewer { login } }", { request: within() });
  const { viewer } = taken(await answerOf(asked.then((data) => ({ data }))));
  return viewer?.login ?? taken<never>({ failure: nonsense() });
}

interface Viewer {
  readonly viewer?: { readonly login?: string } | null;
}

async function listComments({ issues, place, number, within, taken }: PullRequestClient) {
  const all: Awaited<ReturnType<typeof issues.listComments>>["data"] = [];
  for (let page = 1; page <= maxCommentPages; page += 1) {
    const query = { ...place, issue_number: number, per_page: 100, page, request: within() };
    const found = taken(await answerOf(issues.listComments(query)));
    // Octokit passes on whatever came, e.g. the page of a proxy.
    if (!Array.isArray(found)) return taken<never>({ failure: nonsense() });
    all.push(...found);
    if (found.length < 100) break;
  }
  return all;
}

/** Milliseconds. A comment is worth no long wait. */
const requestTime = 10_000;

/** Of a hundred comments; GitHub allows 2,500 in a conversation. */
const maxCommentPages = 30;

function commentProblem({ kind, words, wait, cause }: GitHubFailure, where: string): Problem {
  const said = words === "" ? "" : ` (${words})`;
  const message = `The plan cannot be written as a comment to ${where}: ${commentReasons[kind]}${said}.`;
  return new Problem({ ...problems[kind], message, wait, cause });
}

const commentReasons: Readonly<Record<FailureKind, string>> = {
  "no-answer": "GitHub gave no answer",
  "not-text": "GitHub's answer is damaged",
  "rate-limited": "GitHub asks to slow down",
  "out-of-order": "GitHub is out of order",
  unauthorized: "GitHub does not accept the token",
  forbidden: "GitHub does not allow it to this token",
  missing: "GitHub shows no such pull request to this token",
  "empty-repository": "the repository is empty",
  refused: "GitHub refuses it",
};

const summary = "The plan stands in the job's summary.";
const rerunForComment = {
  remedy: `${summary} Run this job again for the comment.`,
  transient: true,
};
const permit: FailureFields = {
  code: "forbidden",
  remedy:
    "Give the job `permissions: { contents: read, pull-requests: write }`, or leave the input comment out.",
};
const odd: FailureFields = { code: "api-failed", remedy: summary };

const problems: Readonly<Record<FailureKind, FailureFields>> = {
  "no-answer": { code: "network", ...rerunForComment },
  "not-text": odd,
  "rate-limited": { code: "rate-limited", ...rerunForComment },
  "out-of-order": { code: "api-failed", ...rerunForComment },
  unauthorized: { code: "unauthorized", remedy: "Pass a valid token as the input github-token." },
  forbidden: permit,
  missing: permit,
  "empty-repository": odd,
  refused: odd,
};
