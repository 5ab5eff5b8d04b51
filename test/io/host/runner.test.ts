import { execFile } from "node:child_process";
import { describe, expect, test } from "vitest";

const runner = new URL("../../../src/io/host/runner.ts", import.meta.url).href;

function outputOf(code: string): Promise<string> {
  const script = `import { mask, print, readRunner } from ${JSON.stringify(runner)};\nawait readRunner([]);\n${code}`;
  return new Promise((resolve) => {
    execFile(process.execPath, ["--input-type=module", "-e", script], (_, stdout) =>
      resolve(stdout),
    );
  });
}

const lines = 'print("one"); mask("a-secret-of-ours"); print("two");';
const expected = "one\n::add-mask::a-secret-of-ours\ntwo\n";

describe("what is printed", () => {
  test.each([
    ["at the end of a process", ""],
    ["where it exits at once", "process.exit(1);"],
    ["where it is broken", 'throw new Error("broken");'],
  ])("arrives whole and in order %s", async (_, end) => {
    expect(await outputOf(`${lines} ${end}`)).toBe(expected);
  });

  test("arrives within a second of a process that works on and is killed", async () => {
    const killed = "setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1_000);";
    expect(await outputOf(`${lines} ${killed}`)).toBe(expected);
  });
});
