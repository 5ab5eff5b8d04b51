import { dodoHosts, isDodo, isLoopback, trustedUrl } from "../core/dodo/hosts.ts";
import type { Environment } from "../core/manifest/manifest.ts";
import type { FaceInput } from "./face-input.ts";
import type { InputReader } from "./input-reader.ts";

/** The base of Dodo's API; a live key goes to Dodo's own host or to this machine only. */
export function baseUrlOf(
  { env }: FaceInput,
  environment: Environment | undefined,
  read: InputReader,
): URL {
  const ours = new URL(dodoHosts[environment ?? "test_mode"]);
  const text = env["DODO_PAYMENTS_BASE_URL"]?.trim();
  if (!text) return ours;
  const url = trustedUrl(text);
  if (!url) {
    read.complain(
      "DODO_PAYMENTS_BASE_URL",
      "is not an https address",
      `${ours.origin}, or leave it out`,
    );
    return ours;
  }
  if (environment === "live_mode" && !isLoopback(url) && !isDodo(url)) {
    read.complain(
      "DODO_PAYMENTS_BASE_URL",
      `names ${url.host}, and a live key goes to Dodo only`,
      ours.origin,
    );
  }
  return url;
}

/** Says so if the key goes to another host. */
export function noticesOf({ env }: FaceInput): readonly string[] {
  const text = env["DODO_PAYMENTS_BASE_URL"]?.trim();
  if (!text || !URL.canParse(text)) return [];
  const url = new URL(text);
  return isDodo(url) || isLoopback(url)
    ? []
    : [`The key goes to ${url.host} (DODO_PAYMENTS_BASE_URL), which is not Dodo's own host.`];
}
