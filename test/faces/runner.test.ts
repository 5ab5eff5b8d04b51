import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCommandFile } from "./command-files.ts";
import { createConsole, parseCommand } from "./commands.ts";
import { type ActionRun, runAction } from "./runner.ts";

const metadata = `
inputs:
  api-key: { description: a }
  two words: { default: 4 }
  flag: { default: false }
  github-token: { default: "\${{ github.token }}" }
  bare:
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "runner-test-"));
  await writeFile(join(folder, "action.yml"), metadata);
});

afterAll(() => rm(folder, { recursive: true }));

async function act(code: string, run: Partial<ActionRun> = {}) {
  await writeFile(
    join(folder, "action.mjs"),
    `import { appendFileSync, readFileSync } from "node:fs";\n${code}`,
  );
  const action = { metadata: join(folder, "action.yml"), script: join(folder, "action.mjs") };
  return runAction({ workspace: folder, action, ...run });
}

const printEnv = "console.log(JSON.stringify(process.env));";

describe("an action under the runner", () => {
  test("finds every declared input, with defaults, the token, and empty texts for the rest", async () => {
    const { stdout } = await act(printEnv, { inputs: { flag: "true" }, token: "ghs_test" });
    expect(JSON.parse(stdout)).toMatchObject({
      "INPUT_API-KEY": "",
      INPUT_TWO_WORDS: "4",
      INPUT_FLAG: "true",
      "INPUT_GITHUB-TOKEN": "ghs_test",
      INPUT_BARE: "",
    });
  });

  test("is not started with an input that nobody declared", async () => {
    await expect(act(printEnv, { inputs: { flagg: "true" } })).rejects.toThrow("no input flagg");
  });

  test("finds the run's facts, and nothing of the environment that it was started from", async () => {
    process.env["DODO_FILES_STRAY"] = "1";
    const event = { name: "release", ref: "refs/tags/v1.2.0", payload: { action: "published" } };
    const code =
      'console.log(process.env.GITHUB_EVENT_PATH && readFileSync(process.env.GITHUB_EVENT_PATH, "utf8"));';
    const { stdout } = await act(`${printEnv}\n${code}\nconsole.log(process.cwd());`, {
      event,
      env: { EXTRA: "1" },
    });
    delete process.env["DODO_FILES_STRAY"];
    const [env = "", payload, cwd] = stdout.split("\n");
    expect(JSON.parse(env)).toMatchObject({
      GITHUB_EVENT_NAME: "release",
      GITHUB_REF_NAME: "v1.2.0",
      GITHUB_REF_TYPE: "tag",
      GITHUB_WORKSPACE: folder,
      EXTRA: "1",
    });
    expect(JSON.parse(env)).not.toHaveProperty("DODO_FILES_STRAY");
    expect(payload).toBe('{"action":"published"}');
    expect(cwd).toContain("runner-test-");
  });

  test("reads the end of stdin at once", async () => {
    expect(await act("console.log(readFileSync(0).length);")).toMatchObject({
      exitCode: 0,
      stdout: "0\n",
    });
  });

  test("hands over outputs and the summary, and its exit code", async () => {
    const result = await act(`
      appendFileSync(process.env.GITHUB_OUTPUT, "result=changed\\nids<<END\\n{\\n}\\nEND\\n");
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, "## Delivered\\n");
      process.exitCode = 3;
    `);
    expect(result).toMatchObject({ exitCode: 3, signal: null, summary: "## Delivered\n" });
    expect(result.outputs).toEqual({ result: "changed", ids: "{\n}" });
  });

  test("loses an output that contains a masked value", async () => {
    const result = await act(`
      console.log("::add-mask::hush");
      appendFileSync(process.env.GITHUB_OUTPUT, "a=x-hush-y\\nb=fine\\n");
    `);
    expect(result.lostOutputs).toEqual(["a"]);
  });

  test("keeps what it wrote to a temporary folder of the caller's", async () => {
    await act('appendFileSync(process.env.RUNNER_TEMP + "/report.json", "{}");', { temp: folder });
    expect(await readFile(join(folder, "report.json"), "utf8")).toBe("{}");
  });

  test("has commands of both streams executed", async () => {
    const { annotations, log } = await act(
      'console.log("::notice::out"); console.error("::error title=T::err");',
    );
    expect(annotations).toHaveLength(2);
    expect(annotations).toContainEqual({ level: "error", title: "T", message: "err" });
    expect(log.split("\n").sort()).toEqual(["##[error]err", "##[notice]out"]);
  });

  const stubborn =
    'process.on("SIGINT", () => { console.log("bye"); process.exit(130); }); setInterval(() => {}, 1000);';

  test("is interrupted once it has printed the text", async () => {
    const code = `${stubborn} console.log("ready");`;
    expect(await act(code, { signalAfter: { when: /ready/ } })).toMatchObject({
      exitCode: 130,
      stdout: "ready\nbye\n",
    });
  });

  test("is killed when something has happened elsewhere", async () => {
    const signalAfter = { when: Promise.resolve(), signal: "SIGKILL" } as const;
    expect(await act(stubborn, { signalAfter })).toMatchObject({
      exitCode: null,
      signal: "SIGKILL",
    });
  });

  test("is not waited for without end", async () => {
    await expect(act("setInterval(() => {}, 1000);", { timeout: 300 })).rejects.toThrow(
      "more than 300 ms",
    );
  });
});

describe("the runner's reading of a line", () => {
  test.each([
    ["::error::a", "error", {}, "a"],
    [
      "  \t::warning file=a.yaml,line=3,col=1,title=b%3A%2C::c%0Ad%253A",
      "warning",
      { file: "a.yaml", line: "3", col: "1", title: "b:," },
      "c\nd%3A",
    ],
    ["::ADD-MASK::a", "add-mask", {}, "a"],
    ["::set-output name=a::b::c", "set-output", { name: "a" }, "b::c"],
    ["text ##[error]a", "error", {}, "a"],
    ["text ##[set-output name=a;b=c%5D]d", "set-output", { name: "a", b: "c]" }, "d"],
  ])("takes %j for a command", (line, command, properties, message) => {
    expect(parseCommand(line)).toEqual({ command, properties, message });
  });

  test.each([
    "text ::error::a",
    "::unknown::a",
    "::error",
    "# [error]a",
    "##[unknown]a ##[error]b",
    "",
  ])("takes %j for text", (line) => {
    expect(parseCommand(line)).toBeUndefined();
  });

  test("masks what comes later, line by line, and shows no mask", () => {
    const page = createConsole();
    for (const line of ["one", "::add-mask::one%0Atwo", "one and two", "::error::two"])
      page.line(line);
    expect(page.log).toEqual(["one", "*** and ***", "##[error]***"]);
    expect(page.annotations).toEqual([{ level: "error", message: "***" }]);
  });

  test("executes nothing between stop-commands and its token", () => {
    const page = createConsole();
    for (const line of ["::stop-commands::Tok", "::error::a", "::tok::", "::error::b"])
      page.line(line);
    expect(page.annotations).toEqual([{ level: "error", message: "b" }]);
    expect(page.log).toEqual(["::error::a", "##[error]b"]);
  });

  test("keeps every other command in sight", () => {
    const page = createConsole();
    page.line("name ##[add-path]/evil");
    expect(page.otherCommands).toEqual([{ command: "add-path", properties: {}, message: "/evil" }]);
  });
});

describe("the runner's reading of a command file", () => {
  test("takes lines and heredocs", () => {
    expect(parseCommandFile("a=1=<<2\nb<<=E\n\nx=y\n=E\n\nc=\n")).toEqual({
      a: "1=<<2",
      b: "\nx=y",
      c: "",
    });
  });

  test.each(["a", "=a", "a<<", "a<<END\nb\n"])("fails the step on %j", (text) => {
    expect(() => parseCommandFile(text)).toThrow("Invalid");
  });
});
