/** Each typed row as the part of the goal that it will be, or what keeps it from being one. */
import { toStored } from "../../domain/number-entry";
import { typedDay, typedRange, type Typed } from "./table";

export interface KnownUnit {
  id: string;
  code: string;
  name: string;
  goalsCarried: number;
}

export interface KnownPerson {
  id: string;
  name?: string | null;
  position: string;
  email?: string | null;
}

/** What is known of the words in an owner's cell. */
export type Lookup = { person: KnownPerson } | { trouble: string } | "asking";

export interface Context {
  units: readonly KnownUnit[];
  owners: ReadonlyMap<string, Lookup>;
  /** Units that already have a part of this goal. */
  taken: ReadonlySet<string>;
  /** Shown after a value; "%" travels as a fraction. */
  valueUnit: string;
  cap: number;
  /** What the server refused the last time, by line. */
  refused: ReadonlyMap<number, string>;
}

export interface Numbers {
  baseline: string | null;
  target: string | null;
  low: string | null;
  high: string | null;
}

export interface Part extends Numbers {
  typed: Typed;
  unit: KnownUnit | null;
  owner: KnownPerson | null;
  dueOn: string | null;
  asking: boolean;
  /** What keeps this row from being sent, each with what to do. */
  troubles: string[];
  /** Worth knowing; it is sent all the same. */
  notes: string[];
}

const bare = (words: string) => words.trim().toLowerCase().replace(/\s+/g, " ");
const CLOSED = new Set(["ACHIEVED", "MISSED", "STOPPED"]);

export const takenBy = (
  links: readonly { child: { state: string; unit: { id: string } } | null }[],
): Set<string> =>
  new Set(links.flatMap(({ child }) => (child && !CLOSED.has(child.state) ? [child.unit.id] : [])));

/** Units by their codes and, where only one bears it, by their names. */
function finder(units: readonly KnownUnit[]) {
  const codes = new Map(units.map((unit) => [bare(unit.code), unit]));
  const names = new Map<string, KnownUnit[]>();
  for (const unit of units) names.set(bare(unit.name), [...(names.get(bare(unit.name)) ?? []), unit]);
  return (words: string): KnownUnit | string => {
    const byCode = codes.get(bare(words));
    if (byCode) return byCode;
    const [one, ...others] = names.get(bare(words)) ?? [];
    if (!one) return `No unit here is called “${words}”. Write its code or its name as under Admin, Units.`;
    if (others.length === 0) return one;
    const list = [one, ...others].map((unit) => unit.code).join(", ");
    return `${others.length + 1} units are called “${words}”. Write the code instead: ${list}.`;
  };
}

/** Which of the people found is meant. With `more` than were looked at only an e-mail tells one. */
export function meant(words: string, found: readonly KnownPerson[], more = false): Lookup {
  const said = bare(words);
  const byEmail = found.find((one) => bare(one.email ?? "") === said);
  if (byEmail) return { person: byEmail };
  const exact = found.filter((one) => bare(one.position) === said || bare(one.name ?? "") === said);
  const [one, ...others] = exact.length > 0 ? exact : found;
  if (!one)
    return { trouble: `Nobody here is found by “${words}”. Write the position, the name or the e-mail.` };
  if (others.length === 0 && !more) return { person: one };
  return { trouble: `Several people are found by “${words}”. Write the e-mail instead.` };
}

function numbersOf(typed: Typed, unit: string, troubles: string[]): Numbers {
  const read = (words: string, what: string) => {
    if (!words) return null;
    const stored = toStored(words, unit);
    if (stored === null) troubles.push(`${what} “${words}” is not a number. Write it like 0.42.`);
    return stored;
  };
  const baseline = read(typed.baseline, "The baseline");
  const range = typedRange(typed.target);
  if (!range) return { baseline, target: read(typed.target, "The target"), low: null, high: null };
  return { baseline, target: null, low: read(range[0], "The target"), high: read(range[1], "The target") };
}

function dayOf(typed: Typed, troubles: string[]): string | null {
  if (!typed.due) return null;
  const day = typedDay(typed.due);
  if (day === null)
    troubles.push(`The day “${typed.due}” is not clear. Write it as year-month-day, like 2027-12-31.`);
  return day;
}

export function partsOf(rows: readonly Typed[], context: Context): Part[] {
  const find = finder(context.units);
  const lines = new Map<string, number>();
  return rows.map((typed) => {
    const troubles: string[] = [];
    const notes: string[] = [];
    const said = typed.unit ? find(typed.unit) : "The unit is missing. Write its code or its name.";
    const unit = typeof said === "string" ? null : said;
    if (typeof said === "string") troubles.push(said);
    else {
      const before = lines.get(said.id);
      if (before !== undefined)
        troubles.push(`${said.name} stands in row ${before} already. Leave one of them out.`);
      else if (context.taken.has(said.id))
        troubles.push(`${said.name} already has a part of this goal. Leave this row out.`);
      lines.set(said.id, before ?? typed.line);
      if (said.goalsCarried >= context.cap)
        notes.push(`This unit already carries ${said.goalsCarried} goals.`);
    }
    const owner = typed.owner ? (context.owners.get(bare(typed.owner)) ?? "asking") : null;
    if (owner !== null && owner !== "asking" && "trouble" in owner) troubles.push(owner.trouble);
    if (!typed.owner) notes.push("Nobody is asked to own it yet.");
    const numbers = numbersOf(typed, context.valueUnit, troubles);
    if (context.valueUnit === "%")
      for (const words of [typed.baseline, typed.target])
        if (/^0?[.,]\d+$/.test(words))
          notes.push(`“${words}” is read as ${words} %. For a share write ${asPercent(words)} %.`);
    if (!typed.baseline) notes.push("Without a baseline it counts as without data.");
    const dueOn = dayOf(typed, troubles);
    const refused = context.refused.get(typed.line);
    if (refused) troubles.push(refused);
    return {
      typed,
      unit,
      owner: owner !== null && owner !== "asking" && "person" in owner ? owner.person : null,
      dueOn,
      asking: owner === "asking",
      troubles,
      notes,
      ...numbers,
    };
  });
}

const asPercent = (words: string) => Number((Number(words.replace(",", ".")) * 100).toFixed(6));

/** The words of the owners' cells, each once, as they are looked up. */
export const ownersNamed = (rows: readonly Typed[]): string[] => [
  ...new Map(rows.filter((row) => row.owner).map((row) => [bare(row.owner), row.owner])).values(),
];
export const ownerKey = bare;
