import { type Compared, comparePairs } from "./pairs.ts";
import { type Goal, type Row, rowsOf } from "./rows.ts";
import { writeSet } from "./sets.ts";
import { deliver, inFolder, onStage, productOf, rclone, type Stage, workspace } from "./stage.ts";

const goals: readonly Goal[] = [
  { peer: "rclone", measure: "wall" },
  { peer: "rclone", measure: "CPU" },
  { peer: "rclone", measure: "memory" },
];

/** How the cost grows with the files of one target, and with the targets of one file each; files of 1 KiB. */
export function growthRows(quick: boolean): Promise<readonly Row[]> {
  return onStage(async (stage) => {
    const rows: Row[] = [];
    const counts = quick ? [1, 10, 100] : [1, 10, 100, 1_000, 10_000];
    for (const [index, count] of counts.entries()) {
      const what = `${count.toLocaleString("en")} files, 1 target`;
      rows.push(...(await grown(stage, { what, count, product: productOf(index) })));
    }
    for (const targets of quick ? [10] : [10, 150]) {
      const what = `${targets} files, ${targets} targets`;
      const names = Array.from(
        { length: targets },
        (_, file) => `  "set/${Math.floor(file / 100)}/file-${file}.bin"`,
      );
      const rules = names
        .map((name, file) => `${name}: ${productOf(100 + targets + file)}\n`)
        .join("");
      rows.push(...(await grown(stage, { what, count: targets, product: productOf(99), rules })));
    }
    return rows;
  });
}

interface Step {
  readonly what: string;
  readonly count: number;
  readonly product: string;
  readonly rules?: string;
}

function grown(stage: Stage, { what, count, ...delivery }: Step): Promise<readonly Row[]> {
  return inFolder(async (root) => {
    const folder = workspace(root, "checkout");
    const files = writeSet(folder, { count, size: 1024 }, "set");
    const run = (): Promise<Compared> =>
      comparePairs(1, {
        ours: () => deliver(stage, { folder, ...delivery }),
        peers: { rclone: () => rclone(stage, files, `growth-${what.replace(/\W+/g, "-")}`) },
      });
    const first = rowsOf(await run(), { part: "growth, first", what, goals });
    return [...first, ...rowsOf(await run(), { part: "growth, idle", what, goals })];
  });
}
