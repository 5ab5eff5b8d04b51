import { join } from "node:path";
import { replaceWhole } from "./replace-whole.ts";

export interface Rescue {
  /** False where it could not even be written here. */
  readonly kept: boolean;
  /** Where it is, and how to put it back. */
  readonly sentence: string;
}

export const rescuedName = "dodo-files.recovered-state.json";

/** Keeps the text of a state whose last save failed beside the work. */
export async function rescueState(folder: string, text: string): Promise<Rescue> {
  const name = rescuedName;
  const back = `put it back with dodo-files state push ${name}`;
  try {
    // In the place of a link that a stranger put there, never through it.
    await replaceWhole(join(folder, name), text);
    return {
      kept: true,
      sentence: `The state could not be saved where it lives. It is kept in ${name}: ${back}.`,
    };
  } catch {
    const sentence = `The state could be saved neither where it lives nor here. Save the text in this log as ${name} and ${back}.`;
    return { kept: false, sentence };
  }
}
