import { compileGlob } from "../text/glob.ts";

const secretGlobs = [
  "**/.git/**",
  "**/.git",
  "**/.env*",
  "**/*.pem",
  "**/*.key",
  "**/id_rsa*",
  "**/.npmrc",
];
/** The letters that each of them needs: nearly all paths are told by them alone. */
const letters = secretGlobs.map((glob) =>
  glob.replaceAll("**/", "").replaceAll("*", "").replace(/\/$/, ""),
);
const compiled = secretGlobs.map((glob) => compileGlob(glob, { dot: true, anyCase: true }));

/** Whether a path looks like that of a secret: only a pattern without wildcards that names it may match it. */
export function looksSecret(path: string): boolean {
  const folded = path.toLowerCase();
  return (
    letters.some((some) => folded.includes(some)) && compiled.some(({ matches }) => matches(path))
  );
}
