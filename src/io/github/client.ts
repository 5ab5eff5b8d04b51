import { getOctokit } from "@actions/github";
import { failureOf, type GitHubFailure } from "./failure.ts";

export type Octokit = ReturnType<typeof getOctokit>;

export interface GitHubOptions {
  readonly token: string;
  /** `https://api.github.com`, or GITHUB_API_URL. */
  readonly apiUrl: string;
  /** One that follows proxies; Node's own does not. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** A client that neither retries nor prints: Octokit's deprecation notices show URLs with their queries. */
export function createGitHub({ token, apiUrl, fetch }: GitHubOptions): Octokit {
  const request = { log: silent, ...(fetch ? { fetch } : {}) };
  return getOctokit(token, { baseUrl: apiUrl.replace(/\/+$/, ""), log: silent, request });
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** `transfer` is for requests that carry a whole document. Milliseconds. */
const timeouts = { request: 30_000, transfer: 300_000 };

/** The `request` option that ends a request which takes too long. */
export function within(kind: keyof typeof timeouts): { readonly signal: AbortSignal } {
  return { signal: AbortSignal.timeout(timeouts[kind]) };
}

export type GitHubAnswer<T> =
  | { readonly data: T; readonly failure?: undefined }
  | { readonly data?: undefined; readonly failure: GitHubFailure };

/** What came of a request. Throws what is neither an answer nor the lack of one: a bug. */
export async function answerOf<T>(
  request: Promise<{ readonly data: T }>,
): Promise<GitHubAnswer<T>> {
  try {
    return { data: (await request).data };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** The text of a file at a commit. Octokit takes a body that breaks off for an empty one, so the bytes are read here. */
export async function rawText(
  github: Octokit,
  file: {
    readonly owner: string;
    readonly repo: string;
    readonly path: string;
    readonly ref: string;
  },
): Promise<GitHubAnswer<string>> {
  const request = { ...within("transfer"), parseSuccessResponseBody: false };
  const answer = await answerOf(
    github.rest.repos.getContent({
      ...file,
      headers: { accept: "application/vnd.github.raw+json" },
      request,
    }),
  );
  if (answer.failure) return answer;
  try {
    const bytes = await new Response(answer.data as unknown as ReadableStream).arrayBuffer();
    return { data: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}
