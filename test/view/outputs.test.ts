import { describe, expect, it } from "vitest";
import { renderJson } from "../../src/view/json.ts";
import { outputsOf } from "../../src/view/outputs.ts";
import {
  aChange,
  anOutcome,
  aPlan,
  aProblem,
  aReceipt,
  aReport,
  aState,
  aTargetPlan,
} from "../builders.ts";
import { delivered, failed, partly, planned } from "./scenes.ts";

const values = (report: typeof delivered) => outputsOf(report).values;
const parsed = (text: string | undefined): unknown => JSON.parse(text ?? "");

function managing(receipts: readonly ReturnType<typeof aReceipt>[], spellings = ["reverb"]) {
  const live = new Map([["pdt_LReverb", new Set(receipts.map(({ file_id }) => file_id))]]);
  return aReport({
    state: aState({ files: receipts }),
    live,
    spellings: new Map([["pdt_LReverb", spellings]]),
  });
}

describe("Outputs", () => {
  it("of a delivery list what is live, with what this run did to it", () => {
    const outputs = values(delivered);
    expect(outputs).toMatchObject({
      result: "changed",
      changed: "true",
      created: "1",
      replaced: "2",
      restored: "0",
    });
    expect(outputs).toMatchObject({
      adopted: "0",
      removed: "1",
      kept: "1",
      failed: "0",
      "failure-reason": "",
      "file-id": "",
    });
    expect(parsed(outputs["targets"])).toEqual(["reverb", "ebook"]);
    expect(parsed(outputs["files"])).toContainEqual(
      expect.objectContaining({
        target: "reverb",
        id: "pdt_LReverb",
        name: "Reverb-1.3.0-macOS.pkg",
        action: "replace",
      }),
    );
    expect(parsed(outputs["files"])).toContainEqual(
      expect.objectContaining({ name: "LICENSE.txt", action: "keep" }),
    );
    expect(parsed(outputs["file-ids"])).toEqual({
      reverb: {
        "LICENSE.txt": "id-of-LICENSE.txt",
        "Reverb-1.3.0-Windows.exe": "0193b3a2-51aa-7000-8000-0000000002c7",
        "Reverb-1.3.0-macOS.pkg": "0193b3a2-4e0c-7000-8000-000000009f10",
      },
      ebook: { "Mixing-2e.epub": "0193b3a2-6001-7000-8000-0000000077b0" },
    });
  });

  it("of a plan count what is planned, and never claim a change", () => {
    expect(values(planned)).toMatchObject({
      result: "pending",
      changed: "false",
      created: "1",
      replaced: "2",
      removed: "1",
    });
  });

  it("of a partial run count what was not carried out, and give the first problem's code", () => {
    expect(values(partly)).toMatchObject({
      result: "partial",
      changed: "true",
      created: "1",
      replaced: "0",
      failed: "3",
      kept: "1",
    });
    expect(values(partly)["failure-reason"]).toBe("upload-failed");
    expect(values(failed)).toMatchObject({
      changed: "false",
      "failure-reason": "rule-empty",
      "file-ids": "{}",
      files: "[]",
    });
  });

  it("leave out what was merely uploaded and is not live", () => {
    const report = {
      ...managing([aReceipt()]),
      live: new Map([["pdt_LReverb", new Set<string>()]]),
    };
    expect(values(report)["files"]).toBe("[]");
  });

  it("give the one file id where exactly one file is managed", () => {
    expect(values(managing([aReceipt({ file_id: "only" })]))["file-id"]).toBe("only");
  });

  it("list a target under each of its spellings, and of two files under one name the newest", () => {
    const older = aReceipt({ file_id: "old", delivered_at: "2026-01-01T00:00:00Z" });
    const newer = aReceipt({ file_id: "new", delivered_at: "2026-02-01T00:00:00Z" });
    const ids = parsed(values(managing([newer, older], ["reverb", "pdt_LReverb"]))["file-ids"]);
    expect(ids).toEqual({ reverb: { "manual.pdf": "new" }, pdt_LReverb: { "manual.pdf": "new" } });
  });

  it("take a name like __proto__ for a name", () => {
    expect(values(managing([aReceipt({ name: "__proto__", file_id: "x" })]))["file-ids"]).toBe(
      '{"reverb":{"__proto__":"x"}}',
    );
  });

  it("leave out lists that GitHub would drop, and say which", () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      aReceipt({ name: `${"n".repeat(100)}${index}`, file_id: `id-${index}` }),
    );
    const outputs = outputsOf(managing(many));
    expect(outputs.omitted).toEqual(["files"]);
    expect(outputs.values).not.toHaveProperty("files");
    expect(outputs.values).toHaveProperty("file-ids");
  });

  it("say changed where only the state was changed", () => {
    const outcomes = [anOutcome(aChange({ action: "adopt", file_id: "x" }))];
    expect(values(aReport({ command: "import", result: "changed", outcomes }))["changed"]).toBe(
      "true",
    );
  });
});

describe("The JSON report", () => {
  it("holds everything, with its version", () => {
    expect(JSON.parse(renderJson(partly))).toMatchObject({
      version: 1,
      command: "apply",
      result: "partial",
      environment: "live_mode",
      counts: { created: 1, failed: 3 },
      problems: [
        { code: "upload-failed", target: "pdt_LReverb", details: ["Dodo request id 8e21f0"] },
      ],
      plan: { version: 1, serial: 57 },
      state: { serial: 58, where: "acme/plugins@dodo-files-state live_mode" },
      file_ids: { ebook: { "Mixing-2e.epub": "0193b3a2-6001-7000-8000-0000000077b0" } },
      sent: 52_000_000,
      duration_ms: 19_000,
    });
  });

  it("is indented by two, however long its lists are", () => {
    const changes = Array.from({ length: 5_000 }, (_, index) =>
      aChange({ name: `##[a]"${index}"`, slot: `${index}` }),
    );
    const report = aReport({
      command: "plan",
      plan: aPlan({ targets: [aTargetPlan({ changes })] }),
    });
    const text = renderJson(report);
    const parsed = JSON.parse(text);
    expect(text.replaceAll("##\\u005b", "##[")).toBe(`${JSON.stringify(parsed, null, 2)}\n`);
    expect(text).not.toContain("##[");
    expect(parsed.plan.targets[0].changes).toEqual(changes);
  });

  it("holds no runner command and no query, and names come back letter by letter", () => {
    const name = "x##[error]::y\n.zip";
    const plan = aPlan({ targets: [aTargetPlan({ changes: [aChange({ name })] })] });
    const problems = [aProblem({ message: "PUT https://s3.test/k?X-Amz-Signature=abc failed." })];
    const text = renderJson(aReport({ command: "plan", result: "failed", plan, problems }));
    expect(text).not.toMatch(/##\[|^\s*::|X-Amz/m);
    expect(JSON.parse(text).plan.targets[0].changes[0].name).toBe(name);
  });
});
