import { setFlagsFromString } from "node:v8";

/**
 * V8 collects late where the machine has memory to spare. With these it lets the heap grow by two thirds, not fourfold, before it
 * looks, and what it sets aside for new objects not at all: half the memory for 10,000 files and a tenth less time. For few files they
 * only cost, since with other flags than it was built with Node compiles its own modules anew: a thread takes 80 ms to start and not 40.
 */
export function stayLean(): void {
  setFlagsFromString("--heap-growing-percent=66");
  setFlagsFromString("--semi-space-growth-factor=1");
}
