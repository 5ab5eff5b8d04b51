import type { Environment } from "../manifest/manifest.ts";
import type { Problem } from "../problem.ts";
import type { RunFacts } from "../run-facts.ts";
import type { Command } from "./report.ts";

/** The one record that both faces produce and everything else reads. */
export interface Settings {
  readonly command: Command;
  /** Path of the manifest as given. */
  readonly config: string;
  /** Absent only for `validate`. */
  readonly environment?: Environment | undefined;
  /** Absent: an offline plan. */
  readonly apiKey?: string | undefined;
  readonly baseUrl: URL;
  readonly state: StatePlace;
  /** Path of the saved plan. */
  readonly planFile?: string | undefined;
  readonly only: readonly string[];
  readonly concurrency: number;
  readonly requestsPerMinute: number;
  readonly maxRemovals: number;
  readonly allowEmptyTarget: boolean;
  readonly allowDowngrade: boolean;
  readonly withdrawSold: boolean;
  readonly verify: "listing" | "content";
  /** Import every live file that nobody recorded, not only those that fit a slot. */
  readonly all?: boolean | undefined;
  /** Of `rollback`: tag, commit or serial. */
  readonly to?: string | undefined;
  /** What stands behind the name of a command on the command line: ids, or the path of a document. */
  readonly operands?: readonly string[] | undefined;
  /** Of `init`: what is given and need not be asked. */
  readonly first?: InitInput | undefined;
  readonly facts: RunFacts;
  /** True where builds are seldom at hand, so that empty rules are warnings: pull requests and merge queues. */
  readonly lenient: boolean;
  /** Where the plan is to stand as a comment; absent where none is. */
  readonly comment?: CommentPlace | undefined;
  /** Problems to tell and go on. */
  readonly warnings: readonly Problem[];
  readonly notices: readonly string[];
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
      readonly token: string;
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
  readonly token: string;
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
