import { execFileSync } from "node:child_process";
import { chmodSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The entries in src/, each bundled into a folder of its own below dist/, so that the Action does not load the command line's packages. */
const entries = ["action", "cli"] as const;

const root = fileURLToPath(new URL("..", import.meta.url));

// Neither tsc nor ncc cleans its output folder, and a stale chunk would be committed with the rest.
rmSync(`${root}/build`, { recursive: true, force: true });
run("typescript/bin/tsc", ["-p", "tsconfig.build.json"]);
run("typescript/bin/tsc", ["-p", "tsconfig.types.json"]);
for (const entry of entries) bundle(entry);
chmodSync(`${root}/build/dist/cli/index.js`, 0o755);

// A build that fails leaves the last good dist where it is.
rmSync(`${root}/dist`, { recursive: true, force: true });
renameSync(`${root}/build/dist`, `${root}/dist`);

// No source maps and no minifier: both cost more at start-up than they give.
function bundle(entry: string): void {
  const options = ["--target", "es2024", "--no-cache", "--license", "licenses.txt", "--quiet"];
  run("@vercel/ncc/dist/ncc/cli.js", ["build", `build/${entry}.js`, "-o", `build/dist/${entry}`, ...options]);
}

function run(script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [`node_modules/${script}`, ...args], { cwd: root, stdio: "inherit" });
}
