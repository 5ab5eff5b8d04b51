import type { StateStore, Storefront } from "../../src/app/ports.ts";
import type { Report } from "../../src/core/run/report.ts";
import type { ShopVariant } from "../fakes/memory-storefront.ts";
import type { FileRule, Files, Item } from "./builds.ts";

/** A run of the product in a checkout that is only its own. */
export interface Run {
  readonly kind: "run";
  readonly name: string;
  readonly command: "apply" | "rollback" | "destroy" | "import" | "check" | "plan";
  /** By the Action's names, without `command`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** GITHUB_RUN_ID; absent: a run without one. */
  readonly id?: number | undefined;
  readonly files: Files;
  readonly rules: readonly FileRule[];
  readonly prune: boolean;
  /** Which of the states: two manifests have two. */
  readonly state: string;
  readonly version?: string | undefined;
  /** Targets that the run is about. */
  readonly covers: readonly string[];
  /** What buyers of these have once the run is done. */
  readonly wants: readonly Item[];
  /** Begins once that actor has ended or was killed. */
  readonly after?: string | undefined;
  readonly killable?: boolean | undefined;
  readonly cancellable?: boolean | undefined;
  /** In the place of the product. */
  readonly toy?: ((at: RunPorts) => Promise<Report>) | undefined;
}

export interface RunPorts {
  readonly storefront: Storefront;
  readonly store: StateStore;
  readonly run: Run;
}

/** What somebody does in the dashboard, a step at a time. */
export interface Person {
  readonly kind: "person";
  readonly name: string;
  readonly steps: readonly Edit[];
}

export type Edit =
  | { readonly do: "open"; readonly target: string }
  /** Saves the page that was opened, as it was then. */
  | { readonly do: "save"; readonly target: string }
  | { readonly do: "add"; readonly target: string; readonly name: string; readonly text: string }
  | { readonly do: "remove"; readonly target: string; readonly name: string };

export type ActorSpec = Run | Person;

export interface Scenario {
  readonly name: string;
  readonly targets: readonly string[];
  /** One after the other, before anything overlaps. */
  readonly setup: readonly ActorSpec[];
  readonly actors: readonly ActorSpec[];
  readonly variants: Readonly<Record<string, ShopVariant>>;
  /** Tried with three switches at every point, not with two. */
  readonly isShort?: boolean | undefined;
}

export function isRun(actor: ActorSpec): actor is Run {
  return actor.kind === "run";
}
