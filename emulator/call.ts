import type { IncomingMessage } from "node:http";
import type { Answer } from "./answers.ts";
import type { SchemaName } from "./schemas.ts";
import type { EmulatorState } from "./state.ts";

/** A request that passed the key, the query and the body's schema. */
export interface Call {
  readonly world: EmulatorState;
  readonly id: string;
  readonly fileId: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly request: IncomingMessage;
  /** For the history, e.g. `PATCH /products/pdt_TestApp1`. */
  readonly label: string;
  /** Seconds ago that URLs of the answer were signed; more than 0 where a fault wants them expired, less where the clock is wrong. */
  readonly age: number;
}

export interface Route {
  readonly method: "GET" | "PATCH" | "PUT" | "POST" | "DELETE";
  /** Named groups `id` and `file`. */
  readonly path: RegExp;
  /** What each query parameter must look like; others are refused. */
  readonly query: { readonly [name: string]: RegExp };
  /** The schema of the JSON body; null where the route takes none, or reads it itself. */
  readonly body: SchemaName | null;
  /** The schema of a good answer; null where it has no body. */
  readonly answers: SchemaName | null;
  readonly run: (call: Call) => Promise<Answer>;
}

export const paging = { page_size: /^(\d|[1-9]\d|100)$/, page_number: /^\d{1,9}$/ } as const;
