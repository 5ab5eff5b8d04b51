import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { request } from "undici";
import { expect, test } from "vitest";
import { app, extras } from "./client.ts";

const mebibyte = 1024 * 1024;

test.skipIf(process.platform !== "linux")(
  "500 MiB go through both routes in bounded memory",
  async () => {
    const args = ["emulator/main.ts", "--port", "0", "--store-port", "0"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    try {
      let output = "";
      while (!output.includes("curl")) output += String((await once(child.stdout, "data"))[0]);
      const url = /DODO_PAYMENTS_BASE_URL=(\S+)/.exec(output)?.[1] ?? "";
      const authorization = `Bearer ${/DODO_PAYMENTS_API_KEY=(\S+)/.exec(output)?.[1]}`;
      const before = await memoryOf(child.pid, "VmRSS");
      const json = { authorization, "content-type": "application/json" };
      const body = JSON.stringify({ file_name: "big" });
      const reserved = await request(`${url}/products/${app}/files`, {
        method: "PUT",
        headers: json,
        body,
      });
      const { url: address } = (await reserved.body.json()) as { readonly url: string };
      expect(await send(address, "PUT", {}, [])).toBe(200);
      const type = { authorization, "content-type": "multipart/form-data; boundary=xyz" };
      const head = '--xyz\r\ncontent-disposition: form-data; name="file"; filename="big"\r\n\r\n';
      // 500 MiB is the most that an entitlement takes.
      expect(
        await send(`${url}/entitlements/${extras}/files`, "POST", type, [head, "\r\n--xyz--\r\n"]),
      ).toBe(201);
      const [file] = (await (await request(`${url}/_emulator/buyer/${extras}`)).body.json()) as {
        readonly size: number;
      }[];
      expect(file?.size).toBe(500 * mebibyte);
      expect((await memoryOf(child.pid, "VmHWM")) - before).toBeLessThan(250 * mebibyte);
    } finally {
      child.kill("SIGINT");
      await once(child, "exit");
    }
  },
);

/** The status of 500 MiB with something around them. */
async function send(
  url: string,
  method: "PUT" | "POST",
  headers: Record<string, string>,
  around: readonly string[],
) {
  const [head = "", tail = ""] = around;
  const block = Buffer.alloc(mebibyte, 7);
  const body = Readable.from(
    (function* () {
      if (head) yield Buffer.from(head);
      for (let count = 0; count < 500; count += 1) yield block;
      if (tail) yield Buffer.from(tail);
    })(),
  );
  const length = String(500 * mebibyte + head.length + tail.length);
  const answer = await request(url, {
    method,
    headers: { ...headers, "content-length": length },
    body,
  });
  await answer.body.dump();
  return answer.statusCode;
}

/** Bytes; VmRSS is now, VmHWM the most that it ever was. */
async function memoryOf(pid: number | undefined, field: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
}
