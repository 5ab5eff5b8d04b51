/** Items as texts, as many as fit into so many bytes of UTF-8; where some do not, a last text says how many more there are. */
export function bounded<T>(
  items: readonly T[],
  options: {
    readonly render: (item: T) => string;
    readonly budget: number;
    readonly more: (left: number) => string;
  },
): readonly string[] {
  const encoder = new TextEncoder();
  const texts: string[] = [];
  let used = 0;
  for (const item of items) {
    const text = options.render(item);
    used += encoder.encode(text).length + 1;
    if (used > options.budget) return [...texts, options.more(items.length - texts.length)];
    texts.push(text);
  }
  return texts;
}
