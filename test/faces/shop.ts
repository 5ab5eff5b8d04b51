import type { World } from "./world.ts";

/** A checkout whose three files go to two products: five deliveries. */
export const app = "pdt_TestApp1";
export const book = "pdt_TestBook1";

export const manifest = `version: 1
products:
  app: { test_mode: ${app}, live_mode: pdt_LiveApp1 }
  book: ${book}
files:
  "dist/App-macOS.zip": { to: app, name: "App-{version}-macOS{ext}" }
  "docs/*.pdf": [app, book]
  "LICENSE.txt": "*"
`;

export const shop = {
  "dodo-files.yaml": manifest,
  "dist/App-macOS.zip": "macOS build 1.2.0",
  "docs/manual.pdf": "The manual",
  "LICENSE.txt": "Use it as you like.",
};

/** The ids that the output `files` lists for a target, sorted. */
export function idsIn(
  outputs: Readonly<Record<string, string>>,
  target: string,
): readonly string[] {
  const files = JSON.parse(outputs["files"] ?? "[]") as readonly {
    readonly id: string;
    readonly file_id: string;
  }[];
  return files
    .filter(({ id }) => id === target)
    .map(({ file_id }) => file_id)
    .sort();
}

/** The ids that a buyer gets now, sorted. */
export async function liveIds(world: World, target: string): Promise<readonly string[]> {
  return (await world.emulator.buyer(target)).map(({ file_id }) => file_id).sort();
}
