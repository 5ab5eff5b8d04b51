/** Characters, as a terminal counts most of them. */
export function width(text: string): number {
  return [...text].length;
}

export function pad(text: string, to: number): string {
  return text + " ".repeat(Math.max(0, to - width(text)));
}

/** A name of 255 characters does not push every other row aside. */
const widestColumn = 60;

/** The width of a column of these texts. */
export function columnWidth(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, Math.min(width(text), widestColumn)), 0);
}
