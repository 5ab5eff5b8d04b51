import type { StateStore } from "../../app/ports.ts";
import type { Environment } from "../../core/manifest/manifest.ts";
import type { Revision } from "../../core/state/state.ts";
import { createBranch } from "./branch.ts";
import { branchConflict } from "./branch-head.ts";
import type { GitHubOptions } from "./client.ts";

export interface BranchStateOptions extends GitHubOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  readonly environment: Environment;
  /** The manifest's path below the repository's top level. */
  readonly manifest: string;
  /** For people's links; `https://github.com`, or GITHUB_SERVER_URL. */
  readonly serverUrl?: string | undefined;
  /** Whether saves are spaced; default true. */
  readonly paced?: boolean | undefined;
  /** Milliseconds before a read is tried again for the first time; default 1,000. */
  readonly retryDelay?: number | undefined;
  /** Called before each wait with one sentence. */
  readonly onWait?: ((sentence: string) => void) | undefined;
}

/**
 * One document on a branch of a GitHub repository, whose commits share nothing with the others. A revision is the commit that was the
 * head when the document was read or saved: a save is a commit on it, and moves the branch only where that still is the head.
 * Messages that lack the prefix `[skip ci]` get it.
 */
export function createBranchStateStore(options: BranchStateOptions): StateStore {
  const { repository, branch, environment, manifest, serverUrl = "https://github.com" } = options;
  const where = `${repository}@${branch} ${environment}`;
  const git = createBranch({ ...options, path: `${environment}/${manifest}.json`, where });
  let newest: string | undefined;

  const read = async (head: string | null) => {
    const text = head === null ? null : await git.text(head);
    return head === null || text === null ? null : { text, revision: head };
  };

  const save = async (text: string, revision: Revision, message: string): Promise<string> => {
    const parent = revision ?? (await git.head());
    // The branch may be there for another document's sake.
    if (revision === null && (await read(parent)) !== null) throw branchConflict(where);
    const commit = await git.commit({ text, parent, message: withSkip(message) });
    await git.move(parent, commit);
    newest = commit;
    return commit;
  };

  return {
    where,
    paced: options.paced ?? true,
    load: async () => read(await git.head()),
    url: () => newest && `${serverUrl}/${repository}/commit/${newest}`,
    prove: git.prove,
    save,
  };
}

function withSkip(message: string): string {
  return message.startsWith("[skip ci]") ? message : `[skip ci] ${message}`;
}
