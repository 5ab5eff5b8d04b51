import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import glob from "fast-glob";
import { describe, expect, it } from "vitest";
import { type Action, actions } from "../../src/core/plan/plan.ts";
import { tallyOf } from "../../src/view/tally.ts";
import { aChange, anOutcome } from "../builders.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(`${root}/${path}`, "utf8");

/** For each action a test in test/app/ that carries it out. The compiler asks for one more here when there is one more action. */
const carriedOut: Readonly<Record<Action, string>> = {
  create:
    "delivers everything the first time and nothing the second, and names every file id both times",
  replace: "replaces a changed file: the new one is live before the old one goes",
  restore:
    "delivers again what the release before delivered, without an upload, and no buyer ever lacks a file",
  adopt: "forgets a receipt, and the file is nobody's: adopted again by the next run",
  keep: "spends six calls and one per file on a changed target",
  delete: "deletes what left the manifest and forgets what is neither wanted nor live",
  forget: "deletes what left the manifest and forgets what is neither wanted nor live",
};

describe("every action of a plan", () => {
  it("is carried out in a test", async () => {
    const tests = (await glob("test/app/**/*.test.ts", { cwd: root })).map(read).join("");
    expect(Object.values(carriedOut).filter((name) => !tests.includes(`it("${name}"`))).toEqual([]);
  });

  it.each(actions)("is counted once: %s", (action) => {
    const counts = tallyOf([anOutcome(aChange({ action }), { status: "done" })]);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(counts.failed).toBe(0);
  });

  it("is known to the schema of plans, explained in docs/behaviour.md, and a word of docs/architecture.md", () => {
    const schema = JSON.stringify(JSON.parse(read("schema/plan.schema.json")));
    expect(schema).toContain(`"enum":${JSON.stringify(actions)}`);
    const behaviour = read("docs/behaviour.md");
    expect(actions.filter((action) => !behaviour.includes(`\`${action}\``))).toEqual([]);
    expect(read("docs/architecture.md")).toContain(
      actions.map((action) => `\`${action}\``).join(" "),
    );
  });
});
