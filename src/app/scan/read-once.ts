import type { Problem } from "../../core/problem.ts";
import type { FileDigest, FoundFile, Sizes, Workspace } from "../ports.ts";

/** What a file was, or why it cannot be told. */
export type ReadFiles = (file: FoundFile) => FileDigest | Problem;

/** Reads each file once, whatever rules and links lead to it. */
export async function readOnce(
  files: readonly FoundFile[],
  workspace: Workspace,
  sizes: Sizes,
): Promise<ReadFiles> {
  const sound = files.filter(({ problem }) => !problem);
  const distinct = new Map(sound.map((file) => [file.real, file]));
  const digests = await workspace.hash([...distinct.values()], sizes);
  const read = new Map([...distinct.keys()].map((real, index) => [real, digests[index]]));
  return (file) => {
    const found = file.problem ?? read.get(file.real);
    if (!found) throw new Error(`${file.path} was not read`);
    return found;
  };
}
