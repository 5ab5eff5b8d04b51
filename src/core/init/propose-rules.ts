import { extensionOf, nameFault } from "../manifest/file-name.ts";
import { globFault } from "../manifest/glob-faults.ts";
import { baseOf } from "../manifest/name-template.ts";
import { foldCase } from "../placement/names.ts";
import { compileGlob } from "../text/glob.ts";

/** What a rule says of its files, as the manifest writes it. */
export interface RuleText {
  readonly glob: string;
  /** Absent: the name that the file has. */
  readonly name?: string | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** A rule that fits files which are there. */
export interface Proposal extends RuleText {
  /** What it matches now. */
  readonly paths: readonly string[];
}

const extensions = [
  ...["zip", "7z", "tar.gz", "tgz", "tar.xz", "tar.bz2", "tar.zst", "rar"],
  ...[
    "dmg",
    "pkg",
    "exe",
    "msi",
    "msix",
    "AppImage",
    "deb",
    "rpm",
    "flatpak",
    "snap",
    "apk",
    "aab",
    "ipa",
    "jar",
  ],
  ...["vsix", "crx", "xpi", "nupkg", "whl", "unitypackage", "blend", "vst3"],
  ...[
    "pdf",
    "epub",
    "mobi",
    "azw3",
    "mp3",
    "m4a",
    "wav",
    "flac",
    "mp4",
    "mov",
    "psd",
    "ai",
    "sketch",
  ],
].join(",");

const outputFolders = [
  "dist",
  "build",
  "release",
  "releases",
  "out",
  "artifacts",
  "downloads",
  "book",
  "books",
  "docs",
];

/** Where files that are sold usually lie; of the manifest's folder itself only the first level. */
export const usualPlaces = ["", ...outputFolders.map((folder) => `${folder}/**/`)].map((place) => ({
  glob: `${place}*.{${extensions}}`,
  exclude: ["**/node_modules/**", "**/{test,tests,fixtures,vendor}/**"],
}));

/**
 * A rule for each file, with `*` and `{version}` in the place of a version in its name where that is clear. Every file that gets one is
 * matched by it and by no other, and no rule matches what is `unfit`; left out is what can have no rule, or would have another's name.
 */
export function proposeRules(
  paths: readonly string[],
  unfit: readonly string[] = [],
): readonly Proposal[] {
  const usable = paths.filter((path) => !globFault(path) && !nameFault(baseOf(path)));
  const byGlob = Map.groupBy(usable.map(openVersion), ({ glob }) => glob);
  const drafts = [...byGlob.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    // Of several versions side by side each keeps the name it has.
    return group.length === 1
      ? [first]
      : [{ glob: first.glob, paths: group.flatMap((one) => one.paths) }];
  });
  const apart = drafts.flatMap((draft) =>
    keepApart(draft, { drafts, paths: [...paths, ...unfit] }),
  );
  const alone = apart.filter((proposal) =>
    apart.every((other) => other === proposal || !overlaps(proposal, other)),
  );
  const literal = apart.flatMap((proposal) =>
    alone.includes(proposal) ? [] : proposeEachPath(proposal.paths),
  );
  return withFreeNames([...alone, ...literal]);
}

/** A version between characters that belong to no word; a `v` in front of it stays. */
const versionPattern =
  /(?<=(?:^|[^0-9A-Za-z.])v?)\d+(?:\.\d+)+(?:-(?:alpha|beta|rc|pre|dev)[.\d]*)?(?![0-9A-Za-z.])/;

function openVersion(path: string): Proposal {
  const base = baseOf(path);
  const extension = extensionOf(base);
  const stem = base.slice(0, base.length - extension.length);
  const found = versionPattern.exec(stem);
  if (!found) return { glob: path, paths: [path] };
  const [before, after] = [stem.slice(0, found.index), stem.slice(found.index + found[0].length)];
  const folder = path.slice(0, path.length - base.length);
  const name = `${before}{version}${after}{ext}`;
  const rest = folder + before + after + extension;
  const clear = before + after !== "" && !/[*?[\]{}]/.test(rest);
  return clear
    ? { glob: `${folder}${before}*${after}${extension}`, name, paths: [path] }
    : { glob: path, paths: [path] };
}

/** Takes out what other rules are for; where that does not do, rules that name their file. */
function keepApart(
  draft: Proposal,
  { drafts, paths }: { readonly drafts: readonly Proposal[]; readonly paths: readonly string[] },
): readonly Proposal[] {
  const own = new Set(draft.paths);
  const foreign = paths.filter((path) => !own.has(path) && matches(draft, path));
  if (foreign.length === 0) return [draft];
  const others = drafts.filter(
    (other) => other !== draft && other.paths.some((path) => foreign.includes(path)),
  );
  const narrowed = { ...draft, exclude: others.map(({ glob }) => glob) };
  const holds =
    draft.paths.every((path) => matches(narrowed, path)) &&
    !foreign.some((path) => matches(narrowed, path));
  return holds ? [narrowed] : proposeEachPath(draft.paths);
}

function proposeEachPath(paths: readonly string[]): readonly Proposal[] {
  return paths.map((path) => ({ glob: path, paths: [path] }));
}

/** Whether a file of one is matched by the other too. */
function overlaps(one: Proposal, other: Proposal): boolean {
  return one.paths.some((path) => matches(other, path));
}

/** A glob that names a file letter by letter matches no other. */
function matches({ glob, exclude = [], paths }: Proposal, path: string): boolean {
  const named = paths.length === 1 && paths[0] === glob;
  if (named ? path !== glob : !compileGlob(glob).matches(path)) return false;
  return !exclude.some((each) => compileGlob(each, { dot: true }).matches(path));
}

/** Buyers see one list: where a name is taken, its folder stands in front of it. */
function withFreeNames(proposals: readonly Proposal[]): readonly Proposal[] {
  const taken = new Set<string>();
  return proposals.flatMap((proposal) => {
    const spellings = [proposal.name, `{dir}-${proposal.name ?? "{base}"}`].map((name) => ({
      ...proposal,
      name,
    }));
    const free = spellings.find((each) => {
      const names = each.paths.map((path) => shownAs(path, each.name));
      const fresh = new Set(names).size === names.length && names.every((name) => !taken.has(name));
      return fresh && !names.some((name) => nameFault(name));
    });
    for (const path of free?.paths ?? []) taken.add(shownAs(path, free?.name));
    return free ? [free] : [];
  });
}

/** `{version}` stays open: what stands for it is the same in all names of a run. */
function shownAs(path: string, name = "{base}"): string {
  const base = baseOf(path);
  const values: Readonly<Record<string, string>> = {
    "{base}": base,
    "{dir}": path.split("/").at(-2) ?? "",
    "{ext}": extensionOf(base),
  };
  return foldCase(name.replace(/\{(?:base|dir|ext)\}/g, (token) => values[token] ?? token));
}
