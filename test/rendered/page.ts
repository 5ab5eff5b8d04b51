import { readFileSync } from "node:fs";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** A piece of a page, and what is said of it: a comment by somebody, the summary of a job. */
export interface Piece {
  readonly id: string;
  readonly markdown: string;
  /** Stands in a bar above it. */
  readonly title: string;
  /** In a comment GitHub keeps the ends of lines. */
  readonly kind: "comment" | "summary";
}

/** A page in GitHub's light colours, each piece in an `article`. */
export function pageOf(pieces: readonly Piece[], script = ""): string {
  const articles = pieces.map(
    ({ id, markdown, title, kind }) =>
      `<section><header>${title}</header><article id="${id}" class="${kind}">${toHtml(markdown)}</article></section>`,
  );
  // What a name smuggles in is to be counted, not run.
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-ours'";
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>dodo-files</title><style>${style}</style>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body>${articles.join("\n")}<script nonce="ours">${script}</script></body></html>`;
}

const style = readFileSync(new URL("github.css", import.meta.url), "utf8");

/** `> [!WARNING]` and its like; ours hold no other quotes. */
function withAlerts(html: string): string {
  return html.replace(
    /<blockquote>\n<p>\[!(\w+)\]\n([\s\S]*?)<\/blockquote>/g,
    (_, kind: string, rest: string) =>
      `<div class="alert ${kind.toLowerCase()}"><p class="alert-title">${kind[0]}${kind.slice(1).toLowerCase()}</p>\n<p>${rest}</div>`,
  );
}

function withColours(html: string): string {
  return html.replace(
    /<code class="language-diff">([\s\S]*?)<\/code>/g,
    (_, lines: string) =>
      `<code class="language-diff">${lines.split("\n").map(coloured).join("\n")}</code>`,
  );
}

function coloured(line: string): string {
  const kind = { "+": "added", "-": "removed", "!": "changed" }[line[0] ?? ""];
  return kind ? `<span class="${kind}">${line}</span>` : line;
}

/** Markdown as GitHub shows it, but without its sanitizer: an element that came from a name would be seen. */
function toHtml(markdown: string): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return withColours(withAlerts(html));
}
