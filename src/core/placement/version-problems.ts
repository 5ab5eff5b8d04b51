import type { Product } from "../manifest/manifest.ts";
import { Problem, type SourcePlace } from "../problem.ts";
import { compareVersions, readTag } from "../text/versions.ts";

/** A version file and a place in it. */
interface VersionPlace {
  readonly path: string;
  readonly at: SourcePlace;
}

export function versionMissing(product: Product, path: string): Problem {
  return new Problem({
    code: "file-unreadable",
    message: `The version of ${product.name} should come from ${path}, and there is no such file.`,
    remedy: "Build the file before this step, or correct the path under version.",
    at: product.at,
  });
}

/** `fault` is to be read after `and`. */
export function versionUnreadable(
  product: Product,
  { path, at, fault }: VersionPlace & { readonly fault: string },
): Problem {
  return new Problem({
    code: "version-unreadable",
    message: `The version of ${product.name} should come from ${path}, and ${fault}.`,
    remedy:
      'Buyers would get a file with a wrong name. Write a version such as 1.2.0 there, or a text in the manifest: version: "1.2.0".',
    at,
  });
}

/** A warning if the run's tag has another version. A tag such as `plugin@0.5.0` says nothing of `app`. */
export function versionDiffers(
  product: Product,
  {
    path,
    at,
    version,
    tag,
    others,
  }: VersionPlace & {
    readonly version: string;
    readonly tag: string | undefined;
    /** Names of the other products. */
    readonly others: readonly string[];
  },
): Problem | undefined {
  const read = tag === undefined ? undefined : readTag(tag);
  if (read?.version === undefined || others.includes(nameIn(read.before))) return undefined;
  if (compareVersions(read.version, version) === 0) return undefined;
  return new Problem({
    code: "version-mismatch",
    message: `${path} says ${version}, and the tag is ${tag}: ${product.name} is delivered as ${version}.`,
    remedy: `Write ${read.version} into the file before you tag, or take version out of the manifest so that the tag counts.`,
    at,
  });
}

/** `app` of `app@`, `release/app-v` and `@scope/app@`. */
function nameIn(before: string): string {
  return /([^/@]*?)[-_@/]?$/.exec(before)?.[1] ?? "";
}

/** The path of a file, which the manifest names, as the path of the manifest is given. */
export function besideManifest(manifest: string, path: string): string {
  const folders = manifest.split(/[\\/]/).slice(0, -1);
  for (const name of path.split("/")) {
    const last = folders.at(-1);
    if (name === ".." && last !== undefined && last !== "..") folders.pop();
    else if (name !== ".") folders.push(name);
  }
  return folders.filter((name, index) => name !== "." || index > 0).join("/");
}
