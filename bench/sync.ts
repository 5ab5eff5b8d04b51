import type { Cost } from "./cost.ts";
import { comparePairs } from "./pairs.ts";
import { type Goal, type Row, rowsOf } from "./rows.ts";
import { type FileSet, firstFile, sets, warm, writeSet } from "./sets.ts";
import {
  awsSync,
  curl,
  deliver,
  inFolder,
  onStage,
  productOf,
  rclone,
  readProduct,
  type Stage,
  workspace,
} from "./stage.ts";

interface Targets {
  readonly set: FileSet;
  /** `[must, aim]` of each row of the table. */
  readonly nothing: readonly [number, number];
  readonly rclone: readonly [number, number];
  readonly aws: readonly [number, number];
  readonly cpu: readonly [number, number];
  readonly curl?: readonly [number, number];
}

const table: readonly Targets[] = [
  {
    set: sets.large,
    nothing: [0.65, 0.55],
    rclone: [0.75, 0.6],
    aws: [0.95, 0.8],
    cpu: [0.75, 0.6],
    curl: [2.3, 1.7],
  },
  { set: sets.small, nothing: [1.2, 0.95], rclone: [1, 0.8], aws: [0.75, 0.6], cpu: [1.4, 1.1] },
  { set: sets.middle, nothing: [1.3, 1.05], rclone: [1.2, 1], aws: [0.85, 0.7], cpu: [1.6, 1.35] },
  { set: sets.many, nothing: [0.4, 0.27], rclone: [0.9, 0.7], aws: [0.75, 0.6], cpu: [1.1, 0.9] },
];

/** First runs, and runs with nothing to do, of four sets of files: beside rclone, aws and curl over the same object store. */
export async function syncRows(quick: boolean): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const chosen = quick ? table.filter(({ set }) => set.count <= 1_000) : table;
  for (const targets of chosen) {
    // A store of its own for each set: it keeps everything in memory.
    const found = await inFolder((root) =>
      onStage((stage) => setRows(stage, { root, targets, quick })),
    );
    rows.push(...found);
  }
  return rows;
}

interface Measuring {
  readonly root: string;
  readonly targets: Targets;
  readonly quick: boolean;
}

async function setRows(stage: Stage, { root, targets, quick }: Measuring): Promise<readonly Row[]> {
  const { set } = targets;
  const folder = workspace(root, "checkout");
  const files = writeSet(folder, set, "set");
  const from = { stage, folder, files };
  const first = await firstRuns(from, {
    targets,
    rounds: quick ? 1 : set.count > 1_000 || set.count === 1 ? 3 : 5,
  });
  return [...first, ...(await idleRuns(from, { targets, rounds: quick ? 2 : 7 }))];
}

interface From {
  readonly stage: Stage;
  readonly folder: string;
  readonly files: string;
}

interface Rounds {
  readonly targets: Targets;
  readonly rounds: number;
}

async function firstRuns(
  { stage, folder, files }: From,
  { targets, rounds }: Rounds,
): Promise<readonly Row[]> {
  const warmed = (run: () => Promise<Cost>) => {
    warm(files);
    return run();
  };
  const peers = {
    rclone: (round: number) => warmed(() => rclone(stage, files, `rclone-${round}`)),
    aws: (round: number) => warmed(() => awsSync(stage, files, `aws-${round}`)),
    ...(targets.curl
      ? {
          curl: (round: number) =>
            warmed(() => curl(stage, firstFile(files), productOf(100 + round))),
        }
      : {}),
  };
  const ours = (round: number) =>
    warmed(() => deliver(stage, { folder, product: productOf(round) }));
  const goals: readonly Goal[] = [
    goal("rclone", "wall", targets.rclone),
    goal("aws", "wall", targets.aws),
    goal("rclone", "CPU", targets.cpu),
    goal("curl", "wall", targets.curl),
    goal("rclone", "memory", undefined),
  ];
  const compared = await comparePairs(rounds, { ours, peers });
  return rowsOf(compared, { part: "first run", what: targets.set.name, goals });
}

/** After the first runs: the product, the state file and rclone's copy of round 0 are there. */
async function idleRuns(
  { stage, folder, files }: From,
  { targets, rounds }: Rounds,
): Promise<readonly Row[]> {
  const compared = await comparePairs(rounds, {
    async ours() {
      warm(files);
      await readProduct(stage, productOf(0));
      return deliver(stage, { folder, product: productOf(0) });
    },
    peers: {
      async rclone() {
        warm(files);
        return rclone(stage, files, "rclone-0");
      },
    },
  });
  const goals = [goal("rclone", "wall", targets.nothing), goal("rclone", "CPU", undefined)];
  return rowsOf(compared, { part: "nothing to do", what: targets.set.name, goals });
}

function goal(
  peer: string,
  measure: Goal["measure"],
  targets: readonly [number, number] | undefined,
): Goal {
  return { peer, measure, ...(targets ? { must: targets[0], aim: targets[1] } : {}) };
}
