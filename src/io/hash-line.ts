import type { Asked, Digest } from "./digest.ts";

/** Files that were asked for together. */
interface Batch {
  readonly digests: Digest[];
  left: number;
  readonly done: (digests: readonly Digest[]) => void;
}

/** A stretch of a batch, which one thread reads. */
export interface Stretch {
  readonly batch: Batch;
  /** Where in the batch it begins. */
  readonly from: number;
  readonly files: readonly Asked[];
}

/** Files that wait to be read, the first come first. */
export interface Line {
  isEmpty(): boolean;
  /** What they are, in their order, once all of them were read. */
  add(files: readonly Asked[]): Promise<readonly Digest[]>;
  /** At most so many, for a thread that has nothing to do. */
  take(count: number): Stretch | undefined;
  settle(stretch: Stretch, digests: readonly Digest[]): void;
  /** What a thread that broke leaves to the others. */
  putBack(stretch: Stretch): void;
}

/** `wake` is called where there is something to take. */
export function createLine(wake: () => void): Line {
  const waiting: Stretch[] = [];
  return {
    isEmpty: () => waiting.length === 0,
    add(files) {
      if (files.length === 0) return Promise.resolve([]);
      return new Promise((done) => {
        waiting.push({ batch: { digests: [], left: files.length, done }, from: 0, files });
        wake();
      });
    },
    take(count) {
      const [first] = waiting;
      if (!first || first.files.length <= count) return waiting.shift();
      const { batch, from, files } = first;
      waiting[0] = { batch, from: from + count, files: files.slice(count) };
      return { batch, from, files: files.slice(0, count) };
    },
    settle({ batch, from }, digests) {
      for (const [index, digest] of digests.entries()) batch.digests[from + index] = digest;
      batch.left -= digests.length;
      if (batch.left === 0) batch.done(batch.digests);
    },
    putBack(stretch) {
      waiting.unshift(stretch);
      wake();
    },
  };
}
