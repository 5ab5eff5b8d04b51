/** Colours of GitHub's dark code blocks, by the mark that a line begins with. */
const colours: readonly (readonly [RegExp, string])[] = [
  [/^\$ /, "#e6edf3"],
  [/^ *[✓+] /, "#3fb950"],
  [/^ *[~!] /, "#d29922"],
  [/^ *[-✗] /, "#f85149"],
];
const plain = "#9198a1";

const [column, row, margin] = [8.43, 20, 20];

/** Characters in a line, as wide as a terminal of a small laptop. */
const widest = 100;

/** Lines of a terminal as an SVG of its own: text in a monospaced font, nothing loaded. */
export function terminalSvg(title: string, printed: readonly string[]): string {
  const lines = printed.flatMap(wrapped);
  const width = Math.ceil(Math.max(...lines.map((line) => [...line].length)) * column) + 2 * margin;
  const height = lines.length * row + 2 * margin;
  const texts = lines.map((line, index) => {
    const fill = colours.find(([mark]) => mark.test(line))?.[1] ?? plain;
    const weight = line.startsWith("$ ") ? ' font-weight="bold"' : "";
    return `<text x="${margin}" y="${margin + (index + 0.75) * row}" fill="${fill}"${weight}>${escaped(line)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<rect width="100%" height="100%" rx="6" fill="#0d1117"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" style="white-space: pre">`,
    ...texts,
    "</g>",
    "</svg>\n",
  ].join("\n");
}

function wrapped(line: string): readonly string[] {
  return line.match(new RegExp(`.{1,${widest}}(?:\\s|$)`, "gu")) ?? [line];
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.codePointAt(0)};`);
}
