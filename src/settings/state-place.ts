import { trustedUrl } from "../core/dodo/hosts.ts";
import type { Command } from "../core/run/report.ts";
import type { StatePlace } from "../core/run/settings.ts";
import type { FaceInput } from "./face-input.ts";
import type { InputReader } from "./input-reader.ts";

/** GitHub's token; empty if none was given. */
export function tokenOf({ env }: FaceInput, read: InputReader): string {
  return read.text("github-token") ?? (env["GITHUB_TOKEN"] || env["GH_TOKEN"] || "");
}

/** A branch if there are a repository and a token, else a file. */
export function statePlace(
  { env, face, git }: FaceInput,
  { command, hasToken }: { readonly command: Command; readonly hasToken: boolean },
  read: InputReader,
): StatePlace {
  const path = read.text("state-file");
  const branch = read.text("state-branch") ?? "dodo-files-state";
  if (!/^(?![-/.])(?!.*(\.\.|\/\/|@\{|\.lock$))[\w./@+-]{1,200}(?<![/.])$/.test(branch)) {
    read.complain(
      "state-branch",
      `is ${JSON.stringify(branch)}`,
      "a branch name such as dodo-files-state",
    );
  }
  if (path !== undefined) return { kind: "file", path };
  const repository = env["GITHUB_REPOSITORY"] ?? git?.repository;
  if (hasToken && repository) {
    const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
    if (!trustedUrl(apiUrl)) {
      read.complain(
        "GITHUB_API_URL",
        "is not an https address",
        "one, as https://api.github.com, or a state-file",
      );
    }
    return {
      kind: "branch",
      branch,
      repository,
      apiUrl,
      serverUrl: env["GITHUB_SERVER_URL"] || "https://github.com",
    };
  }
  if (face === "action" && command !== "validate")
    read.complain(
      "github-token",
      "is empty, so the state branch cannot be reached",
      "a token, or state-file",
    );
  return { kind: "file", path: undefined };
}
