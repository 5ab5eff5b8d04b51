import { readFileSync } from "node:fs";

/** The notes of a release: the section of its version in the changelog. Throws where there is none, or where the tag is not `v` and the version. */
export function notesOf(
  changelog: string,
  { tag, version }: { readonly tag: string; readonly version: string },
): string {
  if (tag !== `v${version}`)
    throw new Error(`The tag is ${tag}, and package.json says ${version}.`);
  const section = changelog.split(/^## /m).find((each) => each.startsWith(`[${version}]`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no heading ## [${version}].`);
  return `${section.slice(section.indexOf("\n")).trim()}\n`;
}

if (import.meta.main) {
  const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
  const { version } = JSON.parse(read("package.json")) as { readonly version: string };
  process.stdout.write(notesOf(read("CHANGELOG.md"), { tag: process.argv[2] ?? "", version }));
}
