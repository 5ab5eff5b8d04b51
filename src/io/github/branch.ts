import { Problem } from "../../core/problem.ts";
import { withRetries } from "../http/retry.ts";
import {
  answerOf,
  createGitHub,
  type GitHubAnswer,
  type GitHubOptions,
  rawText,
  within,
} from "./client.ts";
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

export interface NewCommit {
  readonly text: string;
  /** `null` makes a commit that shares nothing with others. */
  readonly parent: string | null;
  readonly message: string;
}

/** What a state needs of a branch of a GitHub repository. Everything throws the Problems of a StateStore. */
export interface Branch {
  /** The commit at its head; `null` where there is no such branch. */
  head(): Promise<string | null>;
  /** The document at a commit; `null` where that has none. */
  text(commit: string): Promise<string | null>;
  /** Makes a commit that nothing points to yet. */
  commit(commit: NewCommit): Promise<string>;
  /** Moves the branch from `parent` to `commit`, or makes it. Throws `state-conflict` where the head is another by now. */
  move(parent: string | null, commit: string): Promise<void>;
  /** Writes an object that nothing points to. */
  prove(): Promise<void>;
}

const author = {
  name: "dodo-files",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/** Up to so many characters a text travels within its tree: a save is then three requests that write, not four. */
const inlineLimit = 1_000_000;

export function createBranch(options: BranchOptions): Branch {
  const asking = createBranchClient(options);
  /** The tree of each commit that this run made. */
  const trees = new Map<string, string>();
  return {
    head: () => readHead(asking),
    text: (commit) => readTextAt(asking, commit),
    async commit(commit) {
      const base =
        commit.parent === null
          ? undefined
          : (trees.get(commit.parent) ?? (await treeOf(asking, commit.parent)));
      const tree = await makeTree(asking, commit.text, base);
      const sha = await makeCommit(asking, commit, tree);
      trees.set(sha, tree);
      return sha;
    },
    move: (parent, commit) => move(asking, parent, commit),
    async prove() {
      await withRetries(() => makeBlob(asking, "dodo-files may write here\n"), asking.patience);
    },
  };
}

type BranchClient = ReturnType<typeof createBranchClient>;
type Expected = { readonly [kind in GitHubFailure["kind"]]?: true };

function createBranchClient(options: BranchOptions) {
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

async function readHead({
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

async function readTextAt(
  { github, place, path, read }: BranchClient,
  commit: string,
): Promise<string | null> {
  const answer = await read(() => rawText(github, { ...place, path, ref: commit }), {
    missing: true,
  });
  if (answer.failure) await confirmReadable({ github, place, read });
  return answer.data ?? null;
}

/** A 404 may also hide the whole repository: it means absent only where the token can read that. */
async function confirmReadable({
  github,
  place,
  read,
}: Pick<BranchClient, "github" | "place" | "read">): Promise<void> {
  await read(() => answerOf(github.rest.repos.get({ ...place, request: within("request") })));
}

async function treeOf({ git, place, where, read }: BranchClient, commit: string): Promise<string> {
  const ask = () =>
    answerOf(git.getCommit({ ...place, commit_sha: commit, request: within("request") }));
  const answer = await read(async () => hashIn(await ask(), (body) => body.tree?.sha), {
    missing: true,
  });
  if (answer.failure) throw branchConflict(where);
  return answer.data;
}

function makeBlob({ git, place, make }: BranchClient, content: string): Promise<string> {
  return make(
    git.createBlob({ ...place, content, encoding: "utf-8", request: within("transfer") }),
  );
}

async function makeTree(
  asking: BranchClient,
  text: string,
  base: string | undefined,
): Promise<string> {
  const { git, place, path, make } = asking;
  const content =
    text.length <= inlineLimit ? { content: text } : { sha: await makeBlob(asking, text) };
  const tree = [{ path, mode: "100644", type: "blob", ...content } as const];
  const onto = base === undefined ? {} : { base_tree: base };
  return make(git.createTree({ ...place, ...onto, tree, request: within("transfer") }));
}

function makeCommit(
  { git, place, make }: BranchClient,
  { message, parent }: NewCommit,
  tree: string,
): Promise<string> {
  const parents = parent === null ? [] : [parent];
  const request = within("request");
  return make(
    git.createCommit({ ...place, message, tree, parents, author, committer: author, request }),
  );
}

async function move(asking: BranchClient, parent: string | null, commit: string): Promise<void> {
  const { git, place, branch, where, problemOf } = asking;
  const request = within("request");
  const answer = await answerOf<GitObject>(
    parent === null
      ? git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: commit, request })
      : git.updateRef({ ...place, ref: `heads/${branch}`, sha: commit, force: false, request }),
  );
  const { failure } = hashIn(answer, (body) => body.object?.sha);
  if (!failure) return;
  const problem = isLostRace(failure) ? branchConflict(where) : problemOf(failure, "write");
  // The answer may have been lost after the work was done: look, before anybody tries again.
  const isUnclear = problem.transient || problem.code === "state-conflict";
  if (isUnclear && (await readHead(asking).catch(() => null)) === commit) return;
  throw problem;
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

/** Octokit passes on whatever came, e.g. the page of a proxy. */
function hashIn(
  answer: GitHubAnswer<GitObject>,
  pick: (body: GitObject) => unknown,
): GitHubAnswer<string> {
  if (answer.failure) return answer;
  const hash = pick(Object(answer.data) as GitObject);
  return typeof hash === "string" && /^[0-9a-f]{40,64}$/.test(hash)
    ? { data: hash }
    : { failure: nonsense() };
}

interface GitObject {
  readonly sha?: string;
  readonly object?: { readonly sha?: string };
  readonly tree?: { readonly sha?: string };
}
