import { createHash } from "node:crypto";
import type { FoundFile, Workspace } from "../../src/app/ports.ts";
import { looksSecret } from "../../src/core/placement/secret-files.ts";
import { Problem, type ProblemCode } from "../../src/core/problem.ts";
import { compileGlob } from "../../src/core/text/glob.ts";

/** What a file of the fake is: its content, or what is wrong with it. */
export type MemoryFile =
  | string
  | { readonly broken: ProblemCode }
  | { readonly size: number }
  | { readonly real: string };

export interface MemoryWorkspace extends Workspace {
  /** Paths that were hashed, in order. */
  readonly hashes: readonly string[];
  /** How often the tree was walked. */
  readonly walks: () => number;
}

/** Files by path. `real`: a link to another of them. `size`: a content that is only counted. */
export function createMemoryWorkspace(files: {
  readonly [path: string]: MemoryFile;
}): MemoryWorkspace {
  const hashes: string[] = [];
  let walks = 0;
  const tree = new Map(Object.entries(files).map(([path, file]) => [path.normalize("NFC"), file]));
  const found = (path: string): FoundFile => {
    const file = tree.get(path) ?? "";
    if (typeof file !== "string" && "real" in file) return { ...found(file.real), path };
    const problem =
      typeof file !== "string" && "broken" in file ? { problem: broken(file.broken, path) } : {};
    return { path, real: `/memory/${path}`, ...problem };
  };
  return {
    hashes,
    walks: () => walks,
    async find(patterns) {
      walks += 1;
      const paths = [...tree.keys()].sort();
      return patterns.map(({ glob: text, exclude, withheld = () => {}, excluded = () => {} }) => {
        const glob = compileGlob(text);
        const excludes = exclude.map((each) => compileGlob(each, { dot: true }));
        const isNamed = tree.has(glob.text);
        const isExcluded = (path: string) => excludes.some(({ matches }) => matches(path));
        const all = paths.filter((path) => (isNamed ? path === glob.text : glob.matches(path)));
        all.filter(isExcluded).forEach(excluded);
        const matching = all.filter((path) => !isExcluded(path));
        const secret = isNamed ? [] : matching.filter(looksSecret);
        secret.forEach(withheld);
        return matching.filter((path) => !secret.includes(path)).map(found);
      });
    },
    async hash(files, { most, among } = { most: Number.POSITIVE_INFINITY }) {
      return files.map(({ path, real, problem }) => {
        if (problem) return problem;
        const content = tree.get(real.slice("/memory/".length));
        const text = typeof content === "string" ? content : "";
        const size =
          typeof content === "object" && "size" in content ? content.size : Buffer.byteLength(text);
        if (size > most || among?.has(size) === false) return { size, lfs: false };
        hashes.push(path);
        const sha256 = createHash("sha256").update(text).digest("hex");
        const lfs = size < 1024 && text.startsWith("version https://git-lfs.github.com/spec/v1");
        return { size, sha256, lfs };
      });
    },
    async hints() {
      return [`the manifest's folder holds: ${[...tree.keys()].sort().slice(0, 5).join(", ")}`];
    },
    async text(path) {
      if (path.split("/").includes("..")) throw broken("path-escape", path);
      const file = tree.get(compileGlob(path).text);
      if (typeof file === "string" || file === undefined) return file ?? null;
      throw broken("file-unreadable", path);
    },
  };
}

function broken(code: ProblemCode, path: string): Problem {
  return new Problem({ code, message: `${path} is broken.`, remedy: "Mend it." });
}
