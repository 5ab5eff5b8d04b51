const lost = { output: false };

/**
 * From now on no stream that cannot be written ends the run: what is delivered is delivered. If only
 * the reader left, as behind `head`, nothing is said; a full disk is said on standard error.
 */
export function goOnUnwritten(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", ({ code = "unknown error" }: NodeJS.ErrnoException) => {
      if (code === "EPIPE" || stream !== process.stdout || lost.output) return;
      lost.output = true;
      process.stderr.write(`! Standard output could not be written: ${code}.\n`);
    });
}

/** Whether something of standard output is lost although its reader is there. */
export async function isOutputLost(): Promise<boolean> {
  await new Promise<unknown>((written) => process.stdout.write("", written));
  return lost.output;
}
