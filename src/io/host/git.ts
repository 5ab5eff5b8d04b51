import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What git says of a checkout; everything is absent where there is no git or no checkout. */
export interface GitFacts {
  /** The tag at HEAD; of several the one that git sorts last as a version. */
  readonly tag: string | undefined;
  readonly commit: string | undefined;
  /** `owner/name` where `origin` is on GitHub. */
  readonly repository: string | undefined;
}

export async function readGit(cwd: string): Promise<GitFacts> {
  const [tags, commit, origin] = await Promise.all([
    git(cwd, ["tag", "--points-at", "HEAD", "--sort=-version:refname"]),
    git(cwd, ["rev-parse", "HEAD"]),
    git(cwd, ["remote", "get-url", "origin"]),
  ]);
  const repository = /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(origin)?.[1];
  return { tag: tags.split("\n")[0] || undefined, commit: commit || undefined, repository };
}

/** The token that the `gh` command line is signed in with, or none. */
export async function readGhToken(): Promise<string | undefined> {
  return (await outputOf("gh", ["auth", "token"], process.cwd())) || undefined;
}

function git(cwd: string, args: readonly string[]): Promise<string> {
  return outputOf("git", args, cwd);
}

async function outputOf(command: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    const { stdout } = await execute(command, [...args], {
      cwd,
      timeout: 10_000,
      windowsHide: true,
    });
    return stdout.trim();
  } catch {
    return "";
  }
}
