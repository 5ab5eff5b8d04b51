import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGitObjects } from "./git-objects.ts";
import { type Conversations, createConversations } from "./github-comments.ts";
import { complaintsAbout, complaintsAboutAnswer } from "./github-openapi.ts";
import {
  type Answer,
  type Fields,
  gitRoutes,
  notFound,
  type Repository,
  type Route,
} from "./github-routes.ts";

export type Access = "none" | "read" | "write";

export interface GitHubOptions {
  /** `owner/name`; `acme/plugins` where nothing is said. */
  readonly repository?: string;
  /** Private repositories hide from tokens without access; default true. */
  readonly private?: boolean;
  /** Token → what it may do; any other token is unknown. Default: `write-token` may write, `read-token` read, `no-token` nothing. */
  readonly tokens?: Readonly<Record<string, Access>>;
  /** Without any commit; else `main` has one. */
  readonly empty?: boolean;
  readonly protected?: readonly string[];
  /** More routes below `/repos/{owner}/{name}`. */
  readonly routes?: readonly Route[];
}

/** Something that goes wrong once, with the first request that fits and that no earlier fault took. */
export interface Fault {
  readonly method?: string;
  /** Tested against the whole path, decoded, without the query. */
  readonly path?: RegExp;
  /** The how-manieth fitting request, from 1. */
  readonly nth?: number;
  /** `lost`: the work is done, the answer is not. `cut`: the answer ends in its middle. `hang`: no answer. */
  readonly with: Answer | "reset" | "lost" | "cut" | "hang";
  /** Awaited before the answer, after the work. */
  readonly meanwhile?: () => Promise<void>;
}

export interface SeenRequest {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: string;
  readonly token: string | undefined;
  readonly body: Fields;
  /** 0 where there was no answer. */
  readonly status: number;
}

export interface GitHubServer extends Pick<Conversations, "comments" | "say" | "edit" | "remove"> {
  /** For GITHUB_API_URL. */
  readonly url: string;
  /** Every request, in the order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** What GitHub's own OpenAPI has against the requests, and against what this server itself answered. */
  readonly violations: readonly string[];
  readonly fault: (fault: Fault) => void;
  /** Path → text of every file at the head of a branch; empty where there is no such branch. */
  readonly files: (branch: string) => ReadonlyMap<string, string>;
  /** Messages of the commits of a branch, newest first. */
  readonly history: (branch: string) => readonly string[];
  readonly head: (branch: string) => string | undefined;
  /** Commits a file as somebody else; makes the branch where there is none. */
  readonly commitFile: (branch: string, path: string, text: string) => string;
  readonly deleteBranch: (branch: string) => void;
  readonly repository: Repository;
  readonly close: () => Promise<void>;
}

const defaultTokens = {
  "write-token": "write",
  "read-token": "read",
  "no-token": "none",
  "plan-token": "read",
  "seller-token": "read",
} as const;

/** The first two as workflows have them: one may comment, with the permissions that a plan needs, one may not. */
const speakers = {
  "plan-token": { login: "github-actions[bot]", mayComment: true },
  "read-token": { login: "github-actions[bot]", mayComment: false },
  "write-token": { login: "github-actions[bot]", mayComment: true },
  "seller-token": { login: "seller", mayComment: true },
} as const;

/** A GitHub on loopback: real git objects, and its compare-and-swap on refs. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubServer> {
  const repository: Repository = {
    name: options.repository ?? "acme/plugins",
    objects: createGitObjects(),
    refs: new Map(),
    protected: new Set(options.protected),
    private: options.private ?? true,
  };
  const access = new Map<string, Access>(Object.entries(options.tokens ?? defaultTokens));
  const conversations = createConversations(speakers);
  const routes = [...(options.routes ?? []), ...gitRoutes, ...conversations.routes];
  const { graphql } = conversations;
  const requests: SeenRequest[] = [];
  const violations: string[] = [];
  const faults: { readonly fault: Fault; left: number }[] = [];

  const server = createServer(async (request, response) => {
    const { url, path, token, text } = await receive(request);
    const asked = seen(request, url, path, token, text);
    // GraphQL is in no OpenAPI: its one question is told apart where it is answered.
    const complain = (complaints: readonly string[], of = "") =>
      path === "/graphql" ||
      violations.push(
        ...complaints.map((complaint) => `${asked.method} ${path}${of}: ${complaint}`),
      );
    complain(complaintsAbout(asked));
    const index = requests.push({ ...asked, status: 0 }) - 1;
    const record = (status: number) => {
      requests[index] = { ...asked, status };
    };
    const fault = takeFault(faults, request.method ?? "", path);
    if (fault?.with === "reset") return void request.socket.destroy();
    if (fault?.with === "hang") return;
    const ordered = typeof fault?.with === "object" ? fault.with : undefined;
    const answer =
      ordered ?? answerTo({ request, url, path, token, text, repository, access, routes, graphql });
    if (!ordered) complain(complaintsAboutAnswer(asked, answer), ", answered");
    await fault?.meanwhile?.();
    if (fault?.with === "lost") return void request.socket.destroy();
    record(answer.status);
    send(response, answer, fault?.with === "cut");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const inside = insideView(repository);
  if (!options.empty) inside.commitFile("main", "README.md", "# Plugins\n");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    violations,
    fault: (fault) => faults.push({ fault, left: fault.nth ?? 1 }),
    ...inside,
    ...conversations,
    repository,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Received {
  readonly url: URL;
  readonly path: string;
  readonly token: string | undefined;
  readonly text: string;
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? "/", "http://localhost");
  const path = url.pathname.split("/").map(decodeURIComponent).join("/");
  const token = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return { url, path, token, text: Buffer.concat(chunks).toString() };
}

function seen(
  request: IncomingMessage,
  url: URL,
  path: string,
  token: string | undefined,
  text: string,
) {
  return { method: request.method ?? "", path, query: url.search, token, body: parse(text) ?? {} };
}

function takeFault(
  faults: { readonly fault: Fault; left: number }[],
  method: string,
  path: string,
): Fault | undefined {
  const fitting = faults.find(
    ({ fault }) =>
      (fault.method ?? method) === method && (fault.path === undefined || fault.path.test(path)),
  );
  if (!fitting) return undefined;
  fitting.left -= 1;
  if (fitting.left > 0) return undefined;
  faults.splice(faults.indexOf(fitting), 1);
  return fitting.fault;
}

interface Answering extends Received {
  readonly request: IncomingMessage;
  readonly repository: Repository;
  readonly access: ReadonlyMap<string, Access>;
  readonly routes: readonly Route[];
  readonly graphql: Conversations["graphql"];
}

function answerTo({
  request,
  url,
  path,
  token,
  text,
  repository,
  access,
  routes,
  graphql,
}: Answering): Answer {
  if (!request.headers["user-agent"])
    return { status: 403, body: { message: "Request forbidden by administrative rules." } };
  if (token !== undefined && !access.has(token))
    return { status: 401, body: { message: "Bad credentials", status: "401" } };
  if (path === "/graphql") return graphql(token, parse(text) ?? {});
  const may = token === undefined ? "none" : (access.get(token) ?? "none");
  const root = `/repos/${repository.name}`;
  if ((path !== root && !path.startsWith(`${root}/`)) || (may === "none" && repository.private))
    return notFound;
  const below = path.slice(root.length);
  const route = routes.find((each) => each.method === request.method && each.path.test(below));
  if (!route) return notFound;
  if (request.method !== "GET" && may !== "write" && !route.ownRules) {
    return {
      status: 403,
      body: { message: "Resource not accessible by integration", status: "403" },
    };
  }
  const body = request.method === "GET" || text === "" ? {} : parse(text);
  if (!body) return { status: 400, body: { message: "Problems parsing JSON", status: "400" } };
  const parts = route.path.exec(below)?.slice(1) ?? [];
  const accept = request.headers.accept ?? "";
  const origin = `http://${request.headers.host}`;
  const asked = { repository, parts, query: url.searchParams, accept, body, token, origin };
  return route.answer({ ...asked, canWrite: may === "write" });
}

function parse(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, body, headers }: Answer, cut: boolean): void {
  const raw = Buffer.isBuffer(body);
  const bytes = raw ? body : Buffer.from(JSON.stringify(body ?? {}));
  const type = raw
    ? "application/vnd.github.raw+json; charset=utf-8"
    : "application/json; charset=utf-8";
  response.writeHead(status, { "content-type": type, "content-length": bytes.length, ...headers });
  if (!cut) return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

/** What tests see and change without a request. */
function insideView({ objects, refs }: Repository) {
  const head = (branch: string) => refs.get(`refs/heads/${branch}`);
  return {
    head,
    files(branch: string): ReadonlyMap<string, string> {
      const tree = objects.commit(head(branch) ?? "")?.tree;
      const found = tree === undefined ? [] : [...objects.filesOf(tree)];
      return new Map(found.map(([path, { sha }]) => [path, objects.blob(sha)?.toString() ?? ""]));
    },
    history(branch: string): readonly string[] {
      const messages: string[] = [];
      for (
        let commit = objects.commit(head(branch) ?? "");
        commit;
        commit = objects.commit(commit.parents[0] ?? "")
      ) {
        messages.push(commit.message);
      }
      return messages;
    },
    commitFile(branch: string, path: string, text: string): string {
      const parent = head(branch);
      const base = objects.commit(parent ?? "")?.tree ?? null;
      const sha = objects.addBlob(Buffer.from(text));
      const tree = objects.addTree(base, new Map([[path, { mode: "100644", type: "blob", sha }]]));
      const parents = parent ? [parent] : [];
      const commit = objects.addCommit({
        tree,
        parents,
        message: `put ${path}`,
        author: "other <o@localhost> 0 +0000",
      });
      refs.set(`refs/heads/${branch}`, commit);
      return commit;
    },
    deleteBranch(branch: string): void {
      refs.delete(`refs/heads/${branch}`);
    },
  };
}
