import type { Environment } from "../manifest/manifest.ts";

/** What happens while a run works; faces turn it into lines. */
export type Progress =
  /** What a run works with, before anything is planned; `serial` is the state's. */
  | {
      readonly kind: "started";
      readonly where: string;
      /** Of the state; absent where it could not be read. */
      readonly serial: number | undefined;
      readonly environment: Environment;
      /** Targets that are read; none are where the plan is offline. */
      readonly targets: number;
      readonly offline: boolean;
    }
  | { readonly kind: "planned"; readonly files: number; readonly bytes: number }
  | {
      readonly kind: "upload";
      readonly target: string;
      readonly name: string;
      readonly size: number;
    }
  /** Bytes of this attempt so far. */
  | {
      readonly kind: "sent";
      readonly target: string;
      readonly name: string;
      readonly bytes: number;
    }
  | {
      readonly kind: "uploaded";
      readonly target: string;
      readonly name: string;
      readonly size: number;
      readonly file_id: string;
    }
  /** An upload that is over without a file; the end of the run says why. */
  | { readonly kind: "dropped"; readonly target: string; readonly name: string }
  | {
      readonly kind: "live";
      readonly target: string;
      readonly files: number;
      readonly added: number;
      readonly withdrawn: number;
    }
  /** A wait before another try, in one sentence. */
  | { readonly kind: "wait"; readonly sentence: string }
  | { readonly kind: "warning"; readonly sentence: string };

export type Observe = (progress: Progress) => void;

/** Where progress is drawn. */
export interface Room {
  readonly columns: number;
  /** Whether more than ASCII can be drawn. */
  readonly unicode: boolean;
  /** Columns that a text takes. */
  readonly widthOf: (text: string) => number;
}
