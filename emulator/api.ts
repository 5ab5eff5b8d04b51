import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, invalid, notFound, refuse } from "./answers.ts";
import type { Call, Route } from "./call.ts";
import { cut, type Exchange } from "./cuts.ts";
import { entitlementRoutes } from "./entitlement-routes.ts";
import { type FaultKind, skewOf, waitHeaders } from "./faults.ts";
import { productRoutes } from "./product-routes.ts";
import { complaintAbout } from "./schemas.ts";
import type { EmulatorState } from "./state.ts";

const routes: readonly Route[] = [...productRoutes, ...entitlementRoutes];

const bodyLimit = 4 * 1024 * 1024;
const hour = 3600;

/** Takes one request to Dodo's API. */
export async function serveApi(world: EmulatorState, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const entry = world.ledger.open("api", request, response);
  const fault = world.faults.take(entry);
  const isOver = cut(exchange, fault);
  await world.hook?.(entry.n, entry, "before");
  if (isOver) return;
  const limit = world.rateLimiter?.take();
  for (const [name, value] of Object.entries(limit?.headers ?? {})) response.setHeader(name, value);
  try {
    const answer =
      (await withoutWork(request, { fault, limited: limit?.refused ?? false })) ??
      (await work(world, { request, fault }));
    await world.hook?.(entry.n, entry, "after");
    send(world, response, { answer, fault });
  } catch (error) {
    // A body that never came whole, or was cut on purpose, gets no answer; all else is a mistake of the emulator's own.
    if (request.destroyed && (!request.complete || fault?.kind === "reset-middle")) return;
    world.violations.push(`The emulator failed at ${entry.method} ${entry.path}: ${String(error)}`);
    send(world, response, {
      answer: refuse(500, "INTERNAL_SERVER_ERROR", String(error)),
      fault: null,
    });
  }
}

interface Stopped {
  readonly fault: FaultKind | null;
  readonly limited: boolean;
}

async function withoutWork(
  request: IncomingMessage,
  { fault, limited }: Stopped,
): Promise<Answer | null> {
  if (fault?.kind !== "status" && fault?.kind !== "html" && !limited) return null;
  for await (const _ of request);
  if (fault?.kind === "status") {
    return refuse(
      fault.status,
      fault.code ?? codeOf(fault.status),
      fault.message ?? "It was ordered to fail.",
    );
  }
  if (fault?.kind === "html") return { status: fault.status ?? 200 };
  return refuse(429, "TOO_MANY_REQUESTS", "Too many requests.");
}

async function work(
  world: EmulatorState,
  { request, fault }: Pick<Exchange, "request"> & Pick<Stopped, "fault">,
): Promise<Answer> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const label = `${request.method} ${url.pathname}`;
  const stop = keyProblem(world, request);
  if (stop) return stop;
  const route = routes.find(
    (each) => each.method === request.method && each.path.test(url.pathname),
  );
  if (!route) {
    world.violations.push(`${label} is no route`);
    return notFound(label);
  }
  const query = queryProblem(route, url.searchParams);
  if (query) return query;
  const body = route.body ? await jsonOf(request) : undefined;
  if (body && "refused" in body) return body.refused;
  const complaint = route.body && complaintAbout(route.body, body?.json);
  if (complaint) return invalid(complaint);
  const groups = route.path.exec(url.pathname)?.groups ?? {};
  const call: Call = {
    world,
    request,
    label,
    id: decodeURIComponent(groups["id"] ?? ""),
    fileId: decodeURIComponent(groups["file"] ?? ""),
    query: url.searchParams,
    body: body?.json,
    age: ageOf(fault),
  };
  const answer = await route.run(call);
  if (answer.status < 300 && route.answers) mustFit(route.answers, answer.json);
  return answer;
}

function keyProblem({ keys, variant }: EmulatorState, request: IncomingMessage): Answer | null {
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (key !== keys.write && key !== keys.read)
    return refuse(401, "UNAUTHORIZED", "The API key is missing or wrong.");
  if (key === keys.write || request.method === "GET") return null;
  const code = variant.readOnlyStatus === 401 ? "UNAUTHORIZED" : "FORBIDDEN";
  return refuse(variant.readOnlyStatus, code, "This API key may read only.");
}

function queryProblem(route: Route, query: URLSearchParams): Answer | null {
  for (const [name, value] of query) {
    if (!route.query[name]?.test(value))
      return invalid(`The parameter ${name} is wrong.`, "INVALID_REQUEST_PARAMETERS");
  }
  return null;
}

async function jsonOf(
  request: IncomingMessage,
): Promise<{ readonly json: unknown } | { readonly refused: Answer }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  if (size > bodyLimit)
    return { refused: refuse(413, "PAYLOAD_TOO_LARGE", "The body is too large.") };
  if (!/^application\/json *(;|$)/i.test(request.headers["content-type"] ?? "")) {
    return { refused: invalid("The content type must be application/json.") };
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { refused: invalid("The body is not JSON.") };
  }
}

function ageOf(fault: FaultKind | null): number {
  return fault?.kind === "expired-url" ? hour : -skewOf(fault);
}

function mustFit(schema: Exclude<Route["answers"], null>, json: unknown): void {
  const complaint = complaintAbout(schema, json);
  if (complaint) throw new Error(`the answer is no ${schema}: ${complaint}`);
}

function codeOf(status: number): string {
  if (status === 429) return "TOO_MANY_REQUESTS";
  return status >= 500 ? "INTERNAL_SERVER_ERROR" : "ORDERED";
}

interface Sent {
  readonly answer: Answer;
  readonly fault: FaultKind | null;
}

function send(world: EmulatorState, response: ServerResponse, { answer, fault }: Sent): void {
  const isError = answer.status >= 400;
  const json =
    answer.json === undefined || (isError && !world.variant.errorBodies)
      ? ""
      : JSON.stringify(answer.json);
  const body = Buffer.from(spoiled(json, fault));
  const type = fault?.kind === "html" ? "text/html" : "application/json";
  response.setHeader("x-request-id", `req_${world.ledger.entries.length}`);
  if (skewOf(fault) !== 0)
    response.setHeader("date", new Date(Date.now() + skewOf(fault) * 1000).toUTCString());
  for (const [name, value] of Object.entries(waitHeaders(fault))) response.setHeader(name, value);
  if (answer.status !== 204) response.setHeader("content-length", body.length);
  if (body.length > 0) response.setHeader("content-type", type);
  response.statusCode = answer.status;
  response.end(body.length > 0 ? body : undefined);
}

function spoiled(json: string, fault: FaultKind | null): string {
  if (fault?.kind === "status" && fault.body !== undefined) return fault.body;
  if (fault?.kind === "html")
    return "<!doctype html><title>Please wait</title><p>Something in between answers.";
  if (fault?.kind === "truncated-json") return json.slice(0, Math.floor(json.length / 2));
  if (fault?.kind === "malformed-json") return '{"file_id": ,}';
  return json;
}
