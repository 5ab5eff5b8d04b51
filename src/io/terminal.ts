import { createInterface } from "node:readline/promises";

/** Whether somebody can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks on the terminal; anything but yes is no. */
export async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

/** What a person reads goes to stderr where stdout carries JSON. */
export function printer(json: boolean): (line: string) => void {
  const stream = json ? process.stderr : process.stdout;
  return (line) => stream.write(`${line}\n`);
}
