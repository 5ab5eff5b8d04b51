import { describe, expect, it } from "vitest";
import { renderSummary } from "../../../src/view/markdown/summary.ts";
import {
  aChange,
  anOutcome,
  aPlan,
  aProblem,
  aReport,
  aTargetPlan,
  shown,
} from "../../builders.ts";
import { cpuTime } from "../../cpu-time.ts";
import { delivered, partly, planned } from "../scenes.ts";

const size = (text: string) => Buffer.byteLength(text);

function huge() {
  const name = (index: number) => `${"音".repeat(80)}-${index}.zip`;
  const changes = Array.from({ length: 10_000 }, (_, index) =>
    aChange({ name: name(index), action: index % 2 === 0 ? "create" : "keep" }),
  );
  const files = changes.map((change) => shown(change.name));
  const target = aTargetPlan({ changes, before: files, after: files, foreign: files });
  const problems = changes.map((change) =>
    aProblem({
      message: `${change.name} failed.`,
      details: Array.from({ length: 50 }, () => change.name),
    }),
  );
  return aReport({
    result: "failed",
    wrote: true,
    plan: aPlan({ targets: [target] }),
    outcomes: changes.map((change) => anOutcome(change)),
    problems,
    warnings: problems,
    notices: changes.map((change) => change.name),
    live: new Map([[target.target, new Set(files.map(({ file_id }) => file_id ?? ""))]]),
  });
}

describe("A job summary", () => {
  it("stays under 1 MiB with 10,000 changes and problems, says how many more there are, and is made fast", () => {
    const report = huge();
    const start = cpuTime();
    const text = renderSummary(report);
    expect(cpuTime() - start).toBeLessThan(3000);
    expect(size(text)).toBeLessThan(1_048_576);
    expect(text).toMatch(/… and \d+ more changes; the JSON report has them all\./);
    expect(text).toMatch(/… and \d+ more kept/);
    expect(text).toContain("5000 created");
  });

  it("answers in its first line whether it worked, what, and where", () => {
    const first = (report: typeof delivered) => renderSummary(report).split("\n")[0];
    expect(first(delivered)).toBe("## ✓ v1.3.0 delivered to `live_mode`");
    expect(first(planned)).toBe("## Plan for `live_mode`: 2 to replace, 1 to create, 1 to remove");
    expect(first(aReport())).toBe("## ✓ Nothing to change: `live_mode` is up to date");
    expect(first(aReport({ warnings: [aProblem({ code: "plan-stale" })] }))).toBe(
      "## ✓ Nothing of the saved plan is left to change in `live_mode`, but more waits",
    );
    expect(
      first({ ...planned, result: "failed", problems: [aProblem({ target: "pdt_LEbook" })] }),
    ).toBe("## ✗ Plan for `live_mode` is stopped: rule-empty");
    expect(first(aReport({ command: "plan", warnings: [aProblem()] }))).toBe(
      "## ✓ Nothing to change in `live_mode`, with 1 warning",
    );
    expect(first(aReport({ command: "check" }))).toBe(
      "## ✓ `live_mode` delivers what the state records",
    );
    expect(first(aReport({ command: "validate", environment: undefined }))).toBe(
      "## ✓ `dodo-files.yaml` is valid",
    );
    expect(
      first(
        aReport({
          result: "failed",
          environment: undefined,
          problems: [aProblem({ code: "input-invalid" })],
        }),
      ),
    ).toBe("## ✗ Not delivered: input-invalid");
  });

  it("says once that a plan changed nothing, and claims nothing of what a problem stops", () => {
    expect(renderSummary(planned).match(/nothing was changed/gi)).toHaveLength(1);
    expect(renderSummary(planned).match(/state 57/g)).toHaveLength(1);
    expect(renderSummary(planned)).toContain("103 MB to upload");
    const problems = [aProblem({ target: "pdt_LEbook" })];
    const stopped = renderSummary({ ...planned, result: "failed", problems });
    expect(stopped).toContain("99.9 MB to upload");
    expect(stopped).toContain("What buyers will see (1 product, ");
  });

  it("offers to undo only what was changed, and only where there is something to go back to", () => {
    expect(renderSummary(delivered)).toContain(
      "`dodo-files rollback --environment live_mode` attaches v1.2.0 again.",
    );
    expect(renderSummary({ ...delivered, manifest: "shop/files.yaml" })).toContain(
      "--config shop/files.yaml`",
    );
    expect(renderSummary({ ...delivered, wrote: false })).not.toContain("Undo");
    expect(renderSummary({ ...delivered, state: undefined })).not.toContain("Undo");
    expect(renderSummary(planned)).not.toContain("Undo");
  });

  it("shows what buyers see of every target that was read, by name where it is known", () => {
    const text = renderSummary({
      ...partly,
      live: new Map([["pdt_LReverb", new Set(["old-mac", "unknown-id"])]]),
    });
    expect(text).toContain("What buyers see now (1 product, 2 files)");
    expect(text).toContain("Reverb-1.2.0-macOS.pkg · unknown-id");
  });

  it("links only to a plain https address without a query", () => {
    expect(renderSummary({ ...delivered, stateUrl: "https://x.test/a?token=1" })).not.toContain(
      "token",
    );
    expect(renderSummary({ ...delivered, stateUrl: "javascript:alert(1)" })).not.toContain(
      "javascript",
    );
  });

  it("keeps wild names in their cells", () => {
    const change = aChange({ name: "a|b`c\n<img src=x>@octocat #12 [x](y).zip" });
    const plan = aPlan({
      targets: [
        aTargetPlan({
          changes: [change],
          foreign: [shown(change.name)],
          after: [shown(change.name)],
        }),
      ],
    });
    const text = renderSummary(aReport({ command: "plan", result: "pending", plan }));
    const row = text.split("\n").find((line) => line.startsWith("| `+`"));
    expect(row?.split("|")).toHaveLength(8);
    expect(text).not.toMatch(/<img|@octocat|\]\(y\)/);
  });
});
