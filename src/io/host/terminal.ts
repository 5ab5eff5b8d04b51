import { createInterface } from "node:readline/promises";
import { styleText } from "node:util";
import type { Room } from "../../core/run/progress.ts";

/** Whether somebody can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks on the terminal; anything but yes is no, the end of the input too. Ctrl-C is the signal that it is elsewhere. */
export async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // A question that nobody answers any more would be waited for until the process ends, with 0.
  const closed = new AbortController();
  terminal.on("close", () => closed.abort());
  terminal.on("SIGINT", () => {
    process.emit("SIGINT");
    terminal.close();
  });
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal: closed.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") return false;
    throw error;
  } finally {
    terminal.close();
  }
}

/** Lines that stay, and on a terminal below them some that are drawn anew until it is closed. */
export interface Screen {
  readonly print: (line: string) => void;
  /** What to draw; no line of it is nothing to draw. Absent where nothing can be drawn over. */
  readonly draw?: (lines: (room: Room) => readonly string[]) => void;
  /** Takes away what is drawn and gives the cursor back; what is printed afterwards is plain. */
  readonly close: () => void;
}

export interface ScreenOptions {
  /** Where words go: standard error where standard output carries a document. */
  readonly words: "stdout" | "stderr";
  /** Closes it. */
  readonly signal: AbortSignal;
}

/** Milliseconds between two drawings. */
const drawIntervalMs = 100;
/** Columns that something can be drawn in; a terminal that does not know its width says 0. */
const narrowest = 20;

export async function createScreen({ words, signal }: ScreenOptions): Promise<Screen> {
  const stream = process[words];
  const write = (line: string) => void stream.write(`${painted(line, stream)}\n`);
  if (!canDraw(stream)) return { print: write, close() {} };
  // Only who draws pays for what draws.
  const [{ createLogUpdate }, { default: widthOf }] = await Promise.all([
    import("log-update"),
    import("string-width"),
  ]);
  const area = createLogUpdate(stream);
  let frame: (room: Room) => readonly string[] = () => [];
  let drawn = false;
  const clear = () => {
    if (!drawn) return;
    area.clear();
    area.done();
    drawn = false;
  };
  const draw = () => {
    const { columns } = stream;
    const lines = columns < narrowest ? [] : frame({ columns, unicode: isUnicode(), widthOf });
    if (lines.length === 0) return clear();
    area(lines.map((line) => painted(line, stream)).join("\n"));
    drawn = true;
  };
  const timer = setInterval(draw, drawIntervalMs).unref();
  const close = () => {
    clearInterval(timer);
    clear();
    frame = () => [];
  };
  signal.addEventListener("abort", close);
  return {
    print(line) {
      if (drawn) area.clear();
      write(line);
      if (drawn) draw();
    },
    draw: (lines) => (frame = lines),
    close,
  };
}

/** On a terminal of CI nobody watches, and every drawing would stay in the log. */
function canDraw({ isTTY, columns }: NodeJS.WriteStream): boolean {
  return (
    isTTY === true && columns >= narrowest && process.env["TERM"] !== "dumb" && !process.env["CI"]
  );
}

/** Terminals of Windows and macOS are; elsewhere the locale says it. */
function isUnicode(): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  return (
    ["win32", "darwin"].includes(process.platform) ||
    /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || "")
  );
}

const colours = {
  "✓": "green",
  "+": "green",
  "~": "yellow",
  "!": "yellow",
  "-": "red",
  "✗": "red",
  "↑": "cyan",
} as const;

/** Colours the mark in front of a line, where the stream and NO_COLOR, FORCE_COLOR or TERM want colours. */
function painted(line: string, stream: NodeJS.WriteStream): string {
  return line.replace(/^( *)([✓✗↑+~!-])(?= )/, (_, indent: string, mark: keyof typeof colours) => {
    return indent + styleText(colours[mark], mark, { stream });
  });
}
