import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closingLine, planLine } from "../../../src/view/closing.ts";
import { renderProblem } from "../../../src/view/terminal/problem.ts";
import { renderPlan, renderReport } from "../../../src/view/terminal/report.ts";
import {
  aChange,
  anOutcome,
  aPlan,
  aProblem,
  aReport,
  aState,
  aTargetPlan,
  shown,
} from "../../builders.ts";
import { delivered, failed, partly, releasePlan } from "../scenes.ts";

describe("The closing line, which is frozen", () => {
  it("of a plan counts what is to be done", () => {
    expect(planLine(releasePlan)).toBe(
      "Plan: 1 to create, 2 to replace, 1 to remove. 1 unchanged. 103 MB to upload.",
    );
  });

  it("of a plan without changes keeps its form", () => {
    const kept = aTargetPlan({ changes: [aChange({ action: "keep" })] });
    expect(planLine(aPlan({ targets: [kept] }))).toBe(
      "Plan: 0 to create, 0 to replace, 0 to remove. 1 unchanged. 0 B to upload.",
    );
  });

  it("names restores, adoptions and what is forgotten only where there are any", () => {
    const changes = (["restore", "adopt", "forget"] as const).map((action) => aChange({ action }));
    expect(planLine(aPlan({ targets: [aTargetPlan({ changes })] }))).toBe(
      "Plan: 0 to create, 0 to replace, 0 to remove, 1 to restore, 1 to adopt, 1 to forget. 0 unchanged. 0 B to upload.",
    );
    const report = aReport({
      result: "changed",
      outcomes: changes.map((change) => anOutcome(change)),
      state: aState(),
    });
    expect(closingLine(report)).toBe(
      "Done: 0 created, 0 replaced, 0 removed, 1 restored, 1 adopted, 1 forgotten, 0 unchanged. 0 B in 1 s. State #57.",
    );
  });

  it("of an apply says what was done, sent and recorded", () => {
    expect(closingLine(delivered)).toBe(
      "Done: 1 created, 2 replaced, 1 removed, 1 unchanged. 103 MB in 19 s. State #58.",
    );
    expect(closingLine(partly)).toMatch(/^Partly done: 1 of 2 targets\. 1 created, /);
    expect(closingLine(failed)).toBe("Failed: 2 problems. Nothing was changed.");
  });

  it("of a run that wrote and failed does not say that nothing was changed", () => {
    expect(closingLine({ ...partly, result: "failed" })).toBe(
      "Failed: 1 problem. 1 of 2 targets done.",
    );
  });

  it("of check and validate says what was found", () => {
    expect(closingLine(aReport({ command: "check" }))).toBe(
      "Checked: live_mode delivers what the state records.",
    );
    expect(closingLine(aReport({ command: "validate", plan: releasePlan }))).toBe(
      "Valid: dodo-files.yaml, 2 targets, 5 files.",
    );
  });
});

describe("A plan in the terminal", () => {
  it("lists no target in which nothing happens, unless asked to", () => {
    const plan = aPlan({
      targets: [aTargetPlan({ changes: [aChange({ action: "keep", name: "kept.zip" })] })],
    });
    expect(renderPlan(plan)).toHaveLength(1);
    expect(renderPlan(plan, { verbose: true }).join("\n")).toContain("= kept.zip");
  });

  it("aligns columns by characters, and does not let one long name push the others away", () => {
    const names = ["音楽.zip", "a.zip", "x".repeat(200)];
    const plan = aPlan({
      targets: [aTargetPlan({ changes: names.map((name) => aChange({ name })) })],
    });
    const [, first, second] = renderPlan(plan).map((line) => [...line].join("").indexOf("new"));
    expect(first).toBe(second);
    expect(first).toBeLessThan(70);
  });

  it("says what a change without a version takes the place of", () => {
    const change = (fields: object) =>
      aChange({ action: "replace", name: "manual.pdf", was: "manual.pdf", ...fields });
    const changes = [
      change({ was_size: 1_000_000 }),
      change({ was_size: 3_100_000 }),
      change({ was: "old.pdf" }),
    ];
    const text = renderPlan(aPlan({ targets: [aTargetPlan({ changes })] })).join("\n");
    expect(text).toContain("was 1.0 MB");
    expect(text).toContain("was other content");
    const nearly = renderPlan(
      aPlan({ targets: [aTargetPlan({ changes: [change({ was_size: 3_100_001 })] })] }),
    );
    expect(nearly.join("\n")).toContain("was other content");
    expect(text).toContain("was old.pdf");
  });

  it("shows foreign and held files, the first ten of many", () => {
    const foreign = Array.from({ length: 12 }, (_, index) => shown(`f${index}.zip`));
    const target = aTargetPlan({ foreign, held: ["h1"], before: [shown("old.zip", "h1")] });
    const text = renderPlan(aPlan({ targets: [target] })).join("\n");
    expect(text).toContain("! f9.zip");
    expect(text).not.toContain("! f10.zip");
    expect(text).toContain("! 2 more");
    expect(text.match(/dodo-files import --only/g)).toHaveLength(1);
    expect(text).toContain("! old.zip");
  });

  it("aligns the files that are not managed by dodo-files with the others, and writes an id that has no name once", () => {
    const target = aTargetPlan({
      spellings: ["pdt_LReverb"],
      changes: [aChange({ name: "a.zip" })],
      foreign: [shown("a-longer-name.zip"), shown("b.zip")],
    });
    const lines = renderPlan(aPlan({ targets: [target] }));
    expect(lines[0]).toBe("pdt_LReverb");
    expect(new Set(lines.slice(1, 4).map((line) => line.search(/new|not managed/))).size).toBe(1);
  });

  it("says that it is offline, and which tokens are open", () => {
    const target = aTargetPlan({ changes: [aChange({ open: ["{version}"] })] });
    const text = renderPlan(aPlan({ offline: true, targets: [target] })).join("\n");
    expect(text).toContain("Offline: without a key");
    expect(text).toContain("{version} left open");
  });
});

describe("A problem in the terminal", () => {
  it("is code, place, message, details, remedy and link", () => {
    const problem = aProblem({
      details: ["near miss"],
      at: { file: "a.yaml", line: 8, column: 3 },
    });
    expect(renderProblem(problem)).toEqual([
      '✗ rule-empty  a.yaml:8:3  "dist/*.zip" matches no file.',
      "    near miss",
      "  → Build first, or correct the glob.",
      expect.stringMatching(/^ {4}https:\/\/.*\/docs\/problems\.md#rule-empty$/),
    ]);
  });

  it("names the target as the manifest does", () => {
    const lines = renderReport({ ...failed, problems: [aProblem({ target: "pdt_LEbook" })] });
    expect(lines[0]).toContain("ebook → pdt_LEbook");
  });
});

describe("Whatever names, tags and messages come from outside", () => {
  it("no line is a runner command or more than one line", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("::error::x", "\n::error::x", "##[error]x", " ::x", "a\r\nb"),
    );
    fc.assert(
      fc.property(wild, wild, wild, (name, message, target) => {
        const plan = aPlan({
          targets: [
            aTargetPlan({
              target,
              spellings: [name],
              changes: [aChange({ target, name, path: message })],
              foreign: [shown(name)],
            }),
          ],
        });
        const problems = [aProblem({ message, remedy: name, details: [target], target })];
        const report = aReport({
          command: "plan",
          result: "failed",
          plan,
          problems,
          warnings: problems,
          notices: [message],
          manifest: name,
        });
        for (const line of [...renderReport(report), ...renderPlan(plan)]) {
          expect(line).not.toMatch(/[\n\r\u2028]|^\s*::|##\[/);
        }
      }),
    );
  });
});
