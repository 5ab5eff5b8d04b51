import { text } from "node:stream/consumers";
import type { Exchange } from "./cuts.ts";
import type { Emulator } from "./emulator.ts";
import type { Fault } from "./faults.ts";

type Act = (emulator: Emulator, id: string, body: unknown) => unknown;

// What a test in this process calls by name, for everybody else.
const acts: { readonly [request: string]: Act } = {
  "GET requests": (emulator) => emulator.requests,
  "GET violations": (emulator) => emulator.violations,
  "GET buyer": (emulator, id) => emulator.buyer(id),
  "GET history": (emulator, id) => emulator.history(id),
  "GET product": (emulator, id) => emulator.product(id),
  "GET grants": (emulator) => emulator.grants.views(),
  "POST grants": (emulator, entitlement, body) => emulator.grants.add({ ...(body as object), entitlement }),
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
export async function serveControl(emulator: Emulator, { request, response }: Exchange): Promise<void> {
  const [word = "", ...rest] = decodeURIComponent((request.url ?? "").replace("/_emulator/", "")).split("/");
  const act = acts[`${request.method} ${word}`];
  const { status, json } = await resultOf(async () => {
    if (!act) throw new Error(`There is no ${request.method} ${word}. There are: ${Object.keys(acts).join(", ")}.`);
    const sent = await text(request);
    return act(emulator, rest.join("/"), sent === "" ? {} : JSON.parse(sent));
  });
  response.writeHead(status, { "content-type": "application/json" });
  response.end(`${JSON.stringify(json)}\n`);
}

async function resultOf(act: () => unknown): Promise<{ readonly status: number; readonly json: unknown }> {
  try {
    return { status: 200, json: (await act()) ?? null };
  } catch (error) {
    return { status: 400, json: { message: error instanceof Error ? error.message : String(error) } };
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
