import type { Plan } from "../../core/plan/plan.ts";
import type { Problem } from "../../core/problem.ts";
import type { Observe } from "../../core/run/progress.ts";
import type { OnlineSettings, Settings } from "../../core/run/settings.ts";
import type {
  Clock,
  InitPorts,
  ManifestText,
  PlanFile,
  StateStore,
  Storefront,
  Workspace,
} from "../ports.ts";
import type { ReportDraft } from "./report-draft.ts";

/** What is known to be wrong before a plan is carried out: the targets of problems are left as they are. */
export interface PlanProblems {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Everything that a run needs from outside. */
export interface RunPorts {
  readonly workspace: Workspace;
  /** Absent without a key: the plan is then offline. */
  readonly storefront: Storefront | undefined;
  readonly store: StateStore;
  /** The document that `state push` brings. */
  readonly document?: StateStore | undefined;
  /** Written by `plan`; `apply` is held to it. */
  readonly planFile?: PlanFile | undefined;
  /** What `init` works at. */
  readonly initPorts: InitPorts;
  readonly clock: Clock;
  readonly observe: Observe;
  readonly signal: AbortSignal;
  readonly newLineage: () => string;
  /** 8 hex digits, made once per process: tells runs without a number apart, and processes of one run. */
  readonly invocation: string;
  /** Keeps the state somewhere when its last save failed; returns the sentences that say where and how to put it back. */
  readonly rescue: (text: string) => Promise<readonly string[]>;
  /** Shown the plan, and what stands in its way, before it is carried out. */
  readonly agreed: (plan: Plan, known: PlanProblems) => Promise<Consent>;
}

/** `answered`: a person said yes, which takes its time; `given`: nobody had to be asked. */
export type Consent = "no" | "given" | "answered";

/** One command on its way: what was asked, what it works with, and what is known so far. */
export interface Run<S extends Settings = Settings> {
  readonly settings: S;
  readonly manifest: ManifestText;
  readonly ports: RunPorts;
  readonly draft: ReportDraft;
}

/** The storefront of a command that is refused without a key. */
export function storefrontOf({
  settings,
  ports,
}: Run<Extract<Settings, OnlineSettings>>): Storefront {
  if (!ports.storefront) throw new Error(`${settings.command} without a storefront`);
  return ports.storefront;
}
