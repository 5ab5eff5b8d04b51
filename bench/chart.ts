import { type Row, verdictOf } from "./rows.ts";

const line = 22;
const left = 360;
const scale = 260;

/** An SVG of ratios as bars: up to the peer's line at 1, with marks for what must be reached and what is aimed at. */
export function barChart(rows: readonly Row[]): string {
  const height = rows.length * line + 50;
  const width = left + scale * 2.5 + 60;
  const bars = rows.map((row, index) => bar(row, 36 + index * line));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">
<title>Ratios of dodo-files to its peers; less is better</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${left}" y="16" fill="#555">ratio to the peer in the same run: less is better; | must, ¦ aim</text>
<line x1="${left + scale}" x2="${left + scale}" y1="24" y2="${height - 16}" stroke="#999" stroke-dasharray="3 3"/>
<text x="${left + scale}" y="${height - 4}" text-anchor="middle" fill="#555">1</text>
${bars.join("\n")}
</svg>
`;
}

function bar(row: Row, y: number): string {
  const { part, what, measure, peer, ratio, must, aim } = row;
  const at = (value: number) => (left + Math.min(value, 2.5) * scale).toFixed(1);
  const color =
    verdictOf(row) === "MISSED"
      ? "#c2410c"
      : verdictOf(row) === "aim reached"
        ? "#15803d"
        : "#65a30d";
  const label = escaped(`${part}, ${what}, ${measure} / ${peer}`);
  const marks = [
    must === undefined ? "" : mark(at(must), y, "#111", ""),
    aim === undefined ? "" : mark(at(aim), y, "#111", ' stroke-dasharray="2 2"'),
  ];
  return [
    `<text x="${left - 8}" y="${y + 12}" text-anchor="end">${label}</text>`,
    `<rect x="${left}" y="${y + 2}" width="${(Math.min(ratio, 2.5) * scale).toFixed(1)}" height="13" fill="${color}"/>`,
    ...marks,
    `<text x="${Number(at(ratio)) + 6}" y="${y + 12}">${ratio.toFixed(2)}</text>`,
  ].join("");
}

function mark(x: string, y: number, color: string, style: string): string {
  return `<line x1="${x}" x2="${x}" y1="${y}" y2="${y + 17}" stroke="${color}"${style}/>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
