import { createHash, randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/emulator.ts";
import type { Variant } from "../../emulator/variants.ts";

export const app = "pdt_TestApp1";
export const extras = "ent_TestExtras1";

interface ListedFile {
  readonly file_id: string;
  readonly filename: string;
  readonly download_url: string;
  readonly file_size?: number | null;
}

/** A small client that knows nothing of the program under `src`. */
export function clientOf(emulator: Emulator, key = emulator.keys.write) {
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: text === "" ? null : JSON.parse(text),
    };
  };
  const reserve = async (name: string, id = app): Promise<{ file_id: string; url: string }> =>
    (await send("PUT", `/products/${id}/files`, { file_name: name })).json;
  const attach = (ids: readonly string[], more: object = {}, id = app) =>
    send("PATCH", `/products/${id}`, { digital_product_delivery: { files: ids, ...more } });
  return {
    send,
    reserve,
    attach,
    /** Reserves and sends; the id. */
    deliver: async (name: string, bytes: string | Uint8Array = name, id = app) => {
      const { file_id, url } = await reserve(name, id);
      const stored = await put(url, bytes);
      if (stored.status !== 200) throw new Error(`the store answered ${stored.status}`);
      return file_id;
    },
    /** Ids that the product lists as its own. */
    listed: async (id = app): Promise<readonly string[]> =>
      idsOf((await send("GET", `/products/${id}`)).json),
    files: async (id = app): Promise<readonly ListedFile[]> =>
      (await send("GET", `/products/${id}`)).json.digital_product_delivery?.files ?? [],
    extras: async (id = extras): Promise<readonly ListedFile[]> =>
      (await send("GET", `/entitlements/${id}`)).json.integration_config.digital_files.files,
    upload: async (name: string, bytes: string | Uint8Array = name, id = extras) => {
      const form = new FormData();
      form.append("filename", name);
      form.append(
        "file",
        new Blob([Buffer.from(bytes)], { type: "application/octet-stream" }),
        name,
      );
      const response = await fetch(`${emulator.url}/entitlements/${id}/files`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}` },
        body: form,
      });
      const text = await response.text();
      return { status: response.status, json: text === "" ? null : JSON.parse(text) };
    },
  };
}

function idsOf(product: { digital_product_delivery?: { files: readonly ListedFile[] } | null }) {
  return product.digital_product_delivery?.files.map((file) => file.file_id) ?? [];
}

export function put(url: string, bytes: string | Uint8Array, headers: Record<string, string> = {}) {
  return fetch(url, { method: "PUT", body: Buffer.from(bytes), headers });
}

/** A request with exactly these headers, since `fetch` has its own mind about some; half of the body, then a cut, where `cut`. */
export function raw(
  url: string,
  headers: Record<string, string>,
  body?: { readonly bytes: Buffer; readonly cut?: boolean; readonly method?: string },
) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = httpRequest(url, { method: body?.method ?? "PUT", headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on("error", reject);
    if (!body?.cut) request.end(body?.bytes);
    else
      request.write(body.bytes.subarray(0, body.bytes.length / 2), () =>
        setTimeout(() => request.destroy(), 30),
      );
  });
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function md5(bytes: string | Uint8Array): string {
  return createHash("md5").update(bytes).digest("hex");
}

export function noise(size: number): Buffer {
  return randomBytes(size);
}

/** Runs with an emulator of its own. */
export async function withEmulator<T>(
  options: EmulatorOptions,
  run: (emulator: Emulator) => Promise<T>,
): Promise<T> {
  const emulator = await startEmulator(options);
  try {
    return await run(emulator);
  } finally {
    await emulator.close();
  }
}

export function withVariant<T>(
  variant: Partial<Variant>,
  run: (client: ReturnType<typeof clientOf>, emulator: Emulator) => Promise<T>,
): Promise<T> {
  return withEmulator({ variant }, (emulator) => run(clientOf(emulator), emulator));
}
