import { parseArgs } from "node:util";
import { startEmulator } from "./emulator.ts";
import { smallShop } from "./fixtures.ts";
import { parseVariant } from "./variants.ts";

const usage = `npm run emulator -- [--port N] [--store-port N] [--variant key=value]… [--quiet]

Dodo Payments and its object store on 127.0.0.1, with nothing behind them. emulator/README.md lists the variants.`;

const options = parseArgs({
  options: {
    port: { type: "string", default: "4600" },
    "store-port": { type: "string", default: "4601" },
    variant: { type: "string", multiple: true, default: [] },
    quiet: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
}).values;

if (options.help) console.log(usage);
else await start();

async function start(): Promise<void> {
  const emulator = await startEmulator({
    port: Number(options.port),
    storePort: Number(options["store-port"]),
    variant: parseVariant(options.variant),
    onEnd: ({ to, method, path, status, bytes }) => {
      if (options.quiet) return;
      const sent = bytes > 0 ? `, ${bytes} bytes` : "";
      console.log(`${to.padEnd(5)} ${method.padEnd(6)} ${path} ${status || "cut"}${sent}`);
    },
  });
  const shop = [...(smallShop.products ?? []), ...(smallShop.entitlements ?? [])].map(
    ({ id }) => id,
  );
  const stop = (): void => {
    void emulator.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  console.log(`Dodo Payments at ${emulator.url}, its files at ${emulator.storeUrl}. Stop with Ctrl-C.

export DODO_PAYMENTS_BASE_URL=${emulator.url}
export DODO_PAYMENTS_API_KEY=${emulator.keys.write}
export DODO_PAYMENTS_ENVIRONMENT=test_mode

A key that may only read: ${emulator.keys.read}
Products and entitlements: ${shop.join(", ")}
What a buyer gets: curl ${emulator.url}/_emulator/buyer/pdt_TestApp1
`);
}
