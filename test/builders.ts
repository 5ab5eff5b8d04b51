import type { Change, Plan, Shown, TargetPlan } from "../src/core/plan/plan.ts";
import { Problem, type ProblemFields } from "../src/core/problem.ts";
import type { Outcome, Report } from "../src/core/run/report.ts";
import type { RunKey } from "../src/core/state/order.ts";
import type { Receipt, Release, State } from "../src/core/state/state.ts";

/** Values with sound defaults: a test names only what it is about. */

export function aReceipt(fields: Partial<Receipt> = {}): Receipt {
  const name = fields.name ?? "manual.pdf";
  return {
    target: "pdt_LReverb",
    slot: name,
    name,
    rule: "docs/*.pdf",
    path: `docs/${name}`,
    sha256: "a".repeat(64),
    md5: "b".repeat(32),
    size: 3_100_000,
    file_id: "0193b3a2-6001-7000-8000-0000000077b0",
    delivered_at: "2026-06-01T10:00:00.000Z",
    ...fields,
  };
}

export function aState(fields: Partial<State> = {}): State {
  return {
    version: 2,
    lineage: "6f1c2a34-0000-4000-8000-000000000001",
    serial: 57,
    environment: "live_mode",
    manifest: "dodo-files.yaml",
    files: [],
    retired: [],
    intents: [],
    releases: [],
    ...fields,
  };
}

/** An apply without a tag that covered every target of `live`. */
export function aRelease(fields: Partial<Release> = {}): Release {
  const { serial = 1, live = {} } = fields;
  return {
    serial,
    order: serial,
    at: "2026-06-01T10:00:00.000Z",
    kind: "apply",
    targets: Object.keys(live),
    live,
    ...fields,
  };
}

/** The first run, which loaded an empty state. */
export function aRun(fields: Partial<RunKey> = {}): RunKey {
  return { run: "1", invocation: "0000000a", since: 0, ...fields };
}

export function aChange(fields: Partial<Change> = {}): Change {
  const name = fields.name ?? "manual.pdf";
  return {
    action: "create",
    target: "pdt_LReverb",
    slot: name,
    name,
    rule: "docs/*.pdf",
    path: `docs/${name}`,
    size: 3_100_000,
    sha256: "a".repeat(64),
    file_id: null,
    prior: [],
    reason: "new in this target",
    ...fields,
  };
}

export function shown(name: string, file_id: string | null = `id-of-${name}`): Shown {
  return { name, file_id, size: 1000 };
}

export function aTargetPlan(fields: Partial<TargetPlan> = {}): TargetPlan {
  const target = fields.target ?? "pdt_LReverb";
  return {
    target,
    spellings: [target === "pdt_LReverb" ? "reverb" : target],
    changes: [],
    foreign: [],
    held: [],
    before: [],
    after: [],
    ...fields,
  };
}

export function aPlan(fields: Partial<Plan> = {}): Plan {
  return {
    version: 1,
    environment: "live_mode",
    manifest: "dodo-files.yaml",
    manifest_digest: "c".repeat(64),
    lineage: "6f1c2a34-0000-4000-8000-000000000001",
    serial: 57,
    offline: false,
    targets: [],
    ...fields,
  };
}

export function anOutcome(change: Change, fields: Partial<Outcome> = {}): Outcome {
  return { change, status: "done", file_id: change.file_id, ...fields };
}

export function aProblem(fields: Partial<ProblemFields> = {}): Problem {
  return new Problem({
    code: "rule-empty",
    message: '"dist/*.zip" matches no file.',
    remedy: "Build first, or correct the glob.",
    ...fields,
  });
}

export function aReport(fields: Partial<Report> = {}): Report {
  const targets = fields.plan?.targets ?? [];
  return {
    command: "apply",
    result: "unchanged",
    environment: "live_mode",
    manifest: "dodo-files.yaml",
    outcomes: [],
    problems: [],
    warnings: [],
    notices: [],
    live: new Map(),
    spellings: new Map(targets.map(({ target, spellings }) => [target, spellings])),
    wrote: false,
    sent: 0,
    duration: 1_200,
    ...fields,
  };
}
