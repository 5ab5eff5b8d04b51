import { createHash } from "node:crypto";

export interface TreeEntry {
  readonly mode: string;
  readonly type: "blob" | "tree";
  readonly sha: string;
}

export type Tree = ReadonlyMap<string, TreeEntry>;

export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: string;
}

/** Git's objects, each under the hash that git itself would give it. */
export interface GitObjects {
  readonly blob: (sha: string) => Buffer | undefined;
  readonly tree: (sha: string) => Tree | undefined;
  readonly commit: (sha: string) => Commit | undefined;
  readonly addBlob: (bytes: Buffer) => string;
  /** Puts files, each at a whole path, into a copy of the tree `base`. */
  readonly addTree: (base: string | null, files: ReadonlyMap<string, TreeEntry>) => string;
  readonly addCommit: (commit: Commit) => string;
  /** Every file below a tree, by whole path. */
  readonly filesOf: (tree: string) => ReadonlyMap<string, TreeEntry>;
  readonly isAncestor: (older: string, newer: string) => boolean;
  readonly count: () => number;
}

export function createGitObjects(): GitObjects {
  const blobs = new Map<string, Buffer>();
  const trees = new Map<string, Tree>();
  const commits = new Map<string, Commit>();

  const addTree = (base: string | null, files: ReadonlyMap<string, TreeEntry>): string => {
    const entries = new Map(base === null ? [] : trees.get(base));
    const below = new Map<string, Map<string, TreeEntry>>();
    for (const [path, entry] of files) {
      const slash = path.indexOf("/");
      if (slash < 0) entries.set(path, entry);
      else {
        const folder = path.slice(0, slash);
        below.set(folder, (below.get(folder) ?? new Map()).set(path.slice(slash + 1), entry));
      }
    }
    for (const [folder, inside] of below) {
      const known = entries.get(folder);
      const sha = addTree(known?.type === "tree" ? known.sha : null, inside);
      entries.set(folder, { mode: "040000", type: "tree", sha });
    }
    const sha = hashOf("tree", treeBytes(entries));
    trees.set(sha, entries);
    return sha;
  };

  const filesOf = (tree: string): ReadonlyMap<string, TreeEntry> => {
    const found = new Map<string, TreeEntry>();
    for (const [name, entry] of trees.get(tree) ?? []) {
      if (entry.type === "blob") found.set(name, entry);
      else for (const [path, file] of filesOf(entry.sha)) found.set(`${name}/${path}`, file);
    }
    return found;
  };

  const isAncestor = (older: string, newer: string): boolean => {
    const seen = new Set<string>();
    const waiting = [newer];
    for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
      if (sha === older) return true;
      if (seen.has(sha)) continue;
      seen.add(sha);
      waiting.push(...(commits.get(sha)?.parents ?? []));
    }
    return false;
  };

  return {
    blob: (sha) => blobs.get(sha),
    tree: (sha) => trees.get(sha),
    commit: (sha) => commits.get(sha),
    addBlob(bytes) {
      const sha = hashOf("blob", bytes);
      blobs.set(sha, bytes);
      return sha;
    },
    addTree,
    addCommit(commit) {
      const sha = hashOf("commit", commitBytes(commit));
      commits.set(sha, commit);
      return sha;
    },
    filesOf,
    isAncestor,
    count: () => blobs.size + trees.size + commits.size,
  };
}

function hashOf(type: string, bytes: Buffer): string {
  return createHash("sha1").update(`${type} ${bytes.length}\0`).update(bytes).digest("hex");
}

function treeBytes(entries: Tree): Buffer {
  const key = ([name, entry]: readonly [string, TreeEntry]) =>
    Buffer.from(entry.type === "tree" ? `${name}/` : name);
  const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)));
  const parts = sorted.flatMap(([name, entry]) => [
    Buffer.from(`${entry.mode.replace(/^0/, "")} ${name}\0`),
    Buffer.from(entry.sha, "hex"),
  ]);
  return Buffer.concat(parts);
}

function commitBytes({ tree, parents, author, message }: Commit): Buffer {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${author}`,
  ];
  return Buffer.from(`${[...lines, `committer ${author}`].join("\n")}\n\n${message}`);
}
