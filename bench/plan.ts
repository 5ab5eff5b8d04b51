import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { action } from "./action.ts";
import { costOf } from "./cost.ts";
import { comparePairs, type Runner } from "./pairs.ts";
import { type Goal, type Row, rowsOf } from "./rows.ts";
import { type FileSet, sets, warm, writeSet } from "./sets.ts";
import { inFolder, workspace } from "./stage.ts";

/** A plan without a key and without a network: the files are found, hashed and compared with a state that is empty. */
export async function planRows(quick: boolean): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [set, must, aim] of [
    [sets.four, 0.75, 0.45],
    [sets.many, 1.1, 0.8],
  ] as const) {
    const compared = await inFolder((root) => comparePairs(quick ? 3 : 9, planners(root, set)));
    const goals: readonly Goal[] = [
      { peer: "rclone", measure: "wall", must, aim },
      { peer: "rclone", measure: "CPU" },
    ];
    rows.push(...rowsOf(compared, { part: "offline plan", what: set.name, goals }));
  }
  return rows;
}

/** Our plan of a set, and `rclone hashsum` of the same. */
export function planners(root: string, set: Pick<FileSet, "count" | "size">) {
  const folder = workspace(root, "checkout");
  const files = writeSet(folder, set, "set");
  writeFileSync(join(folder, "dodo-files.yaml"), 'version: 1\nfiles:\n  "set/**": pdt_TestApp1\n');
  const inputs = { command: "plan", "state-file": join(root, "state.json") };
  const ours: Runner = () => {
    warm(files);
    return costOf(action({ folder, inputs }));
  };
  const rclone: Runner = () => {
    warm(files);
    const command = ["/usr/bin/rclone", "hashsum", "sha256", files] as const;
    return costOf({ command, cwd: root, env: { RCLONE_CONFIG: "/dev/null" } });
  };
  return { ours, peers: { rclone } };
}
