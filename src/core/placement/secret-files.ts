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
const compiled = secretGlobs.map((glob) => compileGlob(glob, { dot: true, anyCase: true }));

/** Whether a path looks like that of a secret: only a pattern without wildcards that names it may match it. */
export function looksSecret(path: string): boolean {
  return compiled.some(({ matches }) => matches(path));
}
