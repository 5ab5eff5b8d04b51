import { text } from "node:stream/consumers";
import type { BuyerFile, BuyerMoment } from "./buyer.ts";
import type { Exchange } from "./cuts.ts";
import type { GrantOrder, GrantView } from "./dashboard.ts";
import type { Fault } from "./faults.ts";
import type { FixtureFile, Fixtures } from "./fixtures.ts";
import type { LedgerEntry } from "./requests.ts";

/** What can be seen of it and done to it beside the API, by a test in this process or by anybody below `/_emulator/`. */
export interface Controls {
  /** Every request to the API and the store, in order. */
  readonly requests: readonly Readonly<LedgerEntry>[];
  /** What no program should ever have sent, in words. */
  readonly violations: readonly string[];
  /** What a buyer of the product or entitlement gets now. */
  buyer(id: string): Promise<readonly BuyerFile[]>;
  /** Every moment at which what a buyer gets changed, oldest first, the start among them. */
  history(id: string): readonly BuyerMoment[];
  /** The raw fields of a product or entitlement, lists as ids: to prove that others were left alone. */
  product(id: string): { readonly [field: string]: unknown };
  fault(fault: Fault): void;
  /** Takes back every fault that was ordered. */
  clearFaults(): void;
  /** A foreign file, made by hand in the dashboard; its id. */
  addFile(target: string, file: FixtureFile): Promise<string>;
  /** Detached by hand in the dashboard; the bytes stay. */
  removeFile(target: string, file_id: string): Promise<void>;
  archive(id: string): void;
  readonly grants: {
    /** Sells: the customer keeps the files of now, or those named. Its id. */
    add(grant: GrantOrder): string;
    /** What past buyers can still download. */
    views(): Promise<readonly GrantView[]>;
  };
  /** Everything as at the start, or with other fixtures; ports and URLs stay. */
  reset(fixtures?: Fixtures): Promise<void>;
}

type Act = (emulator: Controls, id: string, body: unknown) => unknown;

const acts: { readonly [request: string]: Act } = {
  "GET requests": (emulator) => emulator.requests,
  "GET violations": (emulator) => emulator.violations,
  "GET buyer": (emulator, id) => emulator.buyer(id),
  "GET history": (emulator, id) => emulator.history(id),
  "GET product": (emulator, id) => emulator.product(id),
  "GET grants": (emulator) => emulator.grants.views(),
  "POST grants": (emulator, entitlement, body) =>
    emulator.grants.add({ ...(body as object), entitlement }),
  "POST faults": (emulator, _, body) => emulator.fault(faultOf(body)),
  "DELETE faults": (emulator) => emulator.clearFaults(),
  "POST files": (emulator, id, body) => emulator.addFile(id, fileOf(body)),
  "DELETE files": (emulator, ids) => {
    const [id = "", file = ""] = ids.split("/");
    return emulator.removeFile(id, file);
  },
  "POST archive": (emulator, id) => emulator.archive(id),
  "POST reset": (emulator) => emulator.reset(),
};

/** Takes one request below `/_emulator/`: `METHOD /_emulator/WORD/ID` as README.md lists them; JSON in, JSON out. */
export async function serveControl(
  emulator: Controls,
  { request, response }: Exchange,
): Promise<void> {
  const [word = "", ...rest] = decodeURIComponent(
    (request.url ?? "").replace("/_emulator/", ""),
  ).split("/");
  const act = acts[`${request.method} ${word}`];
  const { status, json } = await resultOf(async () => {
    if (!act)
      throw new Error(
        `There is no ${request.method} ${word}. There are: ${Object.keys(acts).join(", ")}.`,
      );
    const sent = await text(request);
    return act(emulator, rest.join("/"), sent === "" ? {} : JSON.parse(sent));
  });
  response.writeHead(status, { "content-type": "application/json" });
  response.end(`${JSON.stringify(json)}\n`);
}

async function resultOf(
  act: () => unknown,
): Promise<{ readonly status: number; readonly json: unknown }> {
  try {
    return { status: 200, json: (await act()) ?? null };
  } catch (error) {
    return {
      status: 400,
      json: { message: error instanceof Error ? error.message : String(error) },
    };
  }
}

// JSON has no patterns: `{"on": {"pattern": "^/products/.*"}}`.
function faultOf(body: unknown): Fault {
  const { on, ...fault } = body as Fault & { readonly on?: { readonly pattern?: string } };
  if (!fault.kind) throw new Error("A fault needs a kind.");
  const { pattern, ...rest } = on ?? {};
  return { ...fault, on: pattern === undefined ? rest : { ...rest, path: new RegExp(pattern) } };
}

function fileOf(body: unknown) {
  const {
    name,
    text: plain,
    base64,
  } = body as { readonly name?: string; readonly text?: string; readonly base64?: string };
  if (!name) throw new Error("A file needs a name.");
  return { name, bytes: base64 === undefined ? (plain ?? "") : Buffer.from(base64, "base64") };
}
