import { main } from "./action/program.ts";

main().finally(() => process.exitCode && process.exit());
