import { once } from "node:events";
import { createServer, request as forward } from "node:http";
import { type AddressInfo, connect } from "node:net";

export interface ProxyServer {
  /** For HTTPS_PROXY and HTTP_PROXY. */
  readonly url: string;
  /** `CONNECT host:port`, or the method and the address of a plain request, without its query. */
  readonly asked: readonly string[];
  /** Headers of what came to it, as text. */
  readonly heads: readonly string[];
  close(): Promise<void>;
}

/** An HTTP proxy on loopback. It leads to this machine alone, and refuses every other host with 403. */
export async function startProxy(): Promise<ProxyServer> {
  const asked: string[] = [];
  const heads: string[] = [];
  const isHere = (hostname: string) => hostname === "127.0.0.1" || hostname === "localhost";
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://nowhere.invalid");
    asked.push(`${request.method} ${url.origin}${url.pathname}`);
    heads.push(request.rawHeaders.join("\n"));
    if (!isHere(url.hostname)) return void response.writeHead(403).end();
    const { method, headers } = request;
    const onward = forward(url, { ...(method ? { method } : {}), headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    heads.push(request.rawHeaders.join("\n"));
    const { hostname, port } = new URL(`http://${request.url}`);
    if (!isHere(hostname)) return void socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const onward = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const [end, other] of [
      [onward, socket],
      [socket, onward],
    ] as const)
      end.on("error", () => other.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    heads,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
