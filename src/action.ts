import { runAction } from "./action/program.ts";

runAction().finally(() => process.exitCode && process.exit());
