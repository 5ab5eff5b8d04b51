import type { PullRequest } from "../app/ports.ts";
import { Problem, type ProblemFields } from "../core/problem.ts";
import { answerOf, createGitHub, type GitHubAnswer, type GitHubOptions } from "./github-client.ts";
import { type GitHubTrouble, nonsense, type TroubleKind } from "./github-trouble.ts";

export interface PullRequestOptions extends GitHubOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly signal: AbortSignal;
}

/** The conversation of a pull request on GitHub. Repeats nothing by itself: whoever calls knows what a repetition would do. */
export function createPullRequest(options: PullRequestOptions): PullRequest {
  const { repository, number, signal } = options;
  const github = createGitHub(options);
  const [owner = "", repo = ""] = repository.split("/");
  const place = { owner, repo };
  const issues = github.rest.issues;
  const within = (ms: number) => ({ signal: AbortSignal.any([signal, AbortSignal.timeout(ms)]) });
  const taken = <T>(answer: GitHubAnswer<T>): T => {
    if (answer.trouble) throw commentProblem(answer.trouble, `${repository}#${number}`);
    return answer.data;
  };

  const askWhoami = async (): Promise<string> => {
    const request = within(requestTime);
    const asked = github.graphql<Viewer>("query { viewer { login } }", { request });
    const { viewer } = taken(await answerOf(asked.then((data) => ({ data }))));
    if (typeof viewer?.login !== "string") throw commentProblem(nonsense(), `${repository}#${number}`);
    return viewer.login;
  };
  let whoami: Promise<string> | undefined;

  return {
    async own() {
      whoami ??= askWhoami();
      const login = await whoami.catch((error: unknown) => {
        whoami = undefined;
        throw error;
      });
      const query = { ...place, issue_number: number, per_page: 100, request: within(listTime) };
      const asked = github.paginate(issues.listComments, query).then((data) => ({ data }));
      const comments = taken(await answerOf(asked));
      return comments
        .filter(({ user }) => user?.login === login)
        .map(({ id, body }) => ({ id, body: body ?? "" }))
        .sort((a, b) => a.id - b.id);
    },
    async create(body) {
      const request = within(requestTime);
      return taken(await answerOf(issues.createComment({ ...place, issue_number: number, body, request }))).id;
    },
    async update(id, body) {
      taken(await answerOf(issues.updateComment({ ...place, comment_id: id, body, request: within(requestTime) })));
    },
    async remove(id) {
      const answer = await answerOf(issues.deleteComment({ ...place, comment_id: id, request: within(requestTime) }));
      if (answer.trouble?.kind !== "missing") taken(answer);
    },
  };
}

/** `GET /user` is closed to the token of a workflow; this answers every kind of token, with the login that its comments bear. */
interface Viewer {
  readonly viewer?: { readonly login?: string } | null;
}

/** Milliseconds. A comment is worth no long wait. */
const requestTime = 10_000;
const listTime = 60_000;

function commentProblem({ kind, words, wait, cause }: GitHubTrouble, where: string): Problem {
  const said = words === "" ? "" : ` (${words})`;
  const message = `The plan cannot be written as a comment to ${where}: ${reasons[kind]}${said}.`;
  return new Problem({ ...problems[kind], message, wait, cause });
}

const reasons: Readonly<Record<TroubleKind, string>> = {
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

type Fields = Pick<ProblemFields, "code" | "remedy" | "transient">;

const summary = "The plan stands in the job's summary.";
const later = { remedy: `${summary} Run this job again for the comment.`, transient: true };
const permit: Fields = {
  code: "forbidden",
  remedy: "Give the job `permissions: { contents: read, pull-requests: write }`, or leave the input comment out.",
};
const odd: Fields = { code: "api-failed", remedy: summary };

const problems: Readonly<Record<TroubleKind, Fields>> = {
  "no-answer": { code: "network", ...later },
  "not-text": odd,
  "rate-limited": { code: "rate-limited", ...later },
  "out-of-order": { code: "api-failed", ...later },
  unauthorized: { code: "unauthorized", remedy: "Pass a valid token as the input github-token." },
  forbidden: permit,
  missing: permit,
  "empty-repository": odd,
  refused: odd,
};
