import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { type Answer, invalid, ok, refuse } from "./answers.ts";
import type { Call } from "./call.ts";
import { overCap } from "./list-change.ts";
import { newFile, setFiles, type Target } from "./shop.ts";

/** `POST /entitlements/{id}/files`: the parts `filename`, then `file`; stored and attached once all of it is here. */
export async function takeFile(call: Call, entitlement: Target): Promise<Answer> {
  const { world, request, label } = call;
  const limit = world.variant.entitlementBytes;
  if (!/^multipart\/form-data *;/i.test(request.headers["content-type"] ?? "")) {
    return invalid("The body must be multipart/form-data.");
  }
  const full = overCap(entitlement.files.length + 1, world.variant.fileCap);
  if (full) return drained(call, full);
  if (Number(request.headers["content-length"] ?? 0) > limit + slack)
    return drained(call, tooLarge(limit));
  const spool = join(tmpdir(), `dodo-emulator-${randomUUID()}`);
  try {
    const form = await readForm(call, spool).catch((error: unknown) => {
      if (!request.complete) throw error;
      return `The form is broken: ${error instanceof Error ? error.message : error}.`;
    });
    if (typeof form === "string") return invalid(form);
    if (form.size > limit) return tooLarge(limit);
    const complaint = complaintAboutForm(form);
    if (complaint) return invalid(complaint);
    const { name, type, size } = form;
    const file = newFile(world.shop, entitlement.id, { name, type });
    await world.objects.put(file.key, { bytes: createReadStream(spool), size, type });
    setFiles(world.shop, entitlement, {
      files: [...entitlement.files, file.id],
      lag: world.variant.listLag,
    });
    await world.history.note(label);
    return ok({ file_id: file.id }, 201);
  } finally {
    await rm(spool, { force: true });
  }
}

// What boundaries and part heads may take.
const slack = 64 * 1024;

interface Form {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Names of the parts in the order that they came in. */
  readonly parts: readonly string[];
}

async function readForm({ request, world }: Call, spool: string): Promise<Form> {
  const parts: string[] = [];
  let name = "";
  let type = "application/octet-stream";
  let size = 0;
  const writes: Promise<void>[] = [];
  const parser = busboy({
    headers: request.headers,
    defParamCharset: "utf8",
    preservePath: true,
    limits: { fileSize: world.variant.entitlementBytes + 1 },
  });
  parser.on("field", (part, value) => {
    parts.push(part);
    if (part === "filename") name = value;
  });
  parser.on("file", (part, bytes: Readable, about) => {
    parts.push(part);
    if (part !== "file" || writes.length > 0) return bytes.resume();
    name ||= about.filename ?? "";
    type = about.mimeType;
    bytes.on("data", (chunk: Buffer) => (size += chunk.length));
    const write = pipeline(bytes, createWriteStream(spool));
    write.catch(() => parser.destroy());
    writes.push(write);
  });
  await pipeline(request, parser);
  await Promise.all(writes);
  return { name, type, size, parts };
}

function complaintAboutForm({ parts, name }: Form): string | null {
  if (parts.filter((part) => part === "file").length !== 1) return "There must be one part `file`.";
  const unknown = parts.find((part) => part !== "file" && part !== "filename");
  if (unknown !== undefined) return `There is no part ${unknown}.`;
  if (parts.at(-1) !== "file") return "The part `filename` must come before `file`.";
  return name === "" ? "The file has no name." : null;
}

function tooLarge(limit: number): Answer {
  return refuse(413, "PAYLOAD_TOO_LARGE", `Files may have ${limit} bytes at most.`);
}

// An answer in the middle of a body looks like a broken connection to most clients.
async function drained({ request }: Call, answer: Answer): Promise<Answer> {
  for await (const _ of request);
  return answer;
}
