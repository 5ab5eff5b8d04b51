import { posix } from "node:path";
import {
  chancesOf,
  exportsOf,
  type Import,
  importsOf,
  namesTakenBy,
  type Source,
  surroundingsOf,
  waitsOf,
} from "./source.ts";
import { bannedWords, deterministic, maxFileLines, type Room, rooms, synchronous, timeless } from "./table.ts";

/** Imports that the table does not allow. */
export function strayImports(source: Source): readonly string[] {
  const room = rooms[roomOf(source.path)];
  if (!room) return [`${source.path} is in no room`];
  return importsOf(source)
    .filter((each) => !allowed(room, source.path, each))
    .map(({ line, specifier }) => `${source.path}:${line} imports ${specifier ?? "what only the run knows"}`);
}

/** Clocks, environment variables, chance and waiting, where a room must do without. */
export function impurities(source: Source): readonly string[] {
  const room = roomOf(source.path);
  return [
    ...(timeless.includes(room) ? surroundingsOf(source) : []),
    ...(deterministic.includes(room) ? chancesOf(source) : []),
    ...(synchronous.includes(room) ? waitsOf(source) : []),
  ];
}

/** Rings of files that import each other; types count. */
export function cycles(sources: readonly Source[]): readonly string[] {
  const edges = new Map(sources.map((source) => [source.path, neighbours(source)]));
  const settled = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (trail.includes(path) || settled.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    settled.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
}

/** Exports that no other file takes, nor one of `others`. */
export function deadExports(sources: readonly Source[], others: readonly Source[]): readonly string[] {
  const taken = new Set(
    [...sources, ...others].flatMap((source) =>
      namesTakenBy(source).map(
        ({ specifier, name }) => `${posix.join(posix.dirname(source.path), specifier ?? "")} ${name}`,
      ),
    ),
  );
  return sources.flatMap((source) =>
    exportsOf(source)
      .map((name) => `${source.path} ${name}`)
      .filter((one) => !taken.has(one) && !taken.has(`${source.path} *`)),
  );
}

/** Files with too many lines. */
export function longFiles({ path, text }: Source): readonly string[] {
  const lines = text.replace(/\n$/, "").split("\n").length;
  return lines > maxFileLines ? [`${path} has ${lines} lines`] : [];
}

/** File names made of words that name nothing. */
export function emptyNames({ path }: Source): readonly string[] {
  const words = path.replace(/\.[a-z.]+$/, "").split(/[/-]/);
  return words.filter((word) => bannedWords.includes(word)).map((word) => `${path} is called ${word}`);
}

/** Lines that speak of a machine or a registry instead of this project. */
export function foreignPlaces({ path, text }: Source): readonly string[] {
  return text.split("\n").flatMap((line, index) => (foreign.test(line) ? [`${path}:${index + 1}`] : []));
}

// Written so that this file does not match itself.
const foreign = new RegExp(
  ["(?<![\\w.}-])[/]work[/]", "[.][.][/]shared\\b", "registry[.](npmjs|yarnpkg)[.]", "[/]tmp[/]brief"].join("|"),
);

// `settings-reader.ts` belongs to `settings`.
function roomOf(path: string): string {
  const [first = ""] = moduleOf(path).split("/");
  return first in rooms ? first : (first.split("-")[0] ?? "");
}

function moduleOf(path: string): string {
  return posix.relative("src", path).replace(/\.ts$/, "");
}

function neighbours({ path, text }: Source): readonly string[] {
  return importsOf({ path, text }).flatMap(({ specifier }) =>
    specifier?.startsWith(".") ? [posix.join(posix.dirname(path), specifier)] : [],
  );
}

function allowed(room: Room, from: string, { specifier, typeOnly }: Import): boolean {
  if (specifier === null) return false;
  if (specifier.startsWith("node:")) return room.node;
  if (!specifier.startsWith(".")) return room.packages === "any" || room.packages.includes(packageOf(specifier));
  const target = posix.join(posix.dirname(from), specifier);
  const names = [roomOf(target), moduleOf(target)];
  return names.some((name) => room.may.includes(name) || (typeOnly && room.types?.includes(name)));
}

function packageOf(specifier: string): string {
  const depth = specifier.startsWith("@") ? 2 : 1;
  return specifier.split("/").slice(0, depth).join("/");
}
