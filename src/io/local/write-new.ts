import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Problem } from "../../core/problem.ts";

/** Makes a file, and its folders, below `root`; false where something is there. Throws `file-unreadable`. */
export async function writeNew(
  root: string,
  { path, text }: { path: string; text: string },
): Promise<boolean> {
  const place = join(root, path);
  try {
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text, { flag: "wx" });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    throw new Problem({
      code: "file-unreadable",
      message: `${path} cannot be written: ${code ?? "unknown reason"}.`,
      remedy: "Make its folder one that you may write to.",
      cause: error,
    });
  }
}
