import { Problem, type ProblemCode } from "../../core/problem.ts";

/** What stands in the way of a request to GitHub. */
export interface GitHubFailure {
  readonly kind: FailureKind;
  /** GitHub's own words, or the system's, as one line without URLs. */
  readonly words: string;
  /** Milliseconds that GitHub asks to wait. */
  readonly wait?: number | undefined;
  readonly cause: unknown;
}

const kinds = [
  "no-answer",
  "not-text",
  "rate-limited",
  "out-of-order",
  "unauthorized",
  "forbidden",
  "missing",
  "empty-repository",
  "refused",
] as const;
export type FailureKind = (typeof kinds)[number];

/** Sorts what a request threw; throws it again where it is a bug. */
export function failureOf(error: unknown): GitHubFailure {
  if (!(error instanceof Error)) throw error;
  const response = responseOf(error);
  if (response) {
    const words = plainWords(messageOf(response.data));
    return {
      kind: failureKind(response, words),
      words,
      wait: githubWaitMs(response),
      cause: error,
    };
  }
  if ("code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    return { kind: "not-text", words: "it is not UTF-8 text", cause: error };
  }
  // Octokit reads large numbers as BigInt, and cannot put them into its error.
  if (error instanceof TypeError && error.message.includes("BigInt")) return nonsense(error);
  const timedOut = [error.name, causeOf(error)?.name].includes("TimeoutError");
  const broken =
    timedOut || "request" in error || error.name === "AbortError" || error.message === "terminated";
  if (!broken) throw error;
  return {
    kind: "no-answer",
    words: timedOut ? "it took too long" : plainWords(error.message),
    cause: error,
  };
}

/** A trouble of this tool's making: an answer that is none. */
export function nonsense(cause?: unknown): GitHubFailure {
  return { kind: "out-of-order", words: "the answer is not one of GitHub's", cause };
}

/** The same trouble in few words, where GitHub, or what stands in between, repeats the token: cut only afterwards, lest a part of it is left. */
export function withoutToken(failure: GitHubFailure, token: string): GitHubFailure {
  return { ...failure, words: failure.words.replaceAll(token, "***").slice(0, 200) };
}

export interface Doing {
  /** Reading may need no more than `contents: read`. */
  readonly doing: "read" | "write";
  /** `owner/name`. */
  readonly repository: string;
  /** The store, as people know it. */
  readonly where: string;
}

/** The Problem that a trouble is to the state store. */
export function stateProblem(failure: GitHubFailure, doing: Doing): Problem {
  const fields = doing.doing === "read" ? readProblems[failure.kind] : writeProblems[failure.kind];
  const verb = doing.doing === "read" ? "read" : "saved";
  const said = failure.words === "" ? "" : ` (${failure.words})`;
  const message = `The state in ${doing.where} cannot be ${verb}: ${stateReasons[failure.kind]}${said}.`;
  const remedy = fields.remedy.replaceAll("REPOSITORY", doing.repository);
  return new Problem({ ...fields, message, remedy, wait: failure.wait, cause: failure.cause });
}

const stateReasons: Readonly<Record<FailureKind, string>> = {
  "no-answer": "GitHub gave no answer",
  "not-text": "the document is damaged",
  "rate-limited": "GitHub asks to slow down",
  "out-of-order": "GitHub is out of order",
  unauthorized: "GitHub does not accept the token",
  forbidden: "GitHub does not allow it to this token",
  missing: "GitHub shows no such repository to this token",
  "empty-repository": "the repository has no commit yet, and GitHub keeps nothing in an empty one",
  refused: "GitHub refuses it",
};

/** What a failure says, beside its message. */
export interface FailureFields {
  readonly code: ProblemCode;
  readonly remedy: string;
  readonly transient?: boolean;
}

const runLater = "Run again later; githubstatus.com says how GitHub is.";
const passToken =
  "Pass a valid token: the Action's github-token, on the command line GITHUB_TOKEN or gh auth login.";
const firstCommit = "Push a first commit to REPOSITORY, then run again.";
const mayRead =
  "Give the job `permissions: { contents: read }`, or use a token that may read REPOSITORY.";
const mayWrite =
  "Give the job `permissions: { contents: write }`, or use a token that may write to REPOSITORY, and exempt the branch from protection rules.";
const restoreDocument =
  "Put back an earlier version of the document from the branch's history, then run again.";

const readProblems: Readonly<Record<FailureKind, FailureFields>> = {
  "no-answer": { code: "state-unreadable", remedy: runLater, transient: true },
  "not-text": { code: "state-unreadable", remedy: restoreDocument },
  "rate-limited": { code: "state-unreadable", remedy: runLater, transient: true },
  "out-of-order": { code: "state-unreadable", remedy: runLater, transient: true },
  unauthorized: { code: "state-forbidden", remedy: passToken },
  forbidden: { code: "state-forbidden", remedy: mayRead },
  missing: { code: "state-forbidden", remedy: mayRead },
  "empty-repository": { code: "state-unreadable", remedy: firstCommit },
  refused: { code: "state-unreadable", remedy: runLater },
};

const writeProblems: Readonly<Record<FailureKind, FailureFields>> = {
  "no-answer": { code: "network", remedy: runLater, transient: true },
  "not-text": { code: "state-unreadable", remedy: restoreDocument },
  "rate-limited": { code: "rate-limited", remedy: runLater, transient: true },
  "out-of-order": { code: "api-failed", remedy: runLater, transient: true },
  unauthorized: { code: "state-forbidden", remedy: passToken },
  forbidden: { code: "state-forbidden", remedy: mayWrite },
  missing: { code: "state-forbidden", remedy: mayWrite },
  "empty-repository": { code: "state-forbidden", remedy: firstCommit },
  refused: { code: "state-forbidden", remedy: mayWrite },
};

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

function responseOf(error: Error): Answered | undefined {
  const response = "response" in error ? error.response : undefined;
  if (typeof response !== "object" || response === null || !("status" in response))
    return undefined;
  return response as Answered;
}

/** Sources: docs.github.com, "Rate limits for the REST API" and "Troubleshooting the REST API". */
function failureKind({ status, headers }: Answered, words: string): FailureKind {
  if (status === 401) return "unauthorized";
  if (status === 429 || (status === 403 && isRateLimit(headers, words))) return "rate-limited";
  if (status === 403) return "forbidden";
  if (status === 404) return "missing";
  if (status === 409) return /empty/i.test(words) ? "empty-repository" : "out-of-order";
  return status >= 500 || status === 408 ? "out-of-order" : "refused";
}

function isRateLimit(headers: Answered["headers"], words: string): boolean {
  return (
    "retry-after" in headers ||
    `${headers["x-ratelimit-remaining"]}` === "0" ||
    /rate limit/i.test(words)
  );
}

function githubWaitMs({ headers }: Answered): number | undefined {
  const seconds = Number(headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 60) * 1000 : undefined;
}

function messageOf(body: unknown): string {
  const message =
    typeof body === "object" && body !== null && "message" in body ? body.message : "";
  return typeof message === "string" ? message : "";
}

function causeOf(error: Error): Error | undefined {
  return error.cause instanceof Error ? error.cause : undefined;
}

function plainWords(text: string): string {
  const plain = text.replace(/\b\w+:\/\/\S*/g, "").replace(/[\s\p{C}]+/gu, " ");
  return plain.trim().replace(/\.$/, "");
}
