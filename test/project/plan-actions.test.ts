import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { actions } from "../../src/core/plan/plan.ts";
import { tallyOf } from "../../src/view/tally.ts";
import { aChange, anOutcome } from "../builders.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(`${root}/${path}`, "utf8");

describe("every action of a plan", () => {
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
