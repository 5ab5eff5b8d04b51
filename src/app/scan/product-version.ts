import type { Product } from "../../core/manifest/manifest.ts";
import { versionMissing } from "../../core/placement/problems.ts";
import type { Workspace } from "../ports.ts";
import { type Complaints, catchProblem } from "./complaints.ts";

/** What each product says its version is; absent where it says nothing. `lenient`: what is missing is a warning. */
export async function readVersions(
  products: readonly Product[],
  workspace: Workspace,
  { complaints, lenient }: { readonly complaints: Complaints; readonly lenient: boolean },
): Promise<ReadonlyMap<Product, string>> {
  const versions = new Map<Product, string>();
  for (const product of products) {
    const source = product.version;
    if (!source) continue;
    if ("text" in source) {
      versions.set(product, source.text);
      continue;
    }
    const text = complaints.unwrap(
      await catchProblem(() => workspace.text(source.file)),
      product.at,
    );
    if (text === undefined) continue;
    const read = text === null ? { fault: "there is no such file" } : versionIn(text, source.file);
    if ("version" in read) versions.set(product, read.version);
    else complaints[lenient ? "warn" : "stop"](versionMissing(product, source.file, read.fault));
  }
  return versions;
}

function versionIn(
  text: string,
  path: string,
): { readonly version: string } | { readonly fault: string } {
  if (!/\.json$/i.test(path)) {
    const version = text.split(/\r?\n/, 1)[0]?.trim() ?? "";
    return version === "" ? { fault: "its first line is empty" } : { version };
  }
  try {
    const json: unknown = JSON.parse(text);
    const version =
      typeof json === "object" && json !== null && "version" in json ? json.version : undefined;
    return typeof version === "string" && version !== ""
      ? { version }
      : { fault: 'it has no "version" that is a text' };
  } catch {
    return { fault: "it is not JSON" };
  }
}
