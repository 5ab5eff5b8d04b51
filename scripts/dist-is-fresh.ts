import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const bundles = ["dist/action/index.js", "dist/cli/index.js"];
const committed = git("ls-files", "--", "dist").split("\n");
const complaints = [
  ...bundles
    .filter((bundle) => !committed.includes(bundle))
    .map((bundle) => `not committed: ${bundle}`),
  ...git("status", "--porcelain", "--untracked-files=all", "--ignored", "--", "dist")
    .split("\n")
    .filter(Boolean),
];

if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  console.error(
    "→ What is committed in dist is not what `npm run build` makes. Build, and commit dist.",
  );
  process.exitCode = 1;
}

// A clone that another user made is still ours to look at, as in a container.
function git(...args: readonly string[]): string {
  return execFileSync("git", ["-c", "safe.directory=*", ...args], { cwd: root, encoding: "utf8" });
}
