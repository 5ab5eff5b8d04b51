import type { Manifest } from "../../core/manifest/manifest.ts";
import type { LocalFile } from "../../core/placement/placement.ts";
import { looksSecret } from "../../core/placement/secret-files.ts";
import { Problem } from "../../core/problem.ts";
import type { Receipt } from "../../core/state/state.ts";
import type { Workspace } from "../ports.ts";
import { catchProblem } from "./complaints.ts";
import { readOnce } from "./read-once.ts";

/**
 * Files of the workspace that have the content of these receipts, by SHA-256: where it was recorded, or whatever a rule matches now.
 * Only files of the right size are read. What cannot be searched is a warning, since the file may not be needed.
 */
export async function findContent(
  receipts: readonly Receipt[],
  { rules, exclude }: Manifest,
  { workspace, warn }: { readonly workspace: Workspace; readonly warn: (problem: Problem) => void },
): Promise<ReadonlyMap<string, LocalFile>> {
  const wanted = new Set(receipts.flatMap(({ sha256 }) => sha256 ?? []));
  if (wanted.size === 0) return new Map();
  const paths = [...new Set(receipts.map(({ path }) => path))].filter(
    (path) => path !== "" && !looksSecret(path),
  );
  const recorded = paths.map((glob) => ({ glob, exclude: [] }));
  const matched = rules.map((rule) => ({
    glob: rule.glob,
    exclude: [...rule.exclude, ...exclude],
  }));
  const found = await catchProblem(() => workspace.find([...recorded, ...matched]));
  if (found instanceof Problem) {
    warn(found);
    return new Map();
  }
  const among = new Set(receipts.map(({ size }) => size));
  const files = found.flat();
  const readOf = await readOnce(files, workspace, { most: Number.POSITIVE_INFINITY, among });
  // Of several the first stays.
  return new Map(
    files.toReversed().flatMap((file) => {
      const read = readOf(file);
      if (read instanceof Problem || read.sha256 === undefined || !wanted.has(read.sha256))
        return [];
      const { path, real } = file;
      const { size, sha256 } = read;
      return [[sha256, { path, real, size, sha256 }]];
    }),
  );
}
