import { trustedUrl } from "../core/dodo/hosts.ts";
import type { Command } from "../core/run/report.ts";
import type { CommentPlace, Texts } from "../core/run/settings.ts";
import type { InputReader } from "./input-reader.ts";

interface CommentInput {
  readonly env: Texts;
  /** The event's payload, where there is one. */
  readonly event: unknown;
  readonly command: Command;
  readonly read: InputReader;
}

/** Where the plan is to stand as a comment, or the sentence that says why nowhere; neither where nobody asked, or the command has no plan to show. */
export function commentOf({
  env,
  event,
  command,
  read,
}: CommentInput): CommentPlace | string | undefined {
  const when = read.choice("comment", ["true", "false", "changes"], "false");
  if (when === "false" || (command !== "plan" && read.text("command"))) return undefined;
  const { number, head, sender } = pullRequestIn(event);
  // One step may serve tags too: there is nothing to comment, and nobody misses it.
  if (number === undefined && command !== "plan") return undefined;
  if (number === undefined)
    return "There is no pull request in this run, so no comment is written.";
  const repository = env["GITHUB_REPOSITORY"];
  if (!read.text("github-token") || !repository)
    return "The input github-token is empty, so no comment is written.";
  const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
  if (!trustedUrl(apiUrl))
    return "GITHUB_API_URL is not an https address, so no comment is written.";
  const isOfHead = env["GITHUB_EVENT_NAME"] === "pull_request";
  const server = env["GITHUB_SERVER_URL"] || "https://github.com";
  const run = env["GITHUB_RUN_ID"];
  return {
    when,
    repository,
    apiUrl,
    number,
    readOnly: isOfHead && (head.repository !== repository || sender === "dependabot[bot]"),
    commit: isOfHead ? head.commit : undefined,
    runUrl: run && `${server}/${repository}/actions/runs/${run}`,
  };
}

function pullRequestIn(event: unknown) {
  const { pull_request, sender } = (event ?? {}) as {
    readonly pull_request?: {
      readonly number?: unknown;
      readonly head?: {
        readonly sha?: unknown;
        readonly repo?: { readonly full_name?: unknown } | null;
      };
    };
    readonly sender?: { readonly login?: unknown };
  };
  const { number, head } = pull_request ?? {};
  const isCommit = typeof head?.sha === "string" && /^[0-9a-f]{40,64}$/.test(head.sha);
  return {
    number:
      typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : undefined,
    head: { commit: isCommit ? String(head.sha) : undefined, repository: head?.repo?.full_name },
    sender: sender?.login,
  };
}
