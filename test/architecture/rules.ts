import { posix } from "node:path";
import {
  chancesOf,
  exportsOf,
  type Import,
  importsOf,
  namesTakenBy,
  type Source,
  surroundingsOf,
  typesOf,
  waitsOf,
} from "./source.ts";
import {
  bannedWords,
  deterministic,
  type Layer,
  layers,
  maxFileLines,
  maxFolderFiles,
  synchronous,
  timeless,
} from "./table.ts";

/** Imports that the table does not allow. */
export function strayImports(source: Source): readonly string[] {
  const [name = ""] = moduleOf(source.path).split("/");
  const layer = layers[name];
  if (!layer) return [`${source.path} is in no layer`];
  if (layer.floors.length > 0 && floorOf(layer, source.path) < 0) {
    return [`${source.path} is on no floor of ${name}`];
  }
  return importsOf(source)
    .filter((each) => !allowed(layer, source.path, each))
    .map(
      ({ line, specifier }) =>
        `${source.path}:${line} imports ${specifier ?? "what only the run knows"}`,
    );
}

/** Folders with too many files. */
export function fullFolders(sources: readonly Source[]): readonly string[] {
  const folders = Map.groupBy(sources, ({ path }) => posix.dirname(path));
  return [...folders]
    .filter(([, files]) => files.length > maxFolderFiles)
    .map(([folder, files]) => `${folder} has ${files.length} files`);
}

/** Pairs of folders that import each other; types count. */
export function mutualFolders(sources: readonly Source[]): readonly string[] {
  const edges = new Set(
    sources.flatMap((source) => {
      const from = posix.dirname(source.path);
      return neighbours(source).map((path) => `${from} ${posix.dirname(path)}`);
    }),
  );
  return [...edges].filter((edge) => {
    const [from = "", to = ""] = edge.split(" ");
    return from < to && edges.has(`${to} ${from}`);
  });
}

/** Clocks, environment variables, chance and waiting, in layers that must do without. */
export function impurities(source: Source): readonly string[] {
  const [layer = ""] = moduleOf(source.path).split("/");
  return [
    ...(timeless.includes(layer) ? surroundingsOf(source) : []),
    ...(deterministic.includes(layer) ? chancesOf(source) : []),
    ...(synchronous.includes(layer) ? waitsOf(source) : []),
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
export function deadExports(
  sources: readonly Source[],
  others: readonly Source[],
): readonly string[] {
  const taken = new Set(
    [...sources, ...others].flatMap((source) =>
      namesTakenBy(source).map(
        ({ specifier, name }) =>
          `${posix.join(posix.dirname(source.path), specifier ?? "")} ${name}`,
      ),
    ),
  );
  return sources.flatMap((source) =>
    exportsOf(source)
      .map((name) => `${source.path} ${name}`)
      .filter((one) => !taken.has(one) && !taken.has(`${source.path} *`)),
  );
}

/** Type names that more than one file defines. */
export function repeatedTypes(sources: readonly Source[]): readonly string[] {
  const paths = new Map<string, readonly string[]>();
  for (const source of sources) {
    for (const name of new Set(typesOf(source))) {
      paths.set(name, [...(paths.get(name) ?? []), source.path]);
    }
  }
  return [...paths]
    .filter(([, definedIn]) => definedIn.length > 1)
    .map(([name, definedIn]) => `${name} is defined in ${definedIn.join(" and ")}`);
}

/** Files with too many lines. */
export function longFiles({ path, text }: Source): readonly string[] {
  const lines = text.replace(/\n$/, "").split("\n").length;
  return lines > maxFileLines ? [`${path} has ${lines} lines`] : [];
}

/** File names made of words that name nothing. */
export function emptyNames({ path }: Source): readonly string[] {
  const words = path.replace(/\.[a-z.]+$/, "").split(/[/-]/);
  return words
    .filter((word) => bannedWords.includes(word))
    .map((word) => `${path} is called ${word}`);
}

/** Lines that speak of a machine or a registry instead of this project. */
export function foreignPlaces({ path, text }: Source): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, index) => (foreign.test(line) ? [`${path}:${index + 1}`] : []));
}

// Written so that this file does not match itself.
const foreign = new RegExp(
  [
    "(?<![\\w.}-])[/]work[/]",
    "[.][.][/]shared\\b",
    "registry[.](npmjs|yarnpkg)[.]",
    "[/]tmp[/]brief",
  ].join("|"),
);

function moduleOf(path: string): string {
  return posix.relative("src", path).replace(/\.ts$/, "");
}

function neighbours({ path, text }: Source): readonly string[] {
  return importsOf({ path, text }).flatMap(({ specifier }) =>
    specifier?.startsWith(".") ? [posix.join(posix.dirname(path), specifier)] : [],
  );
}

function allowed(layer: Layer, from: string, { specifier, typeOnly }: Import): boolean {
  if (specifier === null) return false;
  if (specifier.startsWith("node:")) return layer.node;
  if (!specifier.startsWith(".")) return allowsPackage(layer, from, packageOf(specifier));
  const target = posix.join(posix.dirname(from), specifier);
  if (layerOf(target) === layerOf(from)) return allowsFloor(layer, from, target);
  const module = moduleOf(target);
  const isBelow = (name: string) => module === name || module.startsWith(`${name}/`);
  return layer.may.some(isBelow) || (typeOnly && (layer.types ?? []).some(isBelow));
}

/** Within its layer a file sees its own folder and the floors below. */
function allowsFloor(layer: Layer, from: string, to: string): boolean {
  if (layer.floors.length === 0 || nameOf(from) === nameOf(to)) return true;
  const [mine, other] = [floorOf(layer, from), floorOf(layer, to)];
  const isFolder = moduleOf(from).split("/").length > 2;
  return other >= 0 && (other < mine || (other === mine && !isFolder));
}

function allowsPackage({ packages }: Layer, from: string, name: string): boolean {
  if (packages === "any") return true;
  return [...(packages["*"] ?? []), ...(packages[nameOf(from)] ?? [])].includes(name);
}

function floorOf({ floors }: Layer, path: string): number {
  return floors.findIndex((floor) => floor.includes(nameOf(path)));
}

function layerOf(path: string): string {
  return moduleOf(path).split("/")[0] ?? "";
}

/** The folder or file on a floor: `src/core/plan/plan.ts` is on `plan`. */
function nameOf(path: string): string {
  return moduleOf(path).split("/")[1] ?? "";
}

function packageOf(specifier: string): string {
  const depth = specifier.startsWith("@") ? 2 : 1;
  return specifier.split("/").slice(0, depth).join("/");
}
