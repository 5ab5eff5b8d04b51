import { withRetries } from "../http/retry.ts";
import { answerOf, createGitHub, type GitHubAnswer, type GitHubOptions, within } from "./client.ts";
import { type Doing, type GitHubFailure, nonsense, stateProblem, withoutToken } from "./failure.ts";

export interface BranchOptions extends GitHubOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** Of the document, within the branch. */
  readonly path: string;
  /** The store, as people know it. */
  readonly where: string;
  /** Milliseconds before a read is tried again for the first time; default 1,000. */
  readonly retryDelay?: number | undefined;
  /** Called before each wait with one sentence. */
  readonly onWait?: ((sentence: string) => void) | undefined;
}

export type BranchClient = ReturnType<typeof createBranchClient>;
type Expected = { readonly [kind in GitHubFailure["kind"]]?: true };

/** What all requests about one branch have in common. */
export function createBranchClient(options: BranchOptions) {
  const { repository, where, token, retryDelay = 1_000, onWait = () => {} } = options;
  const github = createGitHub(options);
  const [owner = "", repo = ""] = repository.split("/");
  const problemOf = (failure: GitHubFailure, doing: Doing["doing"]) =>
    stateProblem(withoutToken(failure, token), { doing, repository, where });
  const unlessExpected = <T>(
    answer: GitHubAnswer<T>,
    doing: Doing["doing"],
    expected: Expected,
  ) => {
    if (answer.failure && !expected[answer.failure.kind]) throw problemOf(answer.failure, doing);
    return answer;
  };
  const patience = { tries: 4, firstDelay: retryDelay, onWait };
  return {
    ...options,
    patience,
    github,
    git: github.rest.git,
    place: { owner, repo },
    problemOf,
    /** Reads, again where that may help; gives back the troubles that are expected. */
    read<T>(
      request: () => Promise<GitHubAnswer<T>>,
      expected: Expected = {},
    ): Promise<GitHubAnswer<T>> {
      const once = async () => unlessExpected(await request(), "read", expected);
      return withRetries(once, patience);
    },
    /** Makes an object, once: what is repeated is the whole save. Gives its hash. */
    async make(request: Promise<{ readonly data: { readonly sha: string } }>): Promise<string> {
      const answer = hashIn(await answerOf(request), (body) => body.sha);
      if (answer.failure) throw problemOf(answer.failure, "write");
      return answer.data;
    },
  };
}

/** A 404 may also hide the whole repository: it means absent only where the token can read that. */
export async function confirmReadable({
  github,
  place,
  read,
}: Pick<BranchClient, "github" | "place" | "read">): Promise<void> {
  await read(() => answerOf(github.rest.repos.get({ ...place, request: within("request") })));
}

/** Octokit passes on whatever came, e.g. the page of a proxy. */
export function hashIn(
  answer: GitHubAnswer<GitObject>,
  pick: (body: GitObject) => unknown,
): GitHubAnswer<string> {
  if (answer.failure) return answer;
  const hash = pick(Object(answer.data) as GitObject);
  return typeof hash === "string" && /^[0-9a-f]{40,64}$/.test(hash)
    ? { data: hash }
    : { failure: nonsense() };
}

export interface GitObject {
  readonly sha?: string;
  readonly object?: { readonly sha?: string };
  readonly tree?: { readonly sha?: string };
}
