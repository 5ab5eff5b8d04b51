import { setFlagsFromString } from "node:v8";

/**
 * V8 collects late where the machine has memory to spare. With these it lets the heap grow by two thirds, not fourfold, before it
 * looks, and what it sets aside for new objects not at all: for 100,000 files 250 MiB in the place of 430, for a tenth of the time.
 * Before everything is loaded it would only cost.
 */
export function stayLean(): void {
  setFlagsFromString("--heap-growing-percent=66");
  setFlagsFromString("--semi-space-growth-factor=1");
}
