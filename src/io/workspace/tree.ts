import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import glob from "fast-glob";
import { fileUnreadable, isAbsent } from "./problems.ts";

/** Something that a folder holds. */
export interface DirEntry {
  /** Relative to the manifest's folder, perhaps with `..` in front, `/` on every OS, NFC; empty for that folder itself. */
  readonly path: string;
  /** Where it is on disk, byte for byte. */
  readonly disk: string;
  readonly kind: "file" | "folder" | "link" | "other";
  /** True where a linked folder stands in front of it. */
  readonly linked: boolean;
}

/** A tree as it is on disk; each folder is read once, however many patterns ask for it. */
export interface Disk {
  /** The manifest's folder. */
  readonly top: DirEntry;
  list(folder: DirEntry): Promise<readonly DirEntry[]>;
  /** What has this name in the folder: more than one where the disk holds the same name in NFC and in NFD. */
  named(folder: DirEntry, name: string): Promise<readonly DirEntry[]>;
  /** The folders at a path; linked ones too where `follow`, and those that differ in case only where `anyCase`. */
  folders(
    path: string,
    how?: { readonly follow?: boolean; readonly anyCase?: boolean },
  ): Promise<readonly DirEntry[]>;
  /** Tells of everything but folders, so many levels below a folder, as it is met. Linked folders and `.git` are not walked. */
  walk(folder: DirEntry, depth: number, meet: (entry: DirEntry) => void): Promise<void>;
}

/** `folder` is a real path. Its methods throw Problem `file-unreadable` of a folder that cannot be read. */
export function createDisk(folder: string): Disk {
  const top: DirEntry = { path: "", disk: folder, kind: "folder", linked: false };
  const lists = new Map<string, Promise<readonly DirEntry[]>>();
  const names = new Map<string, Promise<ReadonlyMap<string, readonly DirEntry[]>>>();

  const list = (of: DirEntry) => once(lists, keyOf(of), () => readFolder(of));
  const byName = (of: DirEntry) =>
    once(names, keyOf(of), async () =>
      Map.groupBy(await list(of), ({ path }) => path.slice(path.lastIndexOf("/") + 1)),
    );
  const named = async (of: DirEntry, name: string) => (await byName(of)).get(name) ?? [];

  const inAnyCase = async (of: DirEntry, name: string) => {
    const exact = await named(of, name);
    if (exact.length > 0) return exact;
    const all = [...(await byName(of))];
    return all
      .filter(([each]) => each.toLowerCase() === name.toLowerCase())
      .flatMap(([, entries]) => entries);
  };

  return {
    top,
    list,
    named,
    async folders(path, how = {}) {
      let here: readonly DirEntry[] = [top];
      for (const name of path.split("/").filter((each) => each !== "")) {
        if (name === "..") {
          here = here.map(parentFolder);
          continue;
        }
        const step = async (of: DirEntry) => (how.anyCase ? inAnyCase(of, name) : named(of, name));
        const found = (await Promise.all(here.map(step))).flat();
        here = (
          await Promise.all(found.map((entry) => resolveFolder(entry, how.follow ?? false)))
        ).flat();
      }
      return here;
    },
    walk,
  };
}

async function walk(from: DirEntry, depth: number, meet: (entry: DirEntry) => void): Promise<void> {
  const options = {
    cwd: from.disk,
    deep: depth,
    dot: true,
    onlyFiles: false,
    followSymbolicLinks: false,
    unique: false,
  } as const;
  const found = glob.stream("**/*", {
    ...options,
    objectMode: true,
    ignore: ["**/.[gG][iI][tT]/**"],
  });
  // fast-glob's `**` does not reach below a folder with a line break in its name: those are walked one by one.
  const isBroken = (path: string) => /[\n\r\u2028\u2029]/.test(path);
  const broken: DirEntry[] = [];
  found.on("data", ({ path, dirent }: { readonly path: string; readonly dirent: Dirent }) => {
    const entry = entryOf(from, path, dirent);
    if (isBroken(path) && isBroken(parentOf(path))) return;
    if (entry.kind !== "folder") meet(entry);
    else if (isBroken(path)) broken.push(entry);
  });
  await finished(found).catch((cause) => {
    throw fileUnreadable(from.path === "" ? "the manifest's folder" : from.path, cause);
  });
  for (const folder of broken) await walk(folder, depth - levels(folder) + levels(from), meet);
}

/** One folder can be reached as `dist` and as `../shop/dist`: what it holds has two paths then. */
function keyOf({ path, disk }: DirEntry): string {
  return `${path}\0${disk}`;
}

/** Of the manifest's folder or one above it. */
function parentFolder({ path, disk }: DirEntry): DirEntry {
  return {
    path: path === "" ? ".." : `${path}/..`,
    disk: dirname(disk),
    kind: "folder",
    linked: false,
  };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function levels({ path }: DirEntry): number {
  return path === "" ? 0 : path.split("/").length;
}

async function readFolder(folder: DirEntry): Promise<readonly DirEntry[]> {
  const { path, disk } = folder;
  try {
    const entries = await readdir(disk, { withFileTypes: true });
    return entries.map((entry) => entryOf(folder, entry.name, entry));
  } catch (cause) {
    if (isAbsent(cause)) return [];
    throw fileUnreadable(path === "" ? "the manifest's folder" : path, cause);
  }
}

function entryOf({ path, disk, linked }: DirEntry, below: string, entry: Dirent): DirEntry {
  const inside = below.normalize("NFC");
  return {
    path: path === "" ? inside : `${path}/${inside}`,
    disk: `${disk}/${below}`,
    kind: entryKind(entry),
    linked,
  };
}

function entryKind(entry: Dirent): DirEntry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

async function resolveFolder(entry: DirEntry, follow: boolean): Promise<readonly DirEntry[]> {
  if (entry.kind === "folder") return [entry];
  if (entry.kind !== "link" || !follow) return [];
  const leadsToFolder = await stat(entry.disk).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return leadsToFolder ? [{ ...entry, kind: "folder", linked: true }] : [];
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}
