import { execFile, spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "./runner.ts";

const script = fileURLToPath(new URL("../../dist/cli/index.js", import.meta.url));
let bin: string;
beforeAll(async () => {
  bin = await mkdtemp(join(tmpdir(), "completion-"));
  const program = join(bin, "dodo-files");
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  await chmod(program, 0o755);
});
afterAll(() => rm(bin, { recursive: true, force: true }));

const shells = ["bash", "zsh", "fish", "powershell"];
const missing = ["bash", "zsh", "fish"].filter((shell) => spawnSync(shell, ["--version"]).error);
if (missing.length > 0)
  console.warn(`! No ${missing.join(", no ")} here: what the completion does in it is not tried.`);

describe.each(shells)("completion for %s", (shell) => {
  test("is a script, and nothing else on either stream", async () => {
    const run = await runCli(["completion", shell], { cwd: bin });
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toMatch(/dodo-files.* complete -- |dodo-files complete --|complete.*--/);
  });
});

test("another shell is refused, and the four are named", async () => {
  const run = await runCli(["completion", "tcsh"], { cwd: bin });
  expect(run.exitCode).toBe(1);
  for (const shell of shells) expect(run.stderr).toContain(shell);
});

/** What stands behind the name, the last of it being typed, and what is offered for it. */
const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
  [["ap"], ["apply"]],
  [
    ["state", "p"],
    ["pull", "push"],
  ],
  [
    ["plan", "--environment", ""],
    ["live_mode", "test_mode"],
  ],
  [["apply", "--verify", "c"], ["content"]],
  [["rollback", "--wi"], ["--withdraw-sold"]],
  [["completion", "f"], ["fish"]],
];

// Without the package bash-completion its one function that the script needs is stood in for.
const inBash = `
[ -r /usr/share/bash-completion/bash_completion ] && . /usr/share/bash-completion/bash_completion
declare -F _get_comp_words_by_ref > /dev/null ||
  _get_comp_words_by_ref() { words=("\${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur=\${COMP_WORDS[COMP_CWORD]}; }
compopt() { :; }
. <(dodo-files completion bash)
COMP_WORDS=(dodo-files "$@"); COMP_CWORD=$#; COMP_LINE="\${COMP_WORDS[*]}"; COMP_POINT=\${#COMP_LINE}
$(complete -p dodo-files | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
printf '%s\\n' "\${COMPREPLY[@]}"`;

const inFish =
  "dodo-files completion fish | source; complete -C (string join ' ' -- dodo-files $argv)";

describe.skipIf(missing.includes("bash"))("in bash", () => {
  test.each(cases)("%j offers %j", async (typed, offered) => {
    expect(await tried("bash", ["-c", inBash, "bash", ...typed])).toEqual(offered);
  });
});

describe.skipIf(missing.includes("fish"))("in fish", () => {
  test.each(cases)("%j offers %j", async (typed, offered) => {
    expect(await tried("fish", ["--no-config", "-c", inFish, ...typed])).toEqual(offered);
  });
});

async function tried(shell: string, args: readonly string[]): Promise<readonly string[]> {
  const env = { PATH: `${bin}${delimiter}${process.env["PATH"]}`, HOME: bin };
  const { stdout } = await promisify(execFile)(shell, [...args], { env, timeout: 20_000 });
  const values = stdout.split("\n").map((line) => line.split("\t")[0]?.trim() ?? "");
  return values.filter(Boolean).sort();
}
