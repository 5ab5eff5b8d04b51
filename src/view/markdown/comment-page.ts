import type { Environment } from "../../core/manifest/manifest.ts";
import { plural } from "../../core/text/numbers.ts";
import { order } from "../../core/text/order.ts";

/** Whose section it is. */
interface SectionHead {
  /** Which manifest, and which of its targets where not all. */
  readonly key: string;
  /** GITHUB_RUN_ID of the run that wrote it; 0 where it had none. Later runs have higher ones. */
  readonly run: number;
}

/** What one manifest has to say on the page of its environment. */
export interface PageSection extends SectionHead {
  /** Markdown. */
  readonly text: string;
}

/** The section of this run; `render` is told how many bytes it may have. */
export interface OwnSection extends SectionHead {
  readonly render: (budget: number) => string;
}

/** GitHub refuses a comment over 65,536 characters; in bytes that holds however it counts. */
export const pageLimit = 65_000;

/** The sections of a comment; undefined where its first line is not the environment's. */
export function parsePage(
  body: string,
  environment: Environment,
): readonly PageSection[] | undefined {
  const [first, ...lines] = body.split(/\r?\n/);
  if (first?.trim() !== pageMarker(environment)) return undefined;
  const sections: { key: string; run: number; lines: string[] }[] = [];
  let isInside = false;
  for (const line of lines) {
    const [, run, key] = /^<!-- dodo-files:section (\d{1,15}) (\S*) -->$/.exec(line.trim()) ?? [];
    if (run !== undefined && key !== undefined) {
      sections.push({ key: decoded(key), run: Number(run), lines: [] });
      isInside = true;
    } else if (line.trim() === end) isInside = false;
    else if (isInside) sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ key, run, lines }) => ({ key, run, text: lines.join("\n").trim() }));
}

/** Of the sections of several comments that say the same manifest's, the latest run's. */
export function latestSections(pages: readonly (readonly PageSection[])[]): readonly PageSection[] {
  const byKey = new Map<string, PageSection>();
  for (const section of pages.flat()) {
    const known = byKey.get(section.key);
    if (!known || section.run > known.run) byKey.set(section.key, section);
  }
  return [...byKey.values()];
}

/** The page with the own section put in place of its last one. The others stay as they are while they fit; else they are cut to their first line, the longest first. */
export function renderPage(
  environment: Environment,
  own: OwnSection,
  sections: readonly PageSection[],
): string {
  const others = sections.filter(({ key }) => key !== own.key);
  const share = Math.floor((pageLimit - frameBytes) / (others.length + 1));
  // What was cut before is given its share, or it would never grow back.
  const left =
    pageLimit -
    frameBytes -
    sum(others.map((section) => (isCut(section) ? share : sectionBytes(section))));
  const text = own.render(Math.max(left, share, 13_000) - sectionBytes({ ...own, text: "" }));
  const mine = { ...own, text };
  const room = pageLimit - frameBytes - sectionBytes(mine);
  const fitting = squeezed(others, room);
  const all = [mine, ...fitting].sort((a, b) => order(a.key, b.key));
  const missing = others.length - fitting.length;
  const rest =
    missing > 0
      ? [`… and ${plural(missing, "more manifest")}: the summaries of their runs have the plans.`]
      : [];
  return [pageMarker(environment), ...all.map(renderSection), ...rest].join("\n");
}

/** Bytes for the title and the last line. */
const frameBytes = 300;

const end = "<!-- dodo-files:end -->";

function pageMarker(environment: Environment): string {
  return `<!-- dodo-files:${environment} -->`;
}

function renderSection({ key, run, text }: PageSection): string {
  return `<!-- dodo-files:section ${run} ${encoded(key)} -->\n${text}\n${end}`;
}

/** The longest are cut first; where even that is not enough, the last ones go. */
function squeezed(sections: readonly PageSection[], room: number): readonly PageSection[] {
  let kept = [...sections];
  for (const section of sections.toSorted((a, b) => sectionBytes(b) - sectionBytes(a))) {
    if (sum(kept.map(sectionBytes)) <= room) break;
    kept = kept.map((each) => (each === section ? shortened(each) : each));
  }
  while (kept.length > 0 && sum(kept.map(sectionBytes)) > room) kept.pop();
  return kept;
}

const cutNotice = "Cut, since this comment is full: the run's summary has it.";

function shortened({ text, ...section }: PageSection): PageSection {
  const [first = ""] = text.split("\n");
  return { ...section, text: `${first.slice(0, 500)}\n\n${cutNotice}` };
}

function isCut({ text }: PageSection): boolean {
  return text.endsWith(cutNotice);
}

function sectionBytes(section: PageSection): number {
  return new TextEncoder().encode(renderSection(section)).length + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Nothing in it can end an HTML comment. */
function encoded(key: string): string {
  return encodeURIComponent(key.toWellFormed()).replaceAll("--", "%2D%2D");
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
