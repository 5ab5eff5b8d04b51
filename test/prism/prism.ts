import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

export interface Prism {
  readonly url: string;
  /** What it printed so far, violations among it. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Prism as a proxy: every request and answer that is not as Dodo's OpenAPI has it becomes an error. */
export async function startPrism(upstream: string): Promise<Prism> {
  const port = await freePort();
  const bin = at("node_modules/@stoplight/prism-cli/dist/index.js");
  const spec = at("../../emulator/dodo-openapi.yaml");
  const args = [
    bin,
    "proxy",
    spec,
    upstream,
    "--errors",
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
  ];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (log += chunk));
  await listening(child, () => log);
  return {
    url: `http://127.0.0.1:${port}`,
    log: () => log,
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

async function listening(child: ChildProcess, log: () => string): Promise<void> {
  while (!log().includes("is listening on")) {
    if (child.exitCode !== null) throw new Error(`Prism did not start:\n${log()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
