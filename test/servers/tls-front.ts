import { once } from "node:events";
import { request as forward } from "node:http";
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from "node:http2";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { generate } from "selfsigned";

export interface TlsFront {
  readonly url: string;
  /** Of each request: the version of HTTP that it came by. */
  readonly versions: readonly string[];
  close(): Promise<void>;
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** For 127.0.0.1, signed by itself. */
export async function aCertificate(): Promise<Certificate> {
  const names = [{ type: 7, ip: "127.0.0.1" }] as const;
  const { private: key, cert } = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    extensions: [{ name: "subjectAltName", altNames: [...names] }],
  });
  return { key, cert };
}

/** TLS before a plain server, offering HTTP/2 first, as Dodo and its store may. `replace` is done to what it says in JSON. */
export async function startTlsFront(
  origin: string,
  { key, cert }: Certificate,
  replace: (said: string) => string = (said) => said,
): Promise<TlsFront> {
  const versions: string[] = [];
  const server = createSecureServer({ key, cert, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    pass(request, response, { origin, replace });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    versions,
    close: () => closed(server),
  };
}

interface Passing {
  readonly origin: string;
  readonly replace: (said: string) => string;
}

function pass(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  { origin, replace }: Passing,
): void {
  const { host } = new URL(origin);
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !name.startsWith(":")),
  );
  const onward = forward(new URL(request.url, origin), {
    method: request.method,
    headers: { ...headers, host },
  });
  onward.once("error", () => response.destroy());
  onward.once("response", async (answer) => {
    const isJson = answer.headers["content-type"]?.includes("json") ?? false;
    const own = [
      "connection",
      "keep-alive",
      "transfer-encoding",
      ...(isJson ? ["content-length"] : []),
    ];
    const said = Object.entries(answer.headers).filter(([name]) => !own.includes(name));
    response.writeHead(answer.statusCode ?? 502, Object.fromEntries(said));
    if (isJson) response.end(replace(await text(answer)));
    else answer.pipe(response);
  });
  request.pipe(onward);
}

async function closed(server: Http2SecureServer): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}
