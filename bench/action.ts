import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Program } from "./cost.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface Asked {
  /** The workspace; the runner's own files lie beside it. */
  readonly folder: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly codes?: readonly number[];
  /** Another action's script. */
  readonly script?: string;
}

/** The files that the runner reads afterwards, by the variable that holds the path. */
const runnerFiles = {
  GITHUB_OUTPUT: "output",
  GITHUB_STEP_SUMMARY: "summary",
  GITHUB_ENV: "env",
  GITHUB_STATE: "state",
};

/** A start of the built action, as GitHub's runner makes it. */
export function action({ folder, inputs, env = {}, codes, script }: Asked): Program {
  const runner = join(folder, "..", "runner");
  mkdirSync(runner, { recursive: true });
  const paths = Object.entries(runnerFiles).map(
    ([name, file]) => [name, join(runner, file)] as const,
  );
  for (const [, path] of paths) writeFileSync(path, "");
  writeFileSync(join(runner, "event.json"), "{}");
  const given = {
    config: "dodo-files.yaml",
    environment: "test_mode",
    "github-token": "ghs_bench",
    token: "ghs_bench",
  };
  const named = Object.entries({ ...given, ...inputs }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  return {
    command: [process.execPath, script ?? join(root, "dist/action/index.js")],
    cwd: folder,
    ...(codes ? { codes } : {}),
    env: {
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: folder,
      GITHUB_EVENT_NAME: "push",
      GITHUB_EVENT_PATH: join(runner, "event.json"),
      GITHUB_REF: "refs/heads/main",
      GITHUB_REF_NAME: "main",
      GITHUB_REF_TYPE: "branch",
      GITHUB_SHA: "4f2a91c0".repeat(5),
      GITHUB_RUN_ID: "1000",
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_REPOSITORY: "acme/plugins",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_API_URL: "http://127.0.0.1:9",
      RUNNER_TEMP: runner,
      ...Object.fromEntries(paths),
      ...Object.fromEntries(named),
      ...env,
    },
  };
}
