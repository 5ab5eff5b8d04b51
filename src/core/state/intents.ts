import type { Intent } from "./state.ts";

/** What tells intents apart: two processes may be about to send the same file. */
export function intentKey(of: Intent): string {
  return JSON.stringify([of.target, of.slot, of.name, of.sha256, of.run, of.invocation]);
}

interface SentFile {
  readonly target: string;
  readonly slot: string;
  readonly name: string;
  readonly sha256: string | null;
  readonly run: string;
}

/** Whether the file that one run sent is the one that was intended. */
export function sameDelivery(intent: SentFile, sent: SentFile): boolean {
  const { target, slot, name, sha256, run } = sent;
  return (
    intent.target === target &&
    intent.slot === slot &&
    intent.name === name &&
    intent.sha256 === sha256 &&
    intent.run === run
  );
}
