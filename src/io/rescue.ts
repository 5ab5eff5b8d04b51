import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Keeps the text of a state whose last save failed beside the work, and says how to put it back. */
export async function rescueState(folder: string, text: string): Promise<readonly string[]> {
  const name = "dodo-files.recovered-state.json";
  try {
    await writeFile(join(folder, name), text);
  } catch {
    return [`The state could be saved neither where it lives nor as ${name}; it follows in the log.`];
  }
  return [
    `The state could not be saved where it lives. It is kept in ${name}: put it back with dodo-files state push ${name}.`,
  ];
}
