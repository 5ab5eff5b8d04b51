import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";

/** Places of what dodo-files itself reads and writes. */
export interface OwnPlaces {
  /** Files and folders; they need not exist. */
  readonly paths: readonly string[];
  /** The folder in which each step makes one for its report and summary. */
  readonly reports: string;
}

/** Tells real paths of our own files, also of locks and of texts that are half written. */
export async function ownFiles(own: OwnPlaces | undefined): Promise<(real: string) => boolean> {
  if (!own) return () => false;
  const paths = await Promise.all(own.paths.map((path) => realPlace(resolve(path))));
  const reports = await realPlace(resolve(own.reports));
  return (real) =>
    paths.some((path) => real.startsWith(path) && isOwnRest(real.slice(path.length))) ||
    (real.startsWith(reports) && isReport(real.slice(reports.length)));
}

function isOwnRest(rest: string): boolean {
  return (
    rest === "" || rest.startsWith(sep) || /^\.(?:lock|[0-9a-f-]{36}\.tmp)(?:[\\/]|$)/.test(rest)
  );
}

/** `mkdtemp` adds six characters. */
function isReport(rest: string): boolean {
  return /^[\\/]?dodo-files-\w{6}[\\/](?:report\.json|summary\.md)$/.test(rest);
}

/** Links are resolved as far as the path exists. */
async function realPlace(path: string): Promise<string> {
  const parent = dirname(path);
  return realpath(path).catch(async () =>
    parent === path ? path : join(await realPlace(parent), basename(path)),
  );
}
