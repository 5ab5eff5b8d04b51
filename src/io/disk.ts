import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { isAbsent, unreadable } from "./unreadable.ts";

/** Something that a folder holds. */
export interface Entry {
  /** Relative to the manifest's folder, `/` on every OS, NFC; empty for that folder itself. */
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
  readonly top: Entry;
  list(folder: Entry): Promise<readonly Entry[]>;
  /** What has this name in the folder: more than one where the disk holds the same name in NFC and in NFD. */
  named(folder: Entry, name: string): Promise<readonly Entry[]>;
  /** The folders at a path; linked ones too where `follow`, and those that differ in case only where `anyCase`. */
  folders(path: string, how?: { readonly follow?: boolean; readonly anyCase?: boolean }): Promise<readonly Entry[]>;
  /** Everything but folders, so many levels below a folder. Linked folders and `.git` are not walked. */
  walk(folder: Entry, depth: number): Promise<readonly Entry[]>;
}

/** `folder` is a real path. Its methods throw Problem `file-unreadable` of a folder that cannot be read. */
export function createDisk(folder: string): Disk {
  const top: Entry = { path: "", disk: folder, kind: "folder", linked: false };
  const lists = new Map<string, Promise<readonly Entry[]>>();
  const names = new Map<string, Promise<ReadonlyMap<string, readonly Entry[]>>>();

  const list = (of: Entry) => once(lists, of.disk, () => readFolder(of));
  const byName = (of: Entry) =>
    once(names, of.disk, async () => Map.groupBy(await list(of), ({ path }) => path.slice(path.lastIndexOf("/") + 1)));
  const named = async (of: Entry, name: string) => (await byName(of)).get(name) ?? [];

  const inAnyCase = async (of: Entry, name: string) => {
    const exact = await named(of, name);
    if (exact.length > 0) return exact;
    const all = [...(await byName(of))];
    return all.filter(([each]) => each.toLowerCase() === name.toLowerCase()).flatMap(([, entries]) => entries);
  };

  const collect = async (of: Entry, depth: number, found: Entry[]) => {
    const inner: Promise<void>[] = [];
    for (const entry of await list(of)) {
      if (entry.kind !== "folder") found.push(entry);
      else if (depth > 1 && !/(^|\/)\.git$/i.test(entry.path)) inner.push(collect(entry, depth - 1, found));
    }
    await Promise.all(inner);
  };

  return {
    top,
    list,
    named,
    async folders(path, how = {}) {
      let here: readonly Entry[] = [top];
      for (const name of path.split("/").filter((each) => each !== "")) {
        const step = async (of: Entry) => (how.anyCase ? inAnyCase(of, name) : named(of, name));
        const found = (await Promise.all(here.map(step))).flat();
        here = (await Promise.all(found.map((entry) => asFolder(entry, how.follow ?? false)))).flat();
      }
      return here;
    },
    async walk(of, depth) {
      const found: Entry[] = [];
      await collect(of, depth, found);
      return found;
    },
  };
}

async function readFolder(folder: Entry): Promise<readonly Entry[]> {
  const { path, disk, linked } = folder;
  try {
    const entries = await readdir(disk, { withFileTypes: true });
    return entries.map((entry) => ({
      path: path === "" ? entry.name.normalize("NFC") : `${path}/${entry.name.normalize("NFC")}`,
      disk: `${disk}/${entry.name}`,
      kind: kindOf(entry),
      linked,
    }));
  } catch (cause) {
    if (isAbsent(cause)) return [];
    throw unreadable(path === "" ? "the manifest's folder" : path, cause);
  }
}

function kindOf(entry: Dirent): Entry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

async function asFolder(entry: Entry, follow: boolean): Promise<readonly Entry[]> {
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
