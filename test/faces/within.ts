import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import * as action from "../../src/action/program.ts";
import * as cli from "../../src/cli/program.ts";
import { collect, type Ended, inherited, type Launch, launch } from "./spawned.ts";

/**
 * Runs the source of a face in this process, for tests of what it says and does: a process costs ten times as much.
 * A run that needs a process of its own is launched. One at a time, since this process has one environment.
 */
export function runWithin(options: Launch): Promise<Ended> {
  const { node, stdin, signalAfter } = options;
  if (node !== undefined || stdin !== undefined || signalAfter) return launch(options);
  const turn = last.then(() => within(options));
  last = turn.catch(() => {});
  return turn;
}

let last: Promise<unknown> = Promise.resolve();

async function within({ script, args = [], cwd, env, line = () => {} }: Launch): Promise<Ended> {
  const restore = preserve();
  const streams = [new PassThrough(), new PassThrough()] as const;
  const [stdout, stderr] = streams.map((stream) => collect(stream, { line, watch() {} }));
  process.stdout.write = streams[0].write.bind(streams[0]);
  process.stderr.write = streams[1].write.bind(streams[1]);
  process.chdir(cwd);
  process.env = { ...inherited(), ...env };
  process.exitCode = undefined;
  process.exit = leave;
  try {
    await (isCli(script) ? cli.main(args) : action.runAction());
  } catch (error) {
    if (error !== left) throw error;
  } finally {
    for (const stream of streams) stream.end();
    await Promise.all(streams.map((stream) => finished(stream)));
  }
  const exitCode = Number(process.exitCode ?? 0);
  restore();
  return { exitCode, signal: null, stdout: stdout?.() ?? "", stderr: stderr?.() ?? "" };
}

function isCli(script: string): boolean {
  return /\bcli\b/.test(script);
}

const left = new Error("The face ended its process.");

function leave(code?: number | string | null): never {
  if (code !== undefined && code !== null) process.exitCode = Number(code);
  throw left;
}

/** Everything of this process that a run changes; the function that is returned puts it back. */
function preserve(): () => void {
  const { env, exit, exitCode } = process;
  const cwd = process.cwd();
  const writes = [process.stdout.write, process.stderr.write] as const;
  const emitters: readonly NodeJS.EventEmitter[] = [process, process.stdout, process.stderr];
  const before = emitters.map(listenersOf);
  return () => {
    Object.assign(process, { env, exit, exitCode });
    process.chdir(cwd);
    [process.stdout.write, process.stderr.write] = writes;
    for (const [index, emitter] of emitters.entries()) {
      for (const [event, listener] of listenersOf(emitter)) {
        const isOld = before[index]?.some(([name, old]) => name === event && old === listener);
        if (!isOld) emitter.removeListener(event, listener);
      }
    }
  };
}

type Listeners = readonly (readonly [event: string, listener: (...args: unknown[]) => void])[];

function listenersOf(emitter: NodeJS.EventEmitter): Listeners {
  const events = ["SIGINT", "SIGTERM", "exit", "error"];
  return events.flatMap((event) =>
    emitter.rawListeners(event).map((each) => [event, each as () => void] as const),
  );
}
