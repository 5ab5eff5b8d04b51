import { Problem } from "../../core/problem.ts";

/** A file or folder that cannot be read, as a Problem `file-unreadable` that gives the system's reason: its error, the code of one, or words. */
export function fileUnreadable(path: string, cause: unknown): Problem {
  return new Problem({
    code: "file-unreadable",
    message: `${path} cannot be read: ${fileReason(cause)}.`,
    remedy:
      "Make it readable for the user that runs dodo-files, build it again, or leave it out with exclude.",
    cause,
  });
}

export function pathEscape(path: string): Problem {
  return new Problem({
    code: "path-escape",
    message: `${path} leads out of the workspace.`,
    remedy:
      "Deliver a file inside the workspace: copy it there in the build, or correct the link or the path.",
  });
}

export function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === "ENOENT" || code === "ENOTDIR";
}

const systemReasons: { readonly [code: string]: string } = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ENOENT: "it does not exist",
  ENOTDIR: "it does not exist",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
};

function fileReason(cause: unknown): string {
  const said = typeof cause === "string" ? cause : codeOf(cause);
  return systemReasons[said] ?? (said || "unknown error");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
