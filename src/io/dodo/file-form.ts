import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { LocalFile } from "../../core/placement/placement.ts";
import { type BytesListener, readPlanned, type SentBytes } from "./planned-bytes.ts";

/** A form with one file, for one request: exact length, never chunked. */
export interface FileForm extends SentBytes {
  readonly headers: { readonly "content-type": string; readonly "content-length": string };
}

/**
 * The parts `filename` and `file`. The closing boundary comes only once the bytes are known to be the planned ones, so that a
 * changed file never makes a whole form. Throws `file-changed`, `file-unreadable`.
 */
export async function openFileForm(
  { name, file }: { readonly name: string; readonly file: LocalFile },
  listener: BytesListener,
): Promise<FileForm> {
  const { default: mime } = await import("mime");
  const boundary = `dodo-files-${randomUUID()}`;
  const head = Buffer.from(
    [
      `--${boundary}`,
      'Content-Disposition: form-data; name="filename"',
      "",
      name,
      `--${boundary}`,
      `Content-Disposition: form-data; name="file"; filename="${quotable(name)}"`,
      `Content-Type: ${mime.getType(name) ?? "application/octet-stream"}`,
      "",
      "",
    ].join("\r\n"),
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const bytes = await readPlanned(file, listener);
  const body = Buffer.isBuffer(bytes.body)
    ? Buffer.concat([head, bytes.body, tail])
    : around(head, bytes.body, tail);
  bytes.arrived();
  return {
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": String(head.length + file.size + tail.length),
    },
    body,
    md5: bytes.md5,
    stopped: bytes.stopped,
  };
}

function around(head: Buffer, bytes: Readable, tail: Buffer): Readable {
  const parts = async function* (): AsyncGenerator<Buffer> {
    yield head;
    yield* bytes as AsyncIterable<Buffer>;
    yield tail;
  };
  return Readable.from(parts(), { objectMode: false, highWaterMark: 1 });
}

/** As browsers write it; a delivered name has no line break. */
function quotable(name: string): string {
  return name.replaceAll('"', "%22");
}
