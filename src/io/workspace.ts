import { readFile, realpath } from "node:fs/promises";
import { basename } from "node:path";
import type { FoundFile, Pattern, Workspace } from "../app/ports.ts";
import { compileGlob, type Glob } from "../core/glob.ts";
import { createDisk, type Disk, type Entry } from "./disk.ts";
import { leadsOut, type Place, type Resolved, resolveEntry } from "./found.ts";
import { createHasher } from "./hash.ts";
import { hintsFor } from "./hints.ts";
import { createTurn } from "./turn.ts";
import { pathEscape, unreadable } from "./unreadable.ts";

const longestText = 64 * 1024;

export interface WorkspaceFolders {
  /** Absolute: nothing outside it is read. */
  readonly root: string;
  /** Absolute: the manifest's folder, which globs are relative to. */
  readonly folder: string;
}

/** The files of the workspace that a manifest may deliver. */
export function createWorkspace(folders: WorkspaceFolders): Workspace {
  let latest: Promise<Place> | undefined;
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
      if (file.size > longestText) throw unreadable(file.path, "it is longer than 64 KiB");
      const bytes = await readFile(file.real).catch((cause) => {
        throw unreadable(file.path, cause);
      });
      return new TextDecoder().decode(bytes);
    },
  };
}

interface Wanted {
  readonly glob: Glob;
  readonly isExcluded: (path: string) => boolean;
  readonly named: readonly Entry[];
  readonly outside: boolean;
  readonly withheld: (path: string) => void;
}

async function openPlace({ root, folder }: WorkspaceFolders): Promise<Place> {
  const real = (place: string) =>
    realpath(place).catch((cause) => {
      throw unreadable(basename(place), cause);
    });
  const [realRoot, realFolder] = await Promise.all([real(root), real(folder)]);
  return { root: realRoot, disk: createDisk(realFolder) };
}

async function findAll(place: Place, patterns: readonly Pattern[]): Promise<readonly (readonly FoundFile[])[]> {
  const wanted = await Promise.all(patterns.map(wantedIn(place)));
  const entries = await walkFor(place.disk, wanted.filter(needsWalk));
  const resolved = new Map<Entry, Resolved | undefined>();
  const turn = createTurn();
  const found: FoundFile[][] = [];
  for (const want of wanted) {
    const files: FoundFile[] = [];
    for (const entry of needsWalk(want) ? matching(entries, want.glob) : want.named) {
      await turn();
      if (want.isExcluded(entry.path)) continue;
      if (!resolved.has(entry)) resolved.set(entry, resolveEntry(entry, place.root));
      const one = resolved.get(entry);
      if (!one) continue;
      if (mayMatch(one, want)) files.push(one.file);
      else want.withheld(entry.path);
    }
    if (want.outside) files.push(outsideFile(want.glob));
    found.push(files);
  }
  return found;
}

function wantedIn({ disk }: Place): (pattern: Pattern) => Promise<Wanted> {
  const excludes = new Map<string, Glob>();
  const excludeOf = (text: string) => {
    const glob = excludes.get(text) ?? compileGlob(text, { dot: true });
    excludes.set(text, glob);
    return glob;
  };
  return async ({ glob: text, exclude, withheld = () => {} }) => {
    const glob = compileGlob(text);
    const globs = exclude.map(excludeOf);
    const isExcluded = (path: string) => globs.some(({ matches }) => matches(path));
    const outside = leadsOut(glob.text);
    return { glob, isExcluded, outside, withheld, named: outside ? [] : await namedBy(glob, disk) };
  };
}

/** A pattern that names a file letter by letter is that file, whatever its brackets would mean. */
async function namedBy({ text }: Glob, disk: Disk): Promise<readonly Entry[]> {
  const cut = text.lastIndexOf("/");
  const folders = await disk.folders(text.slice(0, Math.max(cut, 0)), { follow: true });
  const entries = await Promise.all(folders.map((folder) => disk.named(folder, text.slice(cut + 1))));
  return entries.flat().filter(({ kind }) => kind === "file" || kind === "link");
}

function needsWalk({ glob, named, outside }: Wanted): boolean {
  return !glob.literal && named.length === 0 && !outside;
}

/** One walk for all patterns: of the folders that their bases need, none of them twice. Sorted by path. */
async function walkFor(disk: Disk, wanted: readonly Wanted[]): Promise<readonly Entry[]> {
  const depths = new Map<string, number>();
  for (const { glob } of wanted) depths.set(glob.base, Math.max(depths.get(glob.base) ?? 0, glob.depth));
  const bases = [...depths].filter((one) => ![...depths].some((other) => covers(other, one)));
  const walks = bases.map(async ([base, depth]) => {
    const folders = await disk.folders(base);
    return Promise.all(folders.map((folder) => disk.walk(folder, depth)));
  });
  const entries = (await Promise.all(walks)).flat(2).sort(byPath);
  return entries.filter((entry, index) => entry.disk !== entries[index - 1]?.disk);
}

function covers([outer, reach]: readonly [string, number], [inner, depth]: readonly [string, number]): boolean {
  if (outer === inner || !(outer === "" || inner.startsWith(`${outer}/`))) return false;
  const levels = inner.split("/").length - (outer === "" ? 0 : outer.split("/").length);
  return reach >= depth + levels;
}

/** Looks only at what lies below the glob's base: of sorted entries that is one stretch. */
function* matching(entries: readonly Entry[], { base, matches }: Glob): Generator<Entry> {
  const prefix = base === "" ? "" : `${base}/`;
  for (let at = firstFrom(entries, prefix); entries[at]?.path.startsWith(prefix); at += 1) {
    const entry = entries[at];
    if (entry && matches(entry.path)) yield entry;
  }
}

function firstFrom(entries: readonly Entry[], path: string): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.path ?? "") < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What looks like a secret wants its own name, in full: neither a wildcard nor the name of a link to it will do. */
function mayMatch({ secret }: Resolved, { named }: Wanted): boolean {
  return secret.visible ? named.length > 0 : !secret.real;
}

function outsideFile({ text }: Glob): FoundFile {
  return { path: text, real: text, size: 0, problem: pathEscape(text) };
}

function byPath(a: Entry, b: Entry): number {
  if (a.path === b.path) return a.disk < b.disk ? -1 : a.disk > b.disk ? 1 : 0;
  return a.path < b.path ? -1 : 1;
}
