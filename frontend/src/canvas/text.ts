/** Lines of text that fit a width. Words are measured once per font. */
export type Measure = (text: string) => number;

const known = new Map<string, Map<string, number>>();

export function measured(font: string, measure: Measure): Measure {
  let widths = known.get(font);
  if (!widths) known.set(font, (widths = new Map()));
  const cache = widths;
  return (text) => {
    let width = cache.get(text);
    if (width === undefined) cache.set(text, (width = measure(text)));
    return width;
  };
}

/** Forgets all widths, once the real font has arrived. */
export const forgetWidths = () => known.clear();

/** Greedy lines; what does not fit in the last one is cut with an ellipsis. Empty when not even a few letters fit. */
export function wrap(text: string, width: number, most: number, measure: Measure): string[] {
  if (most < 1 || width < 12) return [];
  const words = text.split(/\s+/);
  const space = measure(" ");
  const fit = (one: string) => (measure(one) > width ? cut(one, width, measure) : one);
  const lines: string[] = [];
  let line = "";
  let length = 0;
  for (const [at, word] of words.entries()) {
    const wide = measure(word);
    if (line && length + space + wide > width) {
      if (lines.length === most - 1) return [...lines, [line, ...words.slice(at)].join(" ")].map(fit);
      lines.push(line);
      line = "";
      length = 0;
    }
    length += (line ? space : 0) + wide;
    line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].map(fit);
}

export function cut(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${text.slice(0, middle)}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return low < 2 ? "" : `${text.slice(0, low).trimEnd()}…`;
}
