import type { IncomingMessage } from "node:http";
import type { Exchange } from "./cuts.ts";
import { type FaultKind, waitHeaders } from "./faults.ts";
import type { Variant } from "./variants.ts";

/** S3's no, before it is XML. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headersNotSigned?: string;
}

const largestPut = 5 * 1024 ** 3;
const skew = 15 * 60_000;

/** What S3 refuses before it reads a body; signatures and expiry are s3rver's to check. */
export function refusalOf(request: IncomingMessage, variant: Variant): Refusal | null {
  const { method, headers } = request;
  const url = urlOf(request);
  if (headers.authorization !== undefined) {
    return no(
      400,
      "InvalidArgument",
      "Only one auth mechanism allowed; the URL is signed already.",
    );
  }
  if (method !== "GET" && method !== "PUT" && method !== "HEAD") {
    return no(
      405,
      "MethodNotAllowed",
      "The specified method is not allowed against this resource.",
    );
  }
  if (!url.searchParams.has("X-Amz-Signature")) return no(403, "AccessDenied", "Access Denied");
  if (headers["transfer-encoding"] !== undefined) {
    return no(
      501,
      "NotImplemented",
      "A header you provided implies functionality that is not implemented",
    );
  }
  if (method === "PUT" && headers["content-length"] === undefined) {
    return no(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
  }
  if (Number(headers["content-length"] ?? 0) > largestPut) {
    return no(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size.");
  }
  const headersNotSigned = unsigned(request, variant).join(", ");
  if (headersNotSigned !== "") {
    const message = "There were headers present in the request which were not signed";
    return { ...no(403, "AccessDenied", message), headersNotSigned };
  }
  return signedAt(url) > Date.now() + skew
    ? no(403, "AccessDenied", "Request is not valid yet")
    : null;
}

/** The refusal that a fault orders. */
export function ordered(fault: FaultKind | null): Refusal | null {
  if (fault?.kind === "expired-url") return no(403, "AccessDenied", "Request has expired");
  if (fault?.kind === "clock-skew") {
    const message = "The difference between the request time and the current time is too large.";
    return no(403, "RequestTimeTooSkewed", message);
  }
  if (fault?.kind === "html") return no(fault.status ?? 200, "", "");
  if (fault?.kind !== "status") return null;
  const usual = fault.status === 503 ? "SlowDown" : "InternalError";
  return no(fault.status, fault.code ?? usual, fault.message ?? "It was ordered to fail.");
}

interface Ordered {
  readonly refusal: Refusal;
  readonly fault: FaultKind | null;
}

/** Sends a refusal, in the fault's own words where it has some. */
export async function refuse(
  { request, response }: Exchange,
  { fault, refusal }: Ordered,
): Promise<void> {
  // An answer in the middle of a body looks like a broken connection to most clients.
  try {
    for await (const _ of request);
  } catch {
    return;
  }
  response.statusCode = refusal.status;
  response.setHeader("content-type", fault?.kind === "html" ? "text/html" : "application/xml");
  for (const [name, value] of Object.entries(waitHeaders(fault))) response.setHeader(name, value);
  if (fault?.kind === "html") response.end("<!doctype html><title>Please wait</title>");
  else response.end(fault?.kind === "status" ? (fault.body ?? xmlOf(refusal)) : xmlOf(refusal));
}

export function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? "/", "http://127.0.0.1");
}

/** Milliseconds since the epoch, of `20260102T030405Z`. */
export function signedAt(url: URL): number {
  const date = url.searchParams.get("X-Amz-Date") ?? "";
  return Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
}

function no(status: number, code: string, message: string): Refusal {
  return { status, code, message };
}

function unsigned(request: IncomingMessage, { unsignedHeaders }: Variant): readonly string[] {
  const signed = (urlOf(request).searchParams.get("X-Amz-SignedHeaders") ?? "").split(";");
  const strict = unsignedHeaders === "refuse" ? ["content-type", "content-md5"] : [];
  return Object.keys(request.headers).filter(
    (name) => (name.startsWith("x-amz-") || strict.includes(name)) && !signed.includes(name),
  );
}

// Every value is our own or a header's name: nothing to escape.
function xmlOf({ code, message, headersNotSigned }: Refusal): string {
  const more =
    headersNotSigned === undefined
      ? ""
      : `<HeadersNotSigned>${headersNotSigned}</HeadersNotSigned>`;
  const error = `<Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${error}`;
}
