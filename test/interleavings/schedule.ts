/** One choice of what goes on next; an actor that cannot is passed over. */
export interface Choice {
  /** Its place among the scenario's actors. */
  readonly actor: number;
  readonly what: "step" | "kill" | "cancel" | "time";
  /** Which of its calls, if several wait; the oldest is 0. */
  readonly call: number;
}

/** Everything that decides how a scenario goes. */
export interface Schedule {
  readonly choices: readonly Choice[];
  /** Milliseconds that a step takes; 0: sometimes none to speak of, sometimes two seconds. */
  readonly pace: number;
  /** Of everything that the product leaves to chance. */
  readonly seed: number;
}

const letters = "ABCDEFGHIJ";
const marks = { step: "", kill: "!", cancel: "^", time: "~" } as const;
const kinds = { "!": "kill", "^": "cancel", "~": "time" } as const;

/** `A3 B A! 1ms #7`: three steps of A, one of B, A is killed; after that each goes on to its end. */
export function renderSchedule({ choices, pace, seed }: Schedule): string {
  const words: { text: string; count: number }[] = [];
  for (const { actor, what, call } of choices) {
    const text = `${letters[actor]}${marks[what]}${call > 0 ? `:${call}` : ""}`;
    const last = words.at(-1);
    if (last?.text === text && text.length === 1) last.count += 1;
    else words.push({ text, count: 1 });
  }
  const said = words.map(({ text, count }) => (count > 1 ? `${text}${count}` : text));
  return [...said, `${pace}ms`, `#${seed}`].join(" ");
}

export function parseSchedule(text: string): Schedule {
  const choices: Choice[] = [];
  let [pace, seed] = [1, 0];
  for (const word of text.trim().split(/\s+/)) {
    const found = /^([A-J])([!^~])?(\d+)?(?::(\d+))?$/.exec(word);
    if (word.endsWith("ms")) pace = Number.parseInt(word, 10);
    else if (word.startsWith("#")) seed = Number(word.slice(1));
    else if (!found) throw new Error(`no step of a schedule: ${word}`);
    else {
      const [, letter = "A", mark, count = "1", call = "0"] = found;
      const what: Choice["what"] = isMark(mark) ? kinds[mark] : "step";
      const choice: Choice = { actor: letters.indexOf(letter), what, call: Number(call) };
      for (let n = 0; n < Number(count); n += 1) choices.push(choice);
    }
  }
  return { choices, pace, seed };
}

function isMark(mark: string | undefined): mark is keyof typeof kinds {
  return mark !== undefined && mark in kinds;
}

export function steps(actor: number, count: number): readonly Choice[] {
  return Array.from({ length: count }, () => ({ actor, what: "step" as const, call: 0 }));
}

/** A generator of numbers below 1 that a seed repeats (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
