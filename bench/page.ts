import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { barChart } from "./chart.ts";
import { matrices, simulate } from "./matrix.ts";
import { type Row, verdictOf } from "./rows.ts";

const page = new URL("../docs/performance.md", import.meta.url);
const plot = new URL("../docs/performance.svg", import.meta.url);

/** Writes the tables of docs/performance.md and its plot anew. */
export function writePage(rows: readonly Row[], quick: boolean): void {
  const goals = rows.filter(({ must }) => must !== undefined);
  const rest = rows.filter(({ must }) => must === undefined);
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}${quick ? ", in a quick run" : ""}`;
  const parts = {
    goals: `Measured on ${machine}.\n\n${goalTable(goals)}`,
    others: otherTable(rest),
    matrix: matrixTable(),
  };
  const text = Object.entries(parts).reduce(between, readFileSync(page, "utf8"));
  writeFileSync(page, text);
  writeFileSync(plot, barChart(goals));
  console.log("docs/performance.md and docs/performance.svg are written.");
}

/** The table of simulated runs: it takes no measuring, and a test holds the page to it. */
export function matrixTable(): string {
  const lines = matrices
    .map(simulate)
    .map(({ products, each, jobs, perMinute, minutes, floorMinutes, refused }) => {
      const cells = [
        products.toLocaleString("en"),
        each,
        jobs,
        perMinute,
        minutes.toFixed(1),
        floorMinutes.toFixed(1),
      ];
      return `| ${[...cells, refused === 0 ? "none" : refused.toLocaleString("en")].join(" | ")} |`;
    });
  const heads = [
    "products",
    "requests each",
    "jobs",
    "`requests-per-minute` of each",
    "minutes",
    "floor of 240",
    "429s",
  ];
  return [`| ${heads.join(" | ")} |`, `|${"-:|".repeat(heads.length)}`, ...lines].join("\n");
}

function goalTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { part, what, measure, ours, theirs, peer, ratio, must, aim } = row;
    return `| ${part}, ${what} | ${measure} | ${ours} | ${theirs} (${peer}) | ${ratio.toFixed(2)} | ${must} | ${aim ?? "–"} | ${verdictOf(row)} |`;
  });
  return [
    "| what | | dodo-files | beside | ratio | must | aim | |",
    "|-|-|-:|-:|-:|-:|-:|-|",
    ...lines,
  ].join("\n");
}

function otherTable(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ part, what, measure, ours, theirs, peer, ratio }) =>
      `| ${part}, ${what} | ${measure} | ${ours} | ${theirs} (${peer}) | ${ratio.toFixed(2)} |`,
  );
  return ["| what | | dodo-files | beside | ratio |", "|-|-|-:|-:|-:|", ...lines].join("\n");
}

function between(text: string, [name, content]: readonly [string, string]): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`docs/performance.md lacks the markers ${start} and ${end}.`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
