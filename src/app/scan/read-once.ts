import type { Problem } from "../../core/problem.ts";
import type { FileDigest, FoundFile, Sizes, Workspace } from "../ports.ts";

/** Files. */
const longestList = 256;

/** Reads each file once, whatever rules and links lead to it, and begins before all are found. */
export interface Hashing {
  begin(file: FoundFile): void;
  of(files: readonly FoundFile[]): Promise<ReadFiles>;
}

/** What a file was, or why it cannot be told. */
export type ReadFiles = (file: FoundFile) => FileDigest | Problem;

export function createHashing(workspace: Workspace, sizes: Sizes): Hashing {
  const known = new Map<string, FileDigest | Problem | undefined>();
  const reading: Promise<void>[] = [];
  let list: FoundFile[] = [];
  let length = 1;

  const read = async (files: readonly FoundFile[]) => {
    const reads = await workspace.hash(files, sizes);
    for (const [index, file] of files.entries()) known.set(file.real, reads[index]);
  };
  const send = () => {
    const begun = read(list);
    // A bug is thrown to whoever waits for the files, and not before.
    begun.catch(() => {});
    reading.push(begun);
    list = [];
    length = Math.min(length * 2, longestList);
  };
  const begin = (file: FoundFile) => {
    if (file.problem || known.has(file.real)) return;
    known.set(file.real, undefined);
    list.push(file);
    if (list.length === length) send();
  };
  return {
    begin,
    async of(files) {
      files.forEach(begin);
      send();
      await Promise.all(reading);
      return (file) => {
        const found = file.problem ?? known.get(file.real);
        if (!found) throw new Error(`${file.path} was not read`);
        return found;
      };
    },
  };
}
