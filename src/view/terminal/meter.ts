import type { Progress } from "../../core/run/progress.ts";

/** One upload that is under way. */
export interface Running {
  /** Of target and name. */
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes of this attempt so far. */
  readonly sent: number;
  /** When the upload began; by the given clock. */
  readonly started: number;
  /** Bytes per second of this attempt; 0 where nothing is known yet. */
  readonly rate: number;
  /** Milliseconds, where it can be told. */
  readonly left: number | undefined;
}

export interface Meter {
  /** Takes a step in; the upload it concerns, where it is one of a running upload that sends. */
  observe(progress: Progress): Running | undefined;
  running(): readonly Running[];
}

interface Attempt {
  readonly name: string;
  readonly size: number;
  readonly started: number;
  /** When this attempt began. */
  readonly since: number;
  readonly sent: number;
}

/** Measures uploads by a clock that tells milliseconds. */
export function createMeter(now: () => number): Meter {
  const attempts = new Map<string, Attempt>();
  return {
    observe(progress) {
      if (!("target" in progress) || progress.kind === "live") return undefined;
      const key = JSON.stringify([progress.target, progress.name]);
      if (progress.kind === "uploaded" || progress.kind === "dropped") attempts.delete(key);
      if (progress.kind === "upload") {
        const { name, size } = progress;
        attempts.set(key, { name, size, started: now(), since: now(), sent: 0 });
      }
      const attempt = attempts.get(key);
      if (progress.kind !== "sent" || !attempt) return undefined;
      const again = progress.bytes < attempt.sent;
      const moved = { ...attempt, sent: progress.bytes, since: again ? now() : attempt.since };
      attempts.set(key, moved);
      return measure(key, moved, now());
    },
    running: () => [...attempts].map(([key, attempt]) => measure(key, attempt, now())),
  };
}

function measure(key: string, { name, size, started, since, sent }: Attempt, at: number): Running {
  const rate = at > since ? (1000 * sent) / (at - since) : 0;
  const left = rate > 0 ? (1000 * Math.max(0, size - sent)) / rate : undefined;
  return { key, name, size, sent, started, rate, left };
}
