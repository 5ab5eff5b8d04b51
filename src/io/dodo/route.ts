import type { Dispatcher } from "undici";
import type { ListAnswer, Storefront, Upload } from "../../app/ports.ts";
import { Problem } from "../../core/problem.ts";
import type { Budget } from "../http/retry.ts";
import type { Answer, DodoClient, DodoRequest } from "./client.ts";
import { digestOf, proveEqual, sizeOf } from "./download.ts";

/** What both of Dodo's routes work with. */
export interface StorefrontOptions {
  readonly client: DodoClient;
  readonly dispatcher: Dispatcher;
  readonly say: (sentence: string) => void;
  /** Called with every secret part of an address, before the address is used. */
  readonly secret: (text: string) => void;
  /** Milliseconds before a second try. */
  readonly retryDelay: number;
  /** Milliseconds without a sign of life after which a transfer counts as dead; 30,000 unless told. */
  readonly stallTime?: number;
  readonly budget?: Budget | undefined;
}

/** What buyers download comes from the same store by either route. */
export function downloads(
  options: StorefrontOptions,
): Pick<Storefront, "digest" | "prove" | "size"> {
  const { client, dispatcher, say, secret, retryDelay, budget } = options;
  const download = { dispatcher, apiUrl: client.baseUrl, say, secret, retryDelay, budget };
  return {
    digest: (live, size) => digestOf(live.download_url, size, download),
    size: (live) => sizeOf(live, download),
    prove: (live, file, limit) => proveEqual(live, file, { ...download, limit }),
  };
}

/** Sends a new list; a refusal is an answer here, and no failure. */
export async function patchList(
  client: DodoClient,
  call: Pick<DodoRequest, "target" | "path" | "body">,
): Promise<ListAnswer> {
  const isRefused = ({ status }: Answer) => status === 422;
  // The code is documented, its status is not, and errors may come without a body.
  const isInUse = ({ status, code }: Answer) =>
    code === "FILE_IN_USE" || (status === 409 && code === "");
  const expected = (answer: Answer) => isRefused(answer) || isInUse(answer);
  const answer = await client.call({ ...call, method: "PATCH", expected });
  if (!expected(answer)) return { kind: "accepted" };
  return { kind: isInUse(answer) ? "in-use" : "refused", message: saidBy(answer) };
}

/** Status, code and message, as far as there are any. */
export function saidBy({ status, code, message }: Answer): string {
  return [String(status), code, message].filter(Boolean).join(" ");
}

/** The same problem with the file and the target in it; `again`: whether it may be tried again, where the caller knows better. */
export function ofUpload(error: unknown, { name, target }: Upload, again?: boolean): unknown {
  if (!(error instanceof Problem)) return error;
  const transient = again ?? error.transient;
  return error.with({ message: `${name}: ${error.message}`, transient, target });
}
