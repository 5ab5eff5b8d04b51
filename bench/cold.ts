import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { action } from "./action.ts";
import { costOf } from "./cost.ts";
import { comparePairs } from "./pairs.ts";
import { type Goal, type Row, rowsOf } from "./rows.ts";
import { inFolder, workspace } from "./stage.ts";

/** Path of dist/index.js of softprops/action-gh-release, which must lie in a folder as it was cloned. */
const softprops = process.env["SOFTPROPS"];

/** From the start of the action to its word on a mistake in the manifest. */
export function coldRows(quick: boolean): Promise<readonly Row[]> {
  return inFolder(async (root) => {
    const folder = workspace(root, "checkout");
    writeFileSync(
      join(folder, "dodo-files.yaml"),
      "versionn: 1\nfiles:\n  docs/a.pdf: pdt_TestApp1\n",
    );
    const start = (script?: string) => () =>
      costOf(
        action({
          folder,
          codes: [1],
          inputs: { "api-key": "dodo_test_key" },
          ...(script ? { script } : {}),
        }),
      );
    const bare = () => costOf({ command: [process.execPath, "-e", "0"], cwd: folder, env: {} });
    const hasPeer = softprops !== undefined && existsSync(softprops);
    if (!hasPeer)
      console.log(
        "! SOFTPROPS names no bundle of softprops/action-gh-release: `node -e 0` stands in for it.",
      );
    const peers = { "node -e 0": bare, ...(hasPeer ? { softprops: start(softprops) } : {}) };
    const compared = await comparePairs(quick ? 7 : 25, { ours: start(), peers });
    const goals: readonly Goal[] = hasPeer
      ? [
          { peer: "softprops", measure: "wall", must: 0.95, aim: 0.65 },
          { peer: "softprops", measure: "memory", must: 1, aim: 0.8 },
          { peer: "node -e 0", measure: "wall" },
        ]
      : [
          { peer: "node -e 0", measure: "wall", must: 3.6 },
          { peer: "node -e 0", measure: "memory", must: 1.8 },
        ];
    return rowsOf(compared, { part: "cold start", what: "a mistake in the manifest", goals });
  });
}
