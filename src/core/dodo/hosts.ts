import type { Environment } from "../manifest/manifest.ts";

/** Dodo's own API hosts. */
export const dodoHosts: { readonly [E in Environment]: string } = {
  test_mode: "https://test.dodopayments.com",
  live_mode: "https://live.dodopayments.com",
};

/** Whether this is one of Dodo's own hosts. */
export function isDodo(url: URL): boolean {
  return Object.values(dodoHosts).includes(url.origin);
}

/** Where a key or a token may go: https, or this machine, without a login or a query; undefined for any other text. */
export function trustedUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password || url.search) return undefined;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))
    ? url
    : undefined;
}

/** Whether this host is the machine itself, where plain http is allowed. */
export function isLoopback(url: URL): boolean {
  return ["localhost", "[::1]"].includes(url.hostname) || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}
