import { lstat, mkdir, readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { PlanFile } from "../../app/ports.ts";
import { planInvalid } from "../../core/plan/document.ts";
import { Problem } from "../../core/problem.ts";
import { replaceWhole } from "./replace-whole.ts";

/** Bytes; a plan of 10,000 changes has ten million. */
const maxPlanBytes = 256 * 1024 * 1024;

/** A plan in a local file; `path` relative to `cwd`. It is written whole, its folders are made. */
export function createPlanFile(path: string, cwd: string): PlanFile {
  const file = resolve(cwd, path);
  return {
    where: path,
    async load() {
      try {
        const found = await stat(file);
        if (!found.isFile() || found.size > maxPlanBytes)
          throw new Error("no file of a sensible size");
        return await readFile(file, "utf8");
      } catch (cause) {
        throw planInvalid(`${path} cannot be read: ${planFileReason(cause)}.`, cause);
      }
    },
    async save(text) {
      try {
        await mkdir(dirname(file), { recursive: true });
        await refuseOthers(file);
        await replaceWhole(file, text);
      } catch (cause) {
        const message = `The plan cannot be written to ${path}: ${planFileReason(cause)}.`;
        const remedy = "Name a file in a folder that can be written to with plan-file.";
        throw new Problem({ code: "input-invalid", message, remedy, cause });
      }
    },
  };
}

/**
 * A device or a pipe is no file to rename another over: /dev/null would be gone for everybody. A link is not followed, since a
 * pull request may have brought it.
 */
async function refuseOthers(file: string): Promise<void> {
  const found = await lstat(file).catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw cause;
  });
  if (found && !found.isFile()) throw new Error("there is something that is no file");
}

function planFileReason(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code ?? message;
}
