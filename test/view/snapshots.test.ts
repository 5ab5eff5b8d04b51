import { describe, expect, it } from "vitest";
import { problemCodes } from "../../src/core/problem.ts";
import type { Report } from "../../src/core/run/report.ts";
import { renderSummary } from "../../src/view/markdown/summary.ts";
import { renderProblem } from "../../src/view/terminal/problem.ts";
import { renderPlan, renderReport } from "../../src/view/terminal/report.ts";
import { aProblem } from "../builders.ts";
import { delivered, drifted, failed, imported, partly, planned, releasePlan } from "./scenes.ts";

const scenes: Readonly<Record<string, Report>> = {
  planned,
  delivered,
  partly,
  failed,
  imported,
  drifted,
};

describe("What people see", () => {
  it.each(Object.entries(scenes))(
    "ends a run in the terminal as reviewed: %s",
    async (name, report) => {
      await expect(`${renderReport(report).join("\n")}\n`).toMatchFileSnapshot(
        `snapshots/${name}.txt`,
      );
    },
  );

  it.each(Object.entries(scenes))("is a job summary as reviewed: %s", async (name, report) => {
    await expect(renderSummary(report)).toMatchFileSnapshot(`snapshots/${name}.md`);
  });

  it("is the plan before the question, with all files on request", async () => {
    await expect(`${renderPlan(releasePlan, { verbose: true }).join("\n")}\n`).toMatchFileSnapshot(
      "snapshots/plan-verbose.txt",
    );
  });

  it("is one shape for the problems of every code", async () => {
    const place = { file: "dodo-files.yaml", line: 8, column: 3 };
    const lines = problemCodes.flatMap((code) =>
      renderProblem(
        aProblem({ code, at: place, message: "What happened.", remedy: "What to do." }),
      ),
    );
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("snapshots/problems.txt");
  });
});
