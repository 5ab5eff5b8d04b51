import type { ProblemCode } from "../problem.ts";
import { longestGlob } from "../text/glob.ts";

export interface GlobFault {
  readonly code: Extract<ProblemCode, "manifest-invalid" | "path-escape">;
  /** To be read after the glob: `is empty`. */
  readonly fault: string;
  readonly remedy: string;
}

/** What makes a glob or a path no place in the workspace, as far as its text tells. */
export function globFault(glob: string): GlobFault | undefined {
  if (glob === "")
    return invalid("is empty", 'Write which files it means, for example "dist/*.zip".');
  if (glob.length > longestGlob)
    return invalid("is longer than a path can be", "Write several shorter ones.");
  if (/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(glob)) {
    return invalid("is an absolute path", "Write it relative to the folder of the manifest.");
  }
  if (/[*?[\]{}].*\/\.\.(?:\/|$)/s.test(glob)) {
    return {
      code: "path-escape",
      fault: 'has ".." behind a wildcard',
      remedy: 'Write ".." at the start, for example "../dist/*.zip".',
    };
  }
  if (glob.includes("\\"))
    return invalid(
      'contains "\\"',
      `Write ${JSON.stringify(glob.replaceAll("\\", "/"))}: folders are parted by "/" on every OS.`,
    );
  return undefined;
}

function invalid(fault: string, remedy: string): GlobFault {
  return { code: "manifest-invalid", fault, remedy };
}
