import type { Glob } from "../../core/text/glob.ts";
import type { DirEntry, Disk } from "./tree.ts";

const bundle = /\.(?:app|bundle|framework|component|vst3?|aaxplugin|plugin|appex|xcarchive|kext)$/i;

/** Levels below a glob's folder in which folders are looked at. */
const nearLevels = 3;

export function looksLikeFile(path: string): boolean {
  return /[^/.]\.[A-Za-z]\w{0,9}$/.test(path);
}

/** A line for each folder that a glob matches as if it were a file: an app bundle, or what download-artifact made. */
export async function foldersLikeFiles(glob: Glob, disk: Disk): Promise<readonly string[]> {
  const found: string[] = [];
  const look = async (folder: DirEntry, level: number): Promise<void> => {
    for (const entry of await disk.list(folder)) {
      if (entry.kind !== "folder") continue;
      if (looksLikeFile(entry.path) && glob.matches(entry.path)) {
        found.push(await hintOf(entry, disk));
      } else if (level < Math.min(glob.depth, nearLevels)) {
        await look(entry, level + 1);
      }
    }
  };
  for (const folder of await disk.folders(glob.base)) await look(folder, 1);
  return found.sort();
}

async function hintOf(folder: DirEntry, disk: Disk): Promise<string> {
  const { path } = folder;
  if (bundle.test(path))
    return `${path} is an app bundle, which is a folder: pack it into one archive first (on macOS: ditto -c -k --keepParent)`;
  const inside = (await disk.list(folder)).map((entry) => entry.path);
  const [only = `${path}/*`] = inside.length === 1 ? inside : [];
  return `${path} is a folder named like a file, as download-artifact makes one for each artifact: write ${only}, or download with merge-multiple: true`;
}
