import type { Pattern } from "../../app/ports.ts";
import { compileGlob, type Glob } from "../../core/text/glob.ts";
import { foldersLikeFiles, looksLikeFile } from "./like-files.ts";
import { type DiskView, leadsOut, resolveEntry } from "./resolve-entry.ts";
import type { DirEntry, Disk } from "./tree.ts";

const maxHints = 5;

/** Why a pattern may have matched nothing: what its folder holds, and what it nearly matched. */
export async function hintsFor(pattern: Pattern, place: DiskView): Promise<readonly string[]> {
  const glob = compileGlob(pattern.glob.replace(/\/+$/, ""));
  if (leadsOut(glob.text, place)) return [];
  const near = await nearMisses({ ...pattern, glob: glob.text }, place);
  return [
    ...(await aboutFolder(glob, place.disk)),
    ...(await folderHint(glob, place.disk)),
    ...(await foldersLikeFiles(glob, place.disk)).slice(0, maxHints),
    ...near.slice(0, maxHints),
  ];
}

/** What the pattern's folder holds, or how far its path leads. */
async function aboutFolder({ base }: Glob, disk: Disk): Promise<readonly string[]> {
  const segments = base === "" ? [] : base.split("/");
  let here: readonly DirEntry[] = [disk.top];
  for (const [index, name] of segments.entries()) {
    const path = segments.slice(0, index + 1).join("/");
    const next = await disk.folders(path, { follow: true });
    if (next.length === 0)
      return [...(await missingFolder(path, name, here, disk)), ...(await holds(here, disk))];
    if (next.every(({ kind, linked }) => kind === "folder" && linked)) {
      return [`${path} is a link to a folder, and linked folders are not walked`];
    }
    here = next;
  }
  return holds(here, disk);
}

async function missingFolder(
  path: string,
  name: string,
  parents: readonly DirEntry[],
  disk: Disk,
): Promise<readonly string[]> {
  const siblings = (await Promise.all(parents.map((parent) => disk.list(parent)))).flat();
  const other = siblings.find((each) => entryName(each).toLowerCase() === name.toLowerCase());
  if (!other) return [`there is no folder ${path}/`];
  return [other.kind === "file" ? `${path} is a file` : `${other.path}/ differs in case only`];
}

async function holds(folders: readonly DirEntry[], disk: Disk): Promise<readonly string[]> {
  const entries = (await Promise.all(folders.map((folder) => disk.list(folder)))).flat();
  const path = folders[0]?.path ?? "";
  const folder = path === "" ? "the manifest's folder" : `${path}/`;
  if (entries.length === 0) return [`${folder} is empty`];
  const names = entries
    .map((entry) => `${entryName(entry)}${entry.kind === "folder" ? "/" : ""}`)
    .sort();
  const more = names.length > maxHints ? ` and ${names.length - maxHints} more` : "";
  return [`${folder} holds: ${names.slice(0, maxHints).join(", ")}${more}`];
}

async function folderHint({ text, literal }: Glob, disk: Disk): Promise<readonly string[]> {
  const [folder] = await disk.folders(text, { follow: true });
  if (!folder || text === "" || (literal && looksLikeFile(text))) return [];
  return [`${text} is a folder: write ${text}/** for the files in it`];
}

async function nearMisses(
  { glob: text, exclude }: Pattern,
  { disk, root, isOwn }: DiskView,
): Promise<readonly string[]> {
  const glob = compileGlob(text);
  const withDots = compileGlob(text, { dot: true });
  const anyCase = compileGlob(text, { anyCase: true });
  const excludes = exclude.map((each) => compileGlob(each, { dot: true }));
  const folders = await disk.folders(glob.base, { anyCase: true, follow: glob.literal });
  const entries: DirEntry[] = [];
  for (const folder of folders) await disk.walk(folder, glob.depth, (entry) => entries.push(entry));
  const why = (entry: DirEntry): string | undefined => {
    const { path } = entry;
    if (glob.matches(path)) {
      if (excludes.some(({ matches }) => matches(path))) return "is taken out by exclude";
      const { secret, file } = resolveEntry(entry, root) ?? {};
      if (file && isOwn(file.real))
        return "is a file of dodo-files itself, which no wildcard matches";
      if (!secret) return "is not a regular file";
      if (secret.visible)
        return "looks like a secret, and only a pattern without wildcards that names it matches it";
      return secret.real ? "is a link to what looks like a secret" : undefined;
    }
    if (withDots.matches(path))
      return "starts with a dot, or its folder does: spell the dot in the pattern";
    return anyCase.matches(path) ? "differs in case only" : undefined;
  };
  return entries
    .flatMap((entry) => {
      const reason = why(entry);
      return reason ? [`${entry.path} ${reason}`] : [];
    })
    .sort();
}

function entryName({ path }: DirEntry): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
