import type { Texts } from "../core/run/settings.ts";

/** The world as a face found it, before anything is decided. */
export interface FaceInput {
  readonly face: "action" | "command line";
  /** Inputs or flags by the Action's names; an empty text is absent. */
  readonly inputs: Texts;
  readonly env: Texts;
  /** The event's payload, where there is one. */
  readonly event: unknown;
  /** What stands behind the command on the command line. */
  readonly operands?: readonly string[];
  /** What git says of the checkout, on the command line. */
  readonly git?: {
    readonly tag?: string | undefined;
    readonly commit?: string | undefined;
    readonly repository?: string | undefined;
  };
}
