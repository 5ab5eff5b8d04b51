import { createHash } from "node:crypto";
import { lstat, readFile, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { ManifestText } from "../../app/ports.ts";
import { Problem } from "../../core/problem.ts";

/** Where a manifest lies, and its text. */
export interface FoundManifest extends ManifestText {
  /** Real path of the folder that globs are relative to. */
  readonly folder: string;
  /** Real path of the workspace. */
  readonly root: string;
}

const maxManifestBytes = 4 * 1024 * 1024;

export interface Places {
  readonly cwd: string;
  /** The workspace, where the face knows it; else git's top level, else the manifest's folder. */
  readonly workspace: string | undefined;
}

/** Reads the manifest. Throws `path-escape` where it lies outside the workspace, `manifest-invalid` where it is no readable file. */
export async function readManifest(
  config: string,
  { cwd, workspace }: Places,
): Promise<FoundManifest> {
  const path = resolve(cwd, config);
  const real = await realpath(path).catch(() => path);
  const given = workspace ?? (await gitTop(dirname(real))) ?? dirname(real);
  const root = await realpath(given).catch(() => resolve(given));
  const below = relative(root, real);
  if (below === "" || below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below))
    throw outside(config);
  const text = await manifestTextAt(real, config);
  const digest = createHash("sha256")
    .update(text ?? "")
    .digest("hex");
  const twin = text === null ? await twinOf(config, { path: real, root }) : undefined;
  return {
    path: below.split(sep).join("/").normalize("NFC"),
    text,
    twin,
    digest,
    folder: dirname(real),
    root,
  };
}

async function manifestTextAt(path: string, config: string): Promise<string | null> {
  try {
    const found = await lstat(path);
    if (!found.isFile() || found.size > maxManifestBytes)
      throw manifestUnreadable(config, "it is no text file of a sensible size");
    return utf8(await readFile(path), config);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw manifestUnreadable(config, code ?? "unknown reason");
  }
}

/** With the other ending, else in a folder above. */
async function twinOf(
  config: string,
  { path, root }: { path: string; root: string },
): Promise<string | undefined> {
  const swapped = (text: string) =>
    text.replace(/ya?ml$/, (ending) => (ending === "yml" ? "yaml" : "yml"));
  const isThere = async (place: string) =>
    (await lstat(place).catch(() => undefined))?.isFile() === true;
  if (swapped(path) !== path && (await isThere(swapped(path)))) return swapped(config);
  const above = relative(root, dirname(path)).split(sep).length;
  for (let up = 1; basename(config) === config && dirname(path) !== root && up <= above; up += 1) {
    const twin = `${"../".repeat(up)}${config}`;
    if (await isThere(join(dirname(path), twin))) return twin;
  }
  return undefined;
}

/** An editor or a shell of Windows may write UTF-16; what is no UTF-8 would otherwise be read with other letters. */
function utf8(bytes: Buffer, config: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const isWide = /^(?:\xff\xfe|\xfe\xff)/.test(bytes.toString("latin1", 0, 2));
    const kind = isWide ? "UTF-16 text" : "text that is not UTF-8";
    throw new Problem({
      code: "manifest-invalid",
      message: `${config} is ${kind}.`,
      remedy: "Save it as UTF-8.",
    });
  }
}

/** The nearest folder upwards that holds `.git`. */
async function gitTop(folder: string): Promise<string | undefined> {
  const found = await lstat(join(folder, ".git")).catch(() => undefined);
  if (found) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : gitTop(parent);
}

function outside(config: string): Problem {
  return new Problem({
    code: "path-escape",
    message: `${config} lies outside the workspace.`,
    remedy: "Keep the manifest in the repository that is checked out.",
  });
}

function manifestUnreadable(config: string, reason: string): Problem {
  return new Problem({
    code: "manifest-invalid",
    message: `${config} cannot be read: ${reason}.`,
    remedy: "Name the manifest's path with config.",
  });
}
