/** A table as it is pasted from a spreadsheet: cells, columns and days. It knows nothing of units or people yet. */

export const COLUMNS = ["unit", "baseline", "target", "owner", "due", "title"] as const;
export type ColumnId = (typeof COLUMNS)[number];

/** One row as it was typed; `line` is counted as the spreadsheet counts, from 1. */
export type Typed = Record<ColumnId, string> & { line: number };

export interface TypedTable {
  rows: Typed[];
  /** Headings that are not understood; their cells are left out. */
  strange: string[];
}

const NAMES: Record<string, ColumnId> = {
  unit: "unit",
  "unit code": "unit",
  code: "unit",
  ward: "unit",
  department: "unit",
  baseline: "baseline",
  from: "baseline",
  target: "target",
  to: "target",
  goal: "target",
  owner: "owner",
  who: "owner",
  person: "owner",
  "e-mail": "owner",
  email: "owner",
  due: "due",
  "due on": "due",
  "due date": "due",
  by: "due",
  title: "title",
  words: "title",
};

const plain = (cell: string) => cell.trim().replace(/\s+/g, " ");

/** What stands between the cells: a tab where there is one, else a semicolon, else a comma. */
function separatorOf(text: string): string {
  const first = text.trimStart().split("\n", 1)[0] ?? "";
  return ["\t", ";"].find((one) => first.includes(one)) ?? ",";
}

/** Cells by line; a quoted cell may hold the separator, line breaks and doubled quotes. */
function cellsOf(text: string, separator: string): string[][] {
  const lines: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const end = () => {
    lines.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (quoted) cell += sign;
    else if (sign === separator) end();
    else if (sign === "\n") {
      end();
      lines.push([]);
    } else if (sign !== "\r") cell += sign;
  }
  end();
  return lines;
}

/** With headings in any order, or without them in that order. */
export function readTable(text: string): TypedTable {
  const lines = cellsOf(text, separatorOf(text)).map((cells) => cells.map(plain));
  const first = lines.findIndex((cells) => cells.some(Boolean));
  if (first === -1) return { rows: [], strange: [] };
  const heads = (lines[first] ?? []).map((cell) => NAMES[cell.toLowerCase()]);
  const headed = heads.includes("unit") && heads.filter(Boolean).length > 1;
  const places = headed ? heads : COLUMNS;
  const strange = headed ? (lines[first] ?? []).filter((cell, at) => cell !== "" && !heads[at]) : [];
  const rows: Typed[] = [];
  for (const [at, cells] of lines.entries()) {
    if (at < first + (headed ? 1 : 0) || !cells.some(Boolean)) continue;
    const row: Typed = { line: at + 1, unit: "", baseline: "", target: "", owner: "", due: "", title: "" };
    for (const [place, cell] of cells.entries()) {
      const column = places[place];
      if (column && cell) row[column] ||= cell;
    }
    rows.push(row);
  }
  return { rows, strange };
}

const real = (year: number, month: number, day: number): string | null => {
  const made = new Date(Date.UTC(year, month - 1, day));
  const kept =
    made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return kept ? made.toISOString().slice(0, 10) : null;
};

/** A day as spreadsheets write it; null where it is no day or could be read in two ways. */
export function typedDay(typed: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed);
  if (dotted) return real(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed);
  if (!slashed) return null;
  const [one, two, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (one > 12) return real(year, two, one);
  if (two > 12 || one === two) return real(year, one, two);
  return null;
}

/** "0.3–0.5" or "0.3 to 0.5" as its two ends; null where it is one number. */
export function typedRange(typed: string): [string, string] | null {
  const found = /^(-?[\d.,]+%?)\s*(?:–|-|to)\s*(-?[\d.,]+%?)$/i.exec(typed);
  return found ? [found[1] as string, found[2] as string] : null;
}
