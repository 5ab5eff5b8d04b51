import { spawn, spawnSync } from "node:child_process";

/** What a command shows on a terminal of its own, and somebody who types. */
export interface Pty {
  /** Everything so far, escape sequences among it. */
  shown(): string;
  /** Resolves once it shows this after what it showed when it was last waited for. Rejects after 20 s. */
  shows(what: RegExp): Promise<void>;
  type(keys: string): void;
  ended: Promise<number | null>;
}

/** util-linux's `script`, which gives a command a terminal; macOS has another one. */
export const hasPty =
  process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

export interface PtyRun {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly columns?: number;
}

/** Runs a program with arguments that need no quotes beyond spaces, on a terminal of so many columns. */
export function openPty(argv: readonly string[], { cwd, env, columns = 100 }: PtyRun): Pty {
  const command = argv.map((each) => `'${each}'`).join(" ");
  const child = spawn(
    "script",
    ["-qec", `stty cols ${columns} rows 30; exec ${command}`, "/dev/null"],
    {
      cwd,
      env: {
        PATH: process.env["PATH"],
        HOME: cwd,
        TERM: "xterm-256color",
        LANG: "C.UTF-8",
        SHELL: "/bin/sh",
        ...env,
      },
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  let all = "";
  let from = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    all += text;
  });
  return {
    shown: () => all,
    async shows(what) {
      const deadline = Date.now() + 20_000;
      while (!what.test(all.slice(from))) {
        if (Date.now() > deadline)
          throw new Error(`${what} was not shown:\n${JSON.stringify(all.slice(from))}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      from = all.length;
    },
    type: (keys) => void child.stdin.write(keys),
    ended: new Promise((resolve) => child.on("close", resolve)),
  };
}
