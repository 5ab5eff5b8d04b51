import { withRetries } from "../http/retry.ts";
import {
  type BranchClient,
  type BranchOptions,
  confirmReadable,
  createBranchClient,
  hashIn,
} from "./branch-client.ts";
import { branchConflict, moveHead, readHead } from "./branch-head.ts";
import { answerOf, rawText, within } from "./client.ts";

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
    move: (parent, commit) => moveHead(asking, parent, commit),
    async prove() {
      await withRetries(() => makeBlob(asking, "dodo-files may write here\n"), asking.patience);
    },
  };
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
