import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

interface Action {
  readonly inputs: {
    readonly [name: string]: { readonly description: string; readonly default?: string };
  };
  readonly outputs: { readonly [name: string]: { readonly description: string } };
}

/** The README with its tables of inputs and outputs made anew from the text of action.yml. Throws where a marker is missing. */
export function withTables(readme: string, actionText: string): string {
  const action = parse(actionText) as Action;
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    `\`${name}\``,
    byDefault(input),
    input.description,
  ]);
  const outputs = Object.entries(action.outputs).map(([name, output]) => [
    `\`${name}\``,
    output.description,
  ]);
  const withInputs = between(readme, "inputs", table(["input", "default", "meaning"], inputs));
  return between(withInputs, "outputs", table(["output", "meaning"], outputs));
}

function byDefault(input: { readonly default?: string }): string {
  return input.default === undefined ? "–" : `\`${input.default}\``;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [cells(heads), cells(heads.map(() => "---")), ...rows.map(cells)].join("\n");
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks the markers ${start} and ${end}.`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** Writes the tables, or with `--check` only says whether they are fresh; the exit code. */
function refresh(check: boolean): number {
  const path = new URL("../README.md", import.meta.url);
  if (!existsSync(path)) {
    console.error("README.md is missing.");
    return 1;
  }
  try {
    const readme = readFileSync(path, "utf8");
    const fresh = withTables(
      readme,
      readFileSync(new URL("../action.yml", import.meta.url), "utf8"),
    );
    if (fresh === readme) return 0;
    if (!check) writeFileSync(path, fresh);
    console.log(check ? "README.md is stale: run npm run docs." : "README.md: tables written.");
    return check ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

if (import.meta.main) process.exitCode = refresh(process.argv.includes("--check"));
