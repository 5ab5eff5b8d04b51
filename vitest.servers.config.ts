import { defineConfig } from "vitest/config";

/** Tests against servers that not every machine has; each has a script of its own in package.json. */
export default defineConfig({
  test: {
    include: ["test/**/*.servers.ts"],
    globalSetup: ["test/temp-folder.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    pool: "forks",
    fileParallelism: false,
  },
});
