/** What the browser made of an article. */
export interface Found {
  readonly id: string;
  /** Names of all elements in it, each once, sorted. */
  readonly elements: readonly string[];
  /** Addresses of its links. */
  readonly links: readonly string[];
  /** Cells of each row of each table. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly headings: readonly string[];
  /** Titles of what is folded; an open one begins with `OPEN `. */
  readonly folded: readonly string[];
  /** Lines of each block of code. */
  readonly blocks: readonly (readonly string[])[];
  /** Text that GitHub would turn into a mention or a reference: outside of code and links. */
  readonly references: readonly string[];
  /** Cells whose content sticks out. */
  readonly overflowing: readonly string[];
  readonly text: string;
}

/** Runs in the browser: leaves what it found, and the page's height, as attributes of `body`. */
export const inspection = `
const all = (root, selector) => [...root.querySelectorAll(selector)];
const textNodes = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};
const found = all(document, "article").map((article) => ({
  id: article.id,
  elements: [...new Set(all(article, "*").map((one) => one.localName))].sort(),
  links: all(article, "a").map((one) => one.getAttribute("href")),
  tables: all(article, "table").map((table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent))),
  headings: all(article, "h1,h2,h3").map((one) => one.textContent),
  folded: all(article, "details").map((one) => (one.open ? "OPEN " : "") + one.querySelector("summary").textContent),
  blocks: all(article, "pre").map((one) => one.textContent.trimEnd().split("\\n")),
  references: textNodes(article)
    .filter((node) => !node.parentElement.closest("code,pre,a"))
    .flatMap((node) => node.data.match(/(?<![\\w])@[\\w-]+|(?<![\\w&])#\\d+|\\bgh-\\d+/gi) ?? []),
  overflowing: all(article, "td,th").filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent),
  text: article.textContent,
}));
document.body.dataset.found = encodeURIComponent(JSON.stringify(found));
document.body.dataset.height = document.body.offsetHeight;
`;

/** What the script left in the DOM. Throws where it did not run. */
export function foundIn(dom: string): {
  readonly articles: ReadonlyMap<string, Found>;
  readonly height: number;
} {
  const [, found] = / data-found="([^"]+)"/.exec(dom) ?? [];
  const [, height] = / data-height="(\d+)"/.exec(dom) ?? [];
  if (found === undefined || height === undefined) throw new Error("the page's script did not run");
  const articles = JSON.parse(decodeURIComponent(found)) as readonly Found[];
  return { articles: new Map(articles.map((one) => [one.id, one])), height: Number(height) };
}
