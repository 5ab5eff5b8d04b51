import { isUpload, type TargetPlan } from "../../src/core/plan/plan.ts";
import type { Report } from "../../src/core/run/report.ts";
import type { CommentRun } from "../../src/view/markdown/comment-writer.ts";
import { aChange, aPlan, aProblem, aReport, aState, aTargetPlan, shown } from "../builders.ts";
import { failed, releasePlan } from "./scenes.ts";

/** The plugin seller's release again, while it is a pull request: there is no tag yet. */

export const facts: CommentRun = {
  environment: "live_mode",
  manifest: "dodo-files.yaml",
  when: "true",
  only: [],
  run: "77",
  commit: "4f2a91c0d3e5f60718293a4b5c6d7e8f90123456",
  runUrl: "https://github.com/acme/plugins/actions/runs/77",
};

const pullPlan = aPlan({ targets: releasePlan.targets.map(untagged), commit: "77".repeat(20) });

export const pulled: Report = aReport({
  command: "plan",
  result: "pending",
  plan: pullPlan,
  state: aState(),
  notices: ["pdt_LOld is in the state, and no rule names it."],
  warnings: [
    aProblem({
      code: "rule-empty",
      message: '"dist/Reverb-Linux.tar.gz" matches no file.',
      remedy: "Build it first.",
    }),
  ],
});

export const offline: Report = {
  ...pulled,
  plan: aPlan({ ...pullPlan, offline: true, serial: 57 }),
  warnings: [],
};

export const upToDate: Report = aReport({
  command: "plan",
  result: "unchanged",
  plan: aPlan({
    targets: [aTargetPlan({ changes: [aChange({ action: "keep", reason: "unchanged" })] })],
  }),
  state: aState(),
});

/** No plan at all. */
export const unplanned: Report = { ...failed, command: "plan" };

/** A plan of one target, while a problem stops the other. */
export const stopped: Report = {
  ...pulled,
  result: "failed",
  problems: [
    aProblem({
      code: "name-taken",
      message: "ebook delivers another Mixing-2e.epub (f-1) already.",
      remedy: "Take it over with import, or remove it in the dashboard.",
      target: "pdt_LEbook",
    }),
  ],
};

/** A plan of so many changes, of this name. */
export function manyChanges(count: number, name: (index: number) => string): Report {
  const changes = Array.from({ length: count }, (_, index) =>
    aChange({
      action: (["create", "replace", "delete", "keep"] as const)[index % 4] ?? "keep",
      name: name(index),
    }),
  );
  const files = changes.map((change) => shown(change.name));
  const target = aTargetPlan({ changes, before: files, after: files, foreign: files });
  const problems = changes
    .slice(0, 100)
    .map((change) => aProblem({ message: change.name, details: [change.name] }));
  return aReport({
    command: "plan",
    result: "failed",
    plan: aPlan({ targets: [target] }),
    problems,
    warnings: problems,
    notices: changes.map((change) => change.name),
  });
}

function untagged({ changes, ...target }: TargetPlan): TargetPlan {
  const open = (name: string) => name.replace(/1\.3\.0/, "{version}");
  return {
    ...target,
    changes: changes.map((change) =>
      isUpload(change) && change.slot.includes("{version}")
        ? { ...change, name: change.slot, version: undefined, open: ["{version}"] }
        : change,
    ),
    after: target.after.map((file) => ({ ...file, name: open(file.name) })),
  };
}
