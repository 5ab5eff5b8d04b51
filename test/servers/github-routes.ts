import type { GitObjects, TreeEntry } from "./git-objects.ts";

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  readonly objects: GitObjects;
  /** `refs/heads/…` to a commit. */
  readonly refs: Map<string, string>;
  /** Branches that only pull requests may change. */
  readonly protected: ReadonlySet<string>;
  readonly private: boolean;
}

export interface Call {
  readonly repository: Repository;
  /** Path below `/repos/{owner}/{name}`, with the captured parts decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly body: Fields;
  readonly canWrite: boolean;
  readonly token: string | undefined;
  /** Of this server, for links: `http://127.0.0.1:1234`. */
  readonly origin: string;
}

export interface Fields {
  readonly [name: string]: unknown;
}

/** A route below `/repos/{owner}/{name}`. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** It says itself who may write; else whoever may write to the repository. */
  readonly ownRules?: boolean;
  readonly answer: (call: Call) => Answer;
}

/** The parts of GitHub's REST API that read and write git, with its statuses and messages. */
export const gitRoutes: readonly Route[] = [
  { method: "GET", path: /^$/, answer: getRepository },
  { method: "GET", path: /^\/git\/ref\/(.+)$/, answer: getRef },
  { method: "GET", path: /^\/git\/commits\/([^/]+)$/, answer: getCommit },
  { method: "GET", path: /^\/contents\/(.+)$/, answer: getContents },
  { method: "POST", path: /^\/git\/blobs$/, answer: createBlob },
  { method: "POST", path: /^\/git\/trees$/, answer: createTree },
  { method: "POST", path: /^\/git\/commits$/, answer: createCommit },
  { method: "POST", path: /^\/git\/refs$/, answer: createRef },
  { method: "PATCH", path: /^\/git\/refs\/(.+)$/, answer: updateRef },
];

export const notFound: Answer = { status: 404, body: { message: "Not Found", status: "404" } };

export function invalid(message: string): Answer {
  return { status: 422, body: { message, status: "422" } };
}

function getRepository({ repository, canWrite }: Call): Answer {
  const [owner, name] = repository.name.split("/");
  const permissions = { admin: false, push: canWrite, pull: true };
  const body = {
    id: 1,
    name,
    full_name: repository.name,
    owner: { login: owner },
    private: repository.private,
  };
  return { status: 200, body: { ...body, default_branch: "main", permissions } };
}

function getRef({ repository, parts: [path] }: Call): Answer {
  if (repository.refs.size === 0) return empty;
  const sha = repository.refs.get(`refs/${path}`);
  return sha ? { status: 200, body: refBody(`refs/${path}`, sha) } : notFound;
}

function getCommit({ repository, parts: [sha = ""] }: Call): Answer {
  if (repository.refs.size === 0) return empty;
  return repository.objects.commit(sha)
    ? { status: 200, body: commitBody(repository, sha) }
    : notFound;
}

function getContents({ repository, parts: [path = ""], query, accept }: Call): Answer {
  if (repository.refs.size === 0)
    return { status: 404, body: { message: "This repository is empty.", status: "404" } };
  const ref = query.get("ref") ?? "main";
  const commit = repository.objects.commit(repository.refs.get(`refs/heads/${ref}`) ?? ref);
  if (!commit)
    return { status: 404, body: { message: `No commit found for the ref ${ref}`, status: "404" } };
  const files = repository.objects.filesOf(commit.tree);
  const inside = [...files.keys()].filter((file) => file.startsWith(`${path}/`));
  if (inside.length > 0)
    return { status: 200, body: inside.map((file) => ({ type: "file", path: file })) };
  const sha = files.get(path)?.sha ?? "";
  const bytes = repository.objects.blob(sha);
  if (!bytes) return notFound;
  if (accept.includes("raw")) return { status: 200, body: bytes };
  // GitHub inlines at most 1 MB, and says encoding "none" above.
  const inlined = bytes.length <= 1_000_000;
  const content = inlined ? bytes.toString("base64") : "";
  const body = {
    type: "file",
    path,
    sha,
    size: bytes.length,
    content,
    encoding: inlined ? "base64" : "none",
  };
  return { status: 200, body };
}

function createBlob({ repository, body }: Call): Answer {
  if (repository.refs.size === 0) return empty;
  const { content, encoding = "utf-8" } = body;
  if (!only(body, "content", "encoding") || typeof content !== "string")
    return invalid("Invalid request.");
  if (encoding !== "utf-8" && encoding !== "base64") return invalid("Invalid request.");
  const sha = repository.objects.addBlob(Buffer.from(content, encoding));
  return { status: 201, body: { sha } };
}

function createTree({ repository, body }: Call): Answer {
  if (repository.refs.size === 0) return empty;
  const { objects } = repository;
  const { base_tree: base = null, tree } = body;
  if (!only(body, "base_tree", "tree") || !Array.isArray(tree) || tree.length === 0)
    return invalid("Invalid tree info");
  if (base !== null && (typeof base !== "string" || !objects.tree(base)))
    return invalid("base_tree is not a tree");
  const files = new Map<string, TreeEntry>();
  for (const entry of tree as Fields[]) {
    const { path, mode, type, sha, content } = entry;
    if (!only(entry, "path", "mode", "type", "sha", "content")) return invalid("Invalid tree info");
    if (typeof path !== "string" || !isTreePath(path))
      return invalid("tree.path contains a malformed path component");
    if (mode !== "100644" || type !== "blob")
      return invalid("tree.mode Must supply a valid tree.mode");
    if ((sha === undefined) === (content === undefined))
      return invalid("Must supply either tree.sha or tree.content");
    const blob = typeof content === "string" ? objects.addBlob(Buffer.from(content)) : sha;
    if (typeof blob !== "string" || !objects.blob(blob))
      return invalid(`tree.sha ${blob} is not a valid blob`);
    files.set(path, { mode, type, sha: blob });
  }
  const sha = objects.addTree(base, files);
  return { status: 201, body: { sha, truncated: false } };
}

function createCommit({ repository, body }: Call): Answer {
  if (repository.refs.size === 0) return empty;
  const { objects } = repository;
  const { message, tree, parents = [], author, committer = author } = body;
  if (!only(body, "message", "tree", "parents", "author", "committer"))
    return invalid("Invalid request.");
  if (typeof message !== "string" || typeof tree !== "string") return invalid("Invalid request.");
  if (!objects.tree(tree)) return invalid("Tree SHA does not exist");
  if (!Array.isArray(parents) || !parents.every((parent) => objects.commit(parent))) {
    return invalid("Parent SHA does not exist or is not a commit object");
  }
  if (![author, committer].every(isPerson)) return invalid("Invalid request.");
  const { name = "token", email = "token@localhost" } = (author ?? {}) as Fields;
  const sha = objects.addCommit({
    tree,
    parents,
    message,
    author: `${name} <${email}> ${Date.now()} +0000`,
  });
  return { status: 201, body: commitBody(repository, sha) };
}

function createRef({ repository, body }: Call): Answer {
  if (repository.refs.size === 0) return empty;
  const { ref, sha } = body;
  if (!only(body, "ref", "sha") || typeof ref !== "string" || typeof sha !== "string")
    return invalid("Invalid request.");
  if (!/^refs\/[^/]+\/[^/]/.test(ref))
    return invalid("Reference name must start with 'refs/' and have two slashes");
  if (repository.refs.has(ref)) return invalid("Reference already exists");
  if (!repository.objects.commit(sha)) return invalid("Object does not exist");
  if (isProtected(repository, ref))
    return invalid("Repository rule violations found\n\nCannot create ref due to rules.");
  repository.refs.set(ref, sha);
  return { status: 201, body: refBody(ref, sha) };
}

function updateRef({ repository, parts: [path], body }: Call): Answer {
  if (repository.refs.size === 0) return empty;
  const ref = `refs/${path}`;
  const { sha, force = false } = body;
  if (!only(body, "sha", "force") || typeof sha !== "string" || typeof force !== "boolean") {
    return invalid("Invalid request.");
  }
  const head = repository.refs.get(ref);
  if (head === undefined) return invalid("Reference does not exist");
  if (!repository.objects.commit(sha)) return invalid("Object does not exist");
  if (isProtected(repository, ref)) return invalid("Changes must be made through a pull request.");
  if (!force && !repository.objects.isAncestor(head, sha))
    return invalid("Update is not a fast forward");
  repository.refs.set(ref, sha);
  return { status: 200, body: refBody(ref, sha) };
}

const empty: Answer = { status: 409, body: { message: "Git Repository is empty.", status: "409" } };

function refBody(ref: string, sha: string): Fields {
  return { ref, object: { sha, type: "commit" } };
}

function commitBody({ objects, name }: Repository, sha: string): Fields {
  const commit = objects.commit(sha);
  const parents = commit?.parents.map((parent) => ({ sha: parent }));
  const html_url = `https://github.com/${name}/commit/${sha}`;
  return { sha, html_url, message: commit?.message, tree: { sha: commit?.tree }, parents };
}

function isProtected(repository: Repository, ref: string): boolean {
  return repository.protected.has(ref.replace(/^refs\/heads\//, ""));
}

function isTreePath(path: string): boolean {
  return path
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== ".." && part !== ".git");
}

function isPerson(person: unknown): boolean {
  if (person === undefined) return true;
  if (typeof person !== "object" || person === null) return false;
  return "name" in person && "email" in person && /.@./.test(`${person.email}`);
}

function only(body: Fields, ...names: readonly string[]): boolean {
  return Object.keys(body).every((name) => names.includes(name));
}
