import type { Progress, Room } from "../../core/run/progress.ts";
import { bytes, bytesOf, clock, plural } from "../../core/text/numbers.ts";
import { safeLine } from "../safe.ts";
import { createMeter, type Running } from "./meter.ts";
import { renderStep } from "./progress.ts";

/** Everything that is drawn at one moment. */
export interface Frame {
  readonly running: readonly Running[];
  readonly files: number;
  readonly filesDone: number;
  /** Of all uploads. */
  readonly bytes: number;
  readonly bytesDone: number;
  readonly retried: number;
}

export interface Live {
  /** Takes a step in; the lines that stay. */
  observe(progress: Progress): ReturnType<typeof renderStep>;
  frame(room: Room): readonly string[];
}

/** Progress on a terminal: lines that stay as they are elsewhere, and bars in place of a line now and then. `now` in milliseconds. */
export function createProgressBars(now: () => number, named: (target: string) => string): Live {
  const meter = createMeter(now);
  let [files, filesDone, size, bytesDone, retried] = [0, 0, 0, 0, 0];
  return {
    observe(progress) {
      meter.observe(progress);
      if (progress.kind === "planned")
        [files, size] = [files + progress.files, size + progress.bytes];
      if (progress.kind === "uploaded")
        [filesDone, bytesDone] = [filesDone + 1, bytesDone + progress.size];
      if (progress.kind === "wait") retried += 1;
      return renderStep(progress, named);
    },
    frame(room) {
      const running = meter.running();
      const sent = running.reduce((sum, one) => sum + one.sent, bytesDone);
      return renderFrame(
        { running, files, filesDone, bytes: size, bytesDone: sent, retried },
        room,
      );
    },
  };
}

/** A bar for each upload that runs and a line of totals, each at most as wide as the room; nothing where nothing runs. */
export function renderFrame(frame: Frame, room: Room): readonly string[] {
  if (frame.running.length === 0) return [];
  const rows = frame.running.map((one) => ({
    name: safeLine(one.name),
    bar: one,
    columns: columnsOf(one),
  }));
  const layout = layoutOf(rows, room);
  return [
    ...rows.map(({ name, bar, columns }) => {
      const cells = [
        filled(name, layout.name, room),
        ...(layout.bar > 0 ? [barOf(bar, layout.bar, room)] : []),
      ];
      const padded = columns
        .slice(0, layout.columns)
        .map((text, at) => text.padStart(layout.widths[at] ?? 0));
      return `  ↑ ${[...cells, ...padded].join("  ")}`.trimEnd();
    }),
    totalsOf(frame, room),
  ];
}

const maxColumns = { name: 40, bar: 20 };
const minColumns = { name: 12, bar: 8 };

interface Layout {
  readonly name: number;
  /** 0: there is no room for one. */
  readonly bar: number;
  /** How many of the columns beside it are shown, and how wide each is. */
  readonly columns: number;
  readonly widths: readonly number[];
}

/** Gives up the bar first, then the columns from the last; the name is cut to what is left. */
function layoutOf(
  rows: readonly { name: string; columns: readonly string[] }[],
  room: Room,
): Layout {
  const longest = Math.min(
    maxColumns.name,
    Math.max(...rows.map(({ name }) => room.widthOf(name))),
  );
  const count = Math.max(...rows.map(({ columns }) => columns.length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(...rows.map((row) => row.columns[at]?.length ?? 0)),
  );
  // A last column that is written to makes some terminals wrap.
  const total = room.columns - 1 - "  ↑ ".length;
  for (let columns = count; columns >= 0; columns -= 1) {
    const beside = widths.slice(0, columns).reduce((sum, width) => sum + width + 2, 0);
    const left = total - beside;
    const bar = Math.min(maxColumns.bar, Math.max(minColumns.bar, left - 2 - longest));
    const name = Math.min(longest, left - 2 - bar);
    if (name >= Math.min(longest, minColumns.name)) return { name, bar, columns, widths };
    if (left >= Math.min(longest, minColumns.name))
      return { name: Math.min(longest, left), bar: 0, columns, widths };
  }
  return { name: Math.max(1, total), bar: 0, columns: 0, widths };
}

/** Percent, bytes, rate and time left, the most telling first. */
function columnsOf({ sent, size, rate, left }: Running): readonly string[] {
  return [
    `${Math.floor(100 * shareOf(sent, size))}%`,
    bytesOf(sent, size),
    rate > 0 ? `${bytes(rate)}/s` : "",
    left === undefined ? "" : clock(left),
  ];
}

function shareOf(sent: number, size: number): number {
  return size === 0 ? 1 : Math.min(1, sent / size);
}

function barOf({ sent, size }: Running, width: number, { unicode }: Room): string {
  const full = Math.floor(width * shareOf(sent, size));
  const [done, open] = unicode ? ["█", "░"] : ["#", "."];
  return done.repeat(full) + open.repeat(width - full);
}

/** `1/3 files · 53/103 MB · 8.0 MB/s · 0:07 left · retried 1`, as much of it as there is room for. */
function totalsOf(
  { running, files, filesDone, bytes: size, bytesDone, retried }: Frame,
  room: Room,
): string {
  const rate = running.reduce((sum, one) => sum + one.rate, 0);
  const parts = [
    `${filesDone}/${plural(files, "file")}`,
    bytesOf(bytesDone, size),
    ...(rate > 0
      ? [`${bytes(rate)}/s`, `${clock((1000 * Math.max(0, size - bytesDone)) / rate)} left`]
      : []),
    ...(retried > 0 ? [`retried ${retried}`] : []),
  ];
  const lines = parts.map((_, at) => `  ${parts.slice(0, parts.length - at).join(" · ")}`);
  return lines.find((line) => room.widthOf(line) < room.columns) ?? "";
}

function filled(name: string, width: number, room: Room): string {
  const shown = cutMiddle(name, width, room);
  return shown + " ".repeat(Math.max(0, width - room.widthOf(shown)));
}

/** Cut in the middle, since names differ in front and at their end. */
function cutMiddle(text: string, width: number, { widthOf, unicode }: Room): string {
  if (widthOf(text) <= width) return text;
  const gap = unicode ? "…" : "~";
  const characters = [...text];
  for (let kept = Math.min(characters.length, width) - 1; kept > 0; kept -= 1) {
    const tail = Math.floor(kept / 2);
    const shown = [
      ...characters.slice(0, kept - tail),
      gap,
      ...characters.slice(characters.length - tail),
    ].join("");
    if (widthOf(shown) <= width) return shown;
  }
  return gap.slice(0, width);
}
