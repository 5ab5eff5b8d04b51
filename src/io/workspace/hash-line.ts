import type { Digest, FileToRead } from "./digest.ts";

/** Files that were asked for together. */
interface Batch {
  readonly files: readonly FileToRead[];
  readonly digests: Digest[];
  left: number;
  readonly done: (digests: readonly Digest[]) => void;
}

/** A stretch of a batch, which one thread reads. */
export interface Stretch {
  readonly batch: Batch;
  /** Where in the batch it begins, and where it is over. */
  readonly from: number;
  readonly to: number;
}

/** Files that wait to be read, the first come first. */
export interface HashQueue {
  isEmpty(): boolean;
  /** What they are, in their order, once all of them were read. */
  add(files: readonly FileToRead[]): Promise<readonly Digest[]>;
  /** At most so many, for a thread that has nothing to do. */
  take(count: number): Stretch | undefined;
  /** Told of what all of its files are. */
  settle(stretch: Stretch, digests: readonly Digest[]): void;
  /** What a thread that broke leaves to the others. */
  putBack(stretch: Stretch): void;
}

/** `wake` is called where there is something to take. */
export function createLine(wake: () => void): HashQueue {
  const waiting: Stretch[] = [];
  return {
    isEmpty: () => waiting.length === 0,
    add(files) {
      if (files.length === 0) return Promise.resolve([]);
      return new Promise((done) => {
        waiting.push({
          batch: { files, digests: [], left: files.length, done },
          from: 0,
          to: files.length,
        });
        wake();
      });
    },
    take(count) {
      const [first] = waiting;
      if (!first || first.to - first.from <= count) return waiting.shift();
      const { batch, from, to } = first;
      waiting[0] = { batch, from: from + count, to };
      return { batch, from, to: from + count };
    },
    settle({ batch, from, to }, digests) {
      for (let at = from; at < to; at += 1) {
        const digest = digests[at - from];
        if (!digest) throw new Error("a file without a digest");
        batch.digests[at] = digest;
      }
      batch.left -= to - from;
      if (batch.left === 0) batch.done(batch.digests);
    },
    putBack(stretch) {
      waiting.unshift(stretch);
      wake();
    },
  };
}
