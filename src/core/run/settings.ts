import type { Environment } from "../manifest/manifest.ts";
import type { Problem } from "../problem.ts";
import type { RunFacts } from "../run-facts.ts";
import { type Command, isLocal, type LocalCommand } from "./report.ts";

/** What every command is told. It is known even if a run is refused. It holds no secret. */
export interface CommonSettings {
  readonly command: Command;
  /** Path of the manifest as given. */
  readonly config: string;
  /** Only `validate` and `init` work without one. */
  readonly environment?: Environment | undefined;
  readonly state: StatePlace;
  readonly only: readonly string[];
  readonly facts: RunFacts;
  /** The pull request that is to show the plan; absent if none is. */
  readonly comment?: CommentPlace | undefined;
  /** Problems to tell and go on. */
  readonly warnings: readonly Problem[];
  readonly notices: readonly string[];
}

/** The one record that both faces produce and everything else reads. */
export type Settings =
  | ValidateSettings
  | InitSettings
  | PlanSettings
  | ApplySettings
  | RollbackSettings
  | CheckSettings
  | ImportSettings
  | DestroySettings
  | StateSettings;

export interface ValidateSettings extends CommonSettings, ScanSettings {
  readonly command: "validate";
}

export interface InitSettings extends CommonSettings {
  readonly command: "init";
  /** Absent without a key: the shop is not asked. */
  readonly shop: ShopAccess | undefined;
  readonly init: InitInput;
}

export interface PlanSettings extends StoredSettings, ScanSettings, PlanLimits {
  readonly command: "plan";
  /** Absent without a key: the plan is offline. */
  readonly shop: ShopAccess | undefined;
  /** Path of the saved plan. */
  readonly planFile: string | undefined;
}

export interface ApplySettings extends OnlineSettings, ScanSettings, PlanLimits, WriteSettings {
  readonly command: "apply";
  /** Path of the saved plan. */
  readonly planFile: string | undefined;
}

export interface RollbackSettings extends OnlineSettings, WriteSettings {
  readonly command: "rollback";
  /** Tag, commit or serial; absent for the release before. */
  readonly to: string | undefined;
  readonly maxRemovals: number;
}

export interface CheckSettings extends OnlineSettings {
  readonly command: "check";
  readonly verify: "listing" | "content";
}

export interface ImportSettings extends OnlineSettings, ScanSettings, PlanLimits {
  readonly command: "import";
  /** Import every live file that nobody recorded, not only those that fit a slot. */
  readonly all: boolean;
}

export interface DestroySettings extends OnlineSettings, WriteSettings {
  readonly command: "destroy";
}

export interface StateSettings extends StoredSettings {
  readonly command: Exclude<LocalCommand, "init" | "destroy">;
  /** Ids, or the path of a document. */
  readonly operands: readonly string[];
}

/** Of a command that works with the state of one environment. */
export interface StoredSettings extends CommonSettings {
  readonly environment: Environment;
}

/** Of a command that needs a key. */
export interface OnlineSettings extends StoredSettings {
  readonly shop: ShopAccess;
}

export interface ShopAccess {
  readonly baseUrl: URL;
  readonly requestsPerMinute: number;
  /** Connections at a time. */
  readonly connections: number;
}

interface ScanSettings {
  /** True where builds are seldom at hand, so that empty rules are warnings: pull requests and merge queues. */
  readonly lenient: boolean;
}

interface PlanLimits {
  readonly maxRemovals: number;
  readonly allowEmptyTarget: boolean;
  readonly allowDowngrade: boolean;
  /** Deliver a release again that a rollback took away. */
  readonly allowRolledBack: boolean;
}

interface WriteSettings {
  /** Uploads at a time. */
  readonly concurrency: number;
  readonly allowEmptyTarget: boolean;
  readonly withdrawSold: boolean;
  readonly verify: "listing" | "content";
}

/** Kept apart from the settings, so that no command can print one. Empty texts were not given. */
export interface Secrets {
  readonly apiKey: string;
  readonly githubToken: string;
}

/** Of a command that works without a manifest. */
export type LocalSettings = InitSettings | DestroySettings | StateSettings;

export type ManifestSettings = Exclude<Settings, LocalSettings>;

/** Of a command that may change what targets deliver. */
export type WritingSettings = ApplySettings | RollbackSettings | DestroySettings;

/** Of a command that matches the manifest with files. */
export type PlanningSettings = PlanSettings | ApplySettings | ImportSettings;

/** Absent if the command does without Dodo. */
export function shopOf(settings: Settings): ShopAccess | undefined {
  return "shop" in settings ? settings.shop : undefined;
}

/** True if the command begins with a sound manifest. */
export function needsManifest(settings: Settings): settings is ManifestSettings {
  return !isLocal(settings.command);
}

export interface InitInput {
  readonly products: readonly { readonly name: string; readonly id: string }[];
  /** `to`: absent for the first product. */
  readonly rules: readonly { readonly glob: string; readonly to?: string | undefined }[];
  /** Below the workspace; absent: none is wanted. */
  readonly workflow?: string | undefined;
}

export type StatePlace =
  | { readonly kind: "file"; readonly path: string | undefined }
  | {
      readonly kind: "branch";
      readonly branch: string;
      /** `owner/name`. */
      readonly repository: string;
      readonly apiUrl: string;
      readonly serverUrl: string;
    };

/** A pull request on GitHub that is to show the plan. */
export interface CommentPlace {
  /** `changes`: only where there are any, or where a comment stands already. */
  readonly when: "true" | "changes";
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly apiUrl: string;
  /** GitHub lets no token of this run write, whatever the workflow says: a pull request of a fork or of Dependabot. */
  readonly readOnly: boolean;
  /** Full SHA of the pull request's head, where the run is of it; the run's own commit merges it. */
  readonly commit?: string | undefined;
  /** The run's page. */
  readonly runUrl?: string | undefined;
}

/** Texts by name: inputs, flags, environment variables. */
export type Texts = { readonly [name: string]: string | undefined };
