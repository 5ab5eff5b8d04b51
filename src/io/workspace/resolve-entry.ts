import { realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import type { FoundFile } from "../../app/ports.ts";
import { looksSecret } from "../../core/placement/secret-files.ts";
import { fileUnreadable, isAbsent, pathEscape } from "./problems.ts";
import type { DirEntry, Disk } from "./tree.ts";

/** A workspace at one moment. */
export interface DiskView {
  /** A real path. */
  readonly root: string;
  readonly disk: Disk;
  /** How many folders the manifest's own is below the root. */
  readonly levels: number;
  /** Whether a real path is that of a file of dodo-files itself. */
  readonly isOwn: (real: string) => boolean;
}

export interface ResolvedEntry {
  readonly file: FoundFile;
  /** By the visible and by the real path. */
  readonly secret: { readonly visible: boolean; readonly real: boolean };
}

/** Follows links to a regular file; absent where there is none, as behind a link to a folder. `root` is a real path. */
export function resolveEntry(
  { path, disk, kind, linked }: DirEntry,
  root: string,
): ResolvedEntry | undefined {
  if (kind === "folder" || kind === "other") return undefined;
  const visible = looksSecret(path);
  try {
    const isThere = kind === "file" && !linked;
    const real = isThere ? native(disk) : realpathSync.native(disk);
    if (!isThere && !statSync(real).isFile()) return undefined;
    const below = relative(root, real);
    const inside = !isOutside(below);
    const secret = inside && looksSecret(below.replaceAll(sep, "/").normalize("NFC"));
    const problem = inside ? {} : { problem: pathEscape(path) };
    return { file: { path, real, ...problem }, secret: { visible, real: secret } };
  } catch (cause) {
    const nowhere = kind === "link" && isAbsent(cause);
    const problem = fileUnreadable(path, nowhere ? "its link leads nowhere" : cause);
    return { file: { path, real: disk, problem }, secret: { visible, real: false } };
  }
}

/** Whether a compiled glob is absolute, or climbs with `..` above the workspace. */
export function leadsOut(path: string, { levels }: DiskView): boolean {
  const names = path.split(/[\\/]/);
  const first = names.findIndex((name) => name !== "..");
  const climbs = first < 0 ? names.length : first;
  return isAbsolute(path) || climbs > levels || names.slice(climbs).includes("..");
}

function native(path: string): string {
  return sep === "/" ? path : path.replaceAll("/", sep);
}

function isOutside(below: string): boolean {
  return below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below);
}
