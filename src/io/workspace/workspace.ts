import { readFile, realpath, stat } from "node:fs/promises";
import { basename, relative, sep } from "node:path";
import type { FoundFile, Pattern, Workspace } from "../../app/ports.ts";
import { compileGlob, type Glob } from "../../core/text/glob.ts";
import { createHasher } from "./hash.ts";
import { hintsFor } from "./near-misses.ts";
import { type OwnPlaces, ownFiles } from "./own-files.ts";
import { fileUnreadable, pathEscape } from "./problems.ts";
import { type DiskView, leadsOut, resolveEntry } from "./resolve-entry.ts";
import { createDisk, type DirEntry, type Disk } from "./tree.ts";

const maxTextBytes = 64 * 1024;

export interface WorkspaceFolders {
  /** Absolute: nothing outside it is read. */
  readonly root: string;
  /** Absolute: the manifest's folder, which globs are relative to. */
  readonly folder: string;
  /** What dodo-files itself reads and writes: no wildcard matches it. */
  readonly own?: OwnPlaces | undefined;
}

/** The files of the workspace that a manifest may deliver. */
export function createWorkspace(folders: WorkspaceFolders): Workspace {
  let latest: Promise<DiskView> | undefined;
  return {
    async find(patterns) {
      latest = openPlace(folders);
      return findAll(await latest, patterns);
    },
    hash: createHasher(),
    async hints(pattern) {
      latest ??= openPlace(folders);
      return hintsFor(pattern, await latest);
    },
    async text(path) {
      const [[file] = []] = await findAll(await openPlace(folders), [{ glob: path, exclude: [] }]);
      if (!file || file.path !== compileGlob(path).text) return null;
      if (file.problem) throw file.problem;
      return readSmallText(file);
    },
  };
}

async function readSmallText({ path, real }: FoundFile): Promise<string> {
  const failed = (cause: unknown) => {
    throw fileUnreadable(path, cause);
  };
  const { size } = await stat(real).catch(failed);
  if (size > maxTextBytes) throw fileUnreadable(path, "it is longer than 64 KiB");
  return decodeText(await readFile(real).catch(failed));
}

/** PowerShell writes UTF-16 with a mark in front; without one, ASCII has a zero in every other byte. */
function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const wide = isLittle ? "utf-16le" : "utf-16be";
  return new TextDecoder(isLittle || isBig ? wide : "utf-8").decode(bytes);
}

async function openPlace({ root, folder, own }: WorkspaceFolders): Promise<DiskView> {
  const real = (place: string) =>
    realpath(place).catch((cause) => {
      throw fileUnreadable(basename(place), cause);
    });
  const [realRoot, realFolder] = await Promise.all([real(root), real(folder)]);
  const below = relative(realRoot, realFolder);
  return {
    root: realRoot,
    disk: createDisk(realFolder),
    levels: below === "" ? 0 : below.split(sep).length,
    isOwn: await ownFiles(own),
  };
}

async function findAll(
  place: DiskView,
  patterns: readonly Pattern[],
): Promise<readonly (readonly FoundFile[])[]> {
  const wanted = await Promise.all(patterns.map((pattern) => searchFor(pattern, place)));
  for (const want of wanted) for (const entry of want.named) collect(entry, want, place);
  await walkFor(wanted.filter(needsWalk), place);
  return wanted.map(({ taken, outside, glob }) => {
    const files = [...taken.values()].sort(byPath).map(({ file }) => file);
    return outside ? [...files, outsideFile(glob)] : files;
  });
}

/** A pattern at work. */
interface PatternSearch {
  readonly pattern: Pattern;
  readonly glob: Glob;
  readonly isExcluded: (path: string) => boolean;
  readonly named: readonly DirEntry[];
  readonly outside: boolean;
  /** What it matches, by where that is on disk. Is filled. */
  readonly taken: Map<string, Taken>;
}

interface Taken {
  readonly entry: DirEntry;
  readonly file: FoundFile;
}

async function searchFor(pattern: Pattern, place: DiskView): Promise<PatternSearch> {
  const glob = compileGlob(pattern.glob);
  const globs = pattern.exclude.map((text) => compileGlob(text, { dot: true }));
  const isExcluded = (path: string) => globs.some(({ matches }) => matches(path));
  const outside = leadsOut(glob.text, place);
  const named = outside ? [] : await namedEntries(glob, place.disk);
  return { pattern, glob, isExcluded, named, outside, taken: new Map() };
}

/** A pattern that names a file letter by letter is that file, whatever its brackets would mean. */
async function namedEntries({ text }: Glob, disk: Disk): Promise<readonly DirEntry[]> {
  const cut = text.lastIndexOf("/");
  const folders = await disk.folders(text.slice(0, Math.max(cut, 0)), { follow: true });
  const entries = await Promise.all(
    folders.map((folder) => disk.named(folder, text.slice(cut + 1))),
  );
  return entries.flat().filter(({ kind }) => kind === "file" || kind === "link");
}

function needsWalk({ glob, named, outside }: PatternSearch): boolean {
  return !glob.literal && named.length === 0 && !outside;
}

/** One walk for all patterns: of the folders that their bases need, none of them twice. */
async function walkFor(wanted: readonly PatternSearch[], place: DiskView): Promise<void> {
  const { disk } = place;
  const depths = new Map<string, number>();
  for (const { glob } of wanted)
    depths.set(glob.base, Math.max(depths.get(glob.base) ?? 0, glob.depth));
  const bases = [...depths].filter((one) => ![...depths].some((other) => covers(other, one)));
  const byBase = Map.groupBy(wanted, ({ glob }) => glob.base);
  const meet = (entry: DirEntry) => {
    const { path } = entry;
    // Each folder above it may be the base of some: from the manifest's own on, which is "".
    for (let at = 0; at !== -1; at = path.indexOf("/", at + 1)) {
      for (const want of byBase.get(path.slice(0, at)) ?? [])
        if (climbsOf(want.glob.base) === climbsOf(path) && want.glob.matches(path))
          collect(entry, want, place);
    }
  };
  await Promise.all(
    bases.map(async ([base, depth]) => {
      for (const folder of await disk.folders(base)) await disk.walk(folder, depth, meet);
    }),
  );
}

function covers(
  [outer, reach]: readonly [string, number],
  [inner, depth]: readonly [string, number],
): boolean {
  if (outer === inner || climbsOf(outer) !== climbsOf(inner)) return false;
  if (!(outer === "" || inner.startsWith(`${outer}/`))) return false;
  const levels = inner.split("/").length - (outer === "" ? 0 : outer.split("/").length);
  return reach >= depth + levels;
}

/** How often a path has `..`, which is only in front. */
function climbsOf(path: string): number {
  return /^(?:\.\.(?:\/|$))*/.exec(path)?.[0].split("..").length ?? 0;
}

/** What a pattern matches is its own where it is a file that may be delivered. Walks may overlap. */
function collect(
  entry: DirEntry,
  { pattern, isExcluded, named, taken }: PatternSearch,
  { root, isOwn }: DiskView,
): void {
  if (taken.has(entry.disk)) return;
  if (isExcluded(entry.path)) {
    pattern.excluded?.(entry.path);
    return;
  }
  const { file, secret } = resolveEntry(entry, root) ?? {};
  if (!file || (named.length === 0 && isOwn(file.real))) return;
  // What looks like a secret wants its own name, in full: neither a wildcard nor the name of a link to it will do.
  const isWithheld = secret?.visible ? named.length === 0 : secret?.real;
  if (isWithheld) pattern.withheld?.(entry.path);
  else taken.set(entry.disk, { entry, file });
}

function outsideFile({ text }: Glob): FoundFile {
  return { path: text, real: text, problem: pathEscape(text) };
}

function byPath({ entry: a }: Taken, { entry: b }: Taken): number {
  if (a.path === b.path) return a.disk < b.disk ? -1 : a.disk > b.disk ? 1 : 0;
  return a.path < b.path ? -1 : 1;
}
