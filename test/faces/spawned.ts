import { spawn } from "node:child_process";

export interface Interruption {
  /** The text that must have been printed, or what must have happened, before the signal is sent. */
  readonly when: RegExp | Promise<unknown>;
  /** Default SIGINT, as on a cancelled job, with what the runner sends after it: SIGTERM after 7.5 s, the end 2.5 s later. */
  readonly signal?: "SIGINT" | "SIGTERM" | "SIGKILL";
}

export interface Launch {
  readonly node?: string | undefined;
  readonly script: string;
  readonly args?: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Without it stdin is closed. */
  readonly stdin?: string | undefined;
  readonly signalAfter?: Interruption | undefined;
  /** Milliseconds until the process is killed and the launch fails. Default 60,000. */
  readonly timeout?: number | undefined;
  /** Called for each line of either stream, as it comes. */
  readonly line?: (text: string) => void;
}

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script in a process of its own, with no environment but `env`, the path and the home. */
export async function launch(options: Launch): Promise<Ended> {
  const {
    node = process.execPath,
    script,
    args = [],
    cwd,
    stdin,
    line = () => {},
    timeout = 60_000,
  } = options;
  const env = { ...inherited(), ...options.env };
  const child = spawn(node, [script, ...args], {
    cwd,
    env,
    stdio: [stdin === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  child.stdin?.end(stdin);
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number, act: () => void) => timers.push(setTimeout(act, ms));
  const { when, signal = "SIGINT" } = options.signalAfter ?? {};
  const interrupt = once(() => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    if (signal === "SIGINT") after(7_500, () => child.kill("SIGTERM"));
    after(10_000, () => child.kill("SIGKILL"));
  });
  if (when instanceof Promise) when.then(interrupt, () => {});
  const watch = (text: string) => when instanceof RegExp && when.test(text) && interrupt();

  const stdout = collect(child.stdout, { line, watch });
  const stderr = collect(child.stderr, { line, watch });
  const ended = new Promise<Pick<Ended, "exitCode" | "signal">>((resolve, reject) => {
    after(timeout, () => {
      child.kill("SIGKILL");
      reject(new Error(`${script} ran for more than ${timeout} ms\n${stdout()}\n${stderr()}`));
    });
    child.on("error", reject);
    child.on("close", (exitCode, signal) => resolve({ exitCode, signal }));
  }).finally(() => timers.forEach(clearTimeout));
  return { ...(await ended), stdout: stdout(), stderr: stderr() };
}

interface Listeners {
  readonly line: (text: string) => void;
  /** Called with everything so far, as it grows. */
  readonly watch: (text: string) => void;
}

// The runner's line ends: \n, \r\n, and \r alone.
export function collect(
  stream: NodeJS.ReadableStream | null,
  { line, watch }: Listeners,
): () => string {
  let all = "";
  let rest = "";
  stream?.setEncoding("utf8");
  stream?.on("data", (chunk: string) => {
    all += chunk;
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    lines.forEach(line);
    watch(all);
  });
  stream?.on("end", () => rest !== "" && rest.replace(/\r$/, "").split("\r").forEach(line));
  return () => all;
}

// Windows starts no process without SystemRoot; NODE_COMPILE_CACHE saves time.
export function inherited(): Readonly<Record<string, string>> {
  const names = ["PATH", "Path", "HOME", "SystemRoot", "NODE_COMPILE_CACHE"];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
