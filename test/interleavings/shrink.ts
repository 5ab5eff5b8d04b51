import type { Choice, Schedule } from "./schedule.ts";

/** Tries at most. */
const most = 150;

/** A shorter schedule, with fewer switches, that still fails. */
export async function shrink(
  schedule: Schedule,
  fails: (schedule: Schedule) => Promise<boolean>,
): Promise<Schedule> {
  let best = schedule;
  let tries = 0;
  const isBetter = async (choices: readonly Choice[], pace = best.pace): Promise<boolean> => {
    if (tries >= most) return false;
    tries += 1;
    const next = { ...best, choices, pace };
    if (!(await fails(next))) return false;
    best = next;
    return true;
  };
  await isBetter(best.choices, 1);
  await shortenEnd(() => best.choices, isBetter);
  for (let isSmaller = true; isSmaller && tries < most; ) {
    isSmaller = false;
    for (const candidate of candidatesOf(best.choices)) {
      if (!(await isBetter(candidate))) continue;
      isSmaller = true;
      break;
    }
  }
  await isBetter(best.choices.map((choice) => ({ ...choice, call: 0 })));
  return best;
}

async function shortenEnd(
  now: () => readonly Choice[],
  isBetter: (choices: readonly Choice[]) => Promise<boolean>,
): Promise<void> {
  for (let cut = Math.ceil(now().length / 2); cut >= 1; cut = Math.floor(cut / 2)) {
    while (now().length >= cut && (await isBetter(now().slice(0, now().length - cut))));
  }
}

/** Runs of choices of one actor. */
function stretchesOf(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  const stretches: Choice[][] = [];
  for (const choice of choices) {
    const last = stretches.at(-1);
    if (last?.[0]?.actor === choice.actor) last.push(choice);
    else stretches.push([choice]);
  }
  return stretches;
}

/** Without a stretch, with two of an actor joined, or with a step less: the boldest first. */
function* candidatesOf(choices: readonly Choice[]): Generator<readonly Choice[]> {
  const stretches = stretchesOf(choices);
  for (const index of stretches.keys()) yield stretches.filter((_, at) => at !== index).flat();
  for (let index = 1; index + 1 < stretches.length; index += 1) {
    const [before = [], own = [], after = []] = stretches.slice(index - 1, index + 2);
    const rest = [stretches.slice(0, index - 1), stretches.slice(index + 2)] as const;
    yield [...rest[0].flat(), ...before, ...after, ...own, ...rest[1].flat()];
    yield [...rest[0].flat(), ...own, ...before, ...after, ...rest[1].flat()];
  }
  for (const [index, stretch] of stretches.entries()) {
    if (stretch.length < 2) continue;
    yield stretches.flatMap((one, at) => (at === index ? one.slice(1) : one));
  }
}
