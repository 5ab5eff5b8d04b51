import type { Product } from "../../core/manifest/manifest.ts";
import { readVersionFile } from "../../core/manifest/version-file.ts";
import {
  besideManifest,
  versionDiffers,
  versionMissing,
  versionUnreadable,
} from "../../core/placement/version-problems.ts";
import type { Workspace } from "../ports.ts";
import { type Complaints, catchProblem } from "./complaints.ts";

export interface VersionReading {
  readonly complaints: Complaints;
  /** What is missing is a warning. */
  readonly lenient: boolean;
  /** The manifest's path, for places. */
  readonly file: string;
  readonly tag: string | undefined;
  /** All that the manifest has: a tag may be of another one. */
  readonly products: readonly Product[];
}

/** What each product says its version is; absent if it says nothing. */
export async function readVersions(
  products: readonly Product[],
  workspace: Workspace,
  reading: VersionReading,
): Promise<ReadonlyMap<Product, string>> {
  const versions = new Map<Product, string>();
  for (const product of products) {
    const source = product.version;
    const version =
      source && "file" in source
        ? await versionIn(source.file, product, { ...reading, workspace })
        : source?.text;
    if (version !== undefined) versions.set(product, version);
  }
  return versions;
}

async function versionIn(
  path: string,
  product: Product,
  reading: VersionReading & { readonly workspace: Workspace },
): Promise<string | undefined> {
  const { workspace, complaints, lenient, file, tag, products } = reading;
  const text = complaints.unwrap(await catchProblem(() => workspace.text(path)), product.at);
  if (text === undefined) return undefined;
  const say = lenient ? complaints.warn : complaints.stop;
  if (text === null) {
    say(versionMissing(product, path));
    return undefined;
  }
  const read = readVersionFile(path, text);
  const at = { file: besideManifest(file, path), line: read.line, column: 1 };
  if ("fault" in read) {
    say(versionUnreadable(product, { path, at, fault: read.fault }));
    return undefined;
  }
  const others = products.filter((one) => one !== product).map(({ name }) => name);
  const differs = versionDiffers(product, { path, at, version: read.version, tag, others });
  if (differs) complaints.warn(differs);
  return read.version;
}
