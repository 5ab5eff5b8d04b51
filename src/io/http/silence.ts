import util from "node:util";

/**
 * Where NODE_DEBUG names it, the HTTP client prints whole addresses, signatures and all. It asks for that once, as it is loaded, and gets no
 * for an answer from here on.
 */
export function silenceHttpDebug(): void {
  const silent = Object.assign(() => {}, { enabled: false });
  Object.assign(util, { debuglog: () => silent });
}
