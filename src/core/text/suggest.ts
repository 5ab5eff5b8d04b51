import { closestMatch } from "leven";

/** `Did you mean "keep"? `, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? "" : `Did you mean ${quoted(near)}? `;
}

/** A text from outside as it stands in a message: on one line, in quotes, not longer than 80 characters. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The known word that was probably meant, if one is near enough. */
function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 100) return undefined;
  const maxDistance = Math.max(2, Math.floor(word.length * 0.4));
  const near =
    closestMatch(word, known, { maxDistance }) ??
    closestMatch(word.toLowerCase(), known, { maxDistance });
  return near ?? known.find((one) => word.length > 2 && one.startsWith(word));
}
