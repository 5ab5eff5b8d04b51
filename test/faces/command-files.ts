/** Reads what an action wrote to `GITHUB_OUTPUT` and its like: `name=value` lines and heredocs. Throws where the runner would fail the step. */
export function parseCommandFile(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/);
  const values: Record<string, string> = {};
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === "") continue;
    const { name, value, delimiter } =
      /^(?<name>[^=]+?)(?:<<(?<delimiter>.+)|=(?<value>.*))$/.exec(line)?.groups ?? {};
    if (!name) throw new Error(`Invalid format '${line}'`);
    values[name] = delimiter === undefined ? (value ?? "") : heredoc(lines, delimiter);
  }
  return values;
}

function heredoc(lines: string[], delimiter: string): string {
  const end = lines.indexOf(delimiter);
  if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
  return lines
    .splice(0, end + 1)
    .slice(0, -1)
    .join("\n");
}
