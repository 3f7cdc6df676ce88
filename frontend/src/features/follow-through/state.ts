import type { FollowThroughQuery, WeakChainsQuery } from "../../gql/follow-through/graphql";

/** The address of the page. */
export interface FollowSearch {
  code?: string | undefined;
  unit?: string | undefined;
  sort?: "age" | "reach" | undefined;
  accepted?: boolean | undefined;
  asOf?: string | undefined;
}

export type Look = FollowThroughQuery["followThrough"];
export type Level = FollowThroughQuery["levels"][number];
export type Chain = WeakChainsQuery["weakChains"]["nodes"][number];
export type Finding = Chain["findings"][number];
export type Code = Finding["code"];

export const codesOf = (search: FollowSearch): Code[] =>
  (search.code ?? "")
    .split(",")
    .filter(Boolean)
    .map((code) => code.toUpperCase() as Code);

/** Where the same findings are as a file. */
export function fileOf(search: FollowSearch, asOf: string | undefined, ending: "csv" | "xlsx"): string {
  const asked = new URLSearchParams();
  if (search.code) asked.set("codes", search.code);
  if (search.unit) asked.set("unit_id", search.unit);
  if (search.accepted) asked.set("accepted", "true");
  if (asOf) asked.set("as_of", asOf);
  const narrowed = asked.toString();
  return `/api/v1/findings.${ending}${narrowed ? `?${narrowed}` : ""}`;
}

/** The address with one kind more, or one less. */
export function toggled(search: FollowSearch, code: Code): string | undefined {
  const codes = codesOf(search);
  const next = codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
  return next.map((one) => one.toLowerCase()).join(",") || undefined;
}

/** "today", "12 days", "3 months": since when something has been missing. */
export function old(days: number): string {
  if (days < 1) return "today";
  if (days === 1) return "1 day";
  if (days < 60) return `${days} days`;
  if (days < 730) return `${Math.round(days / 30.44)} months`;
  return `${Math.round(days / 365.25)} years`;
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${Math.floor((100 * part) / whole)} %`;

export interface Cell {
  level: Level;
  step: Chain["line"]["steps"][number] | null;
  missing: boolean;
}

/** One cell for each level of the organization down to the goal's own: a step of the line, or what is missing. */
export function cellsOf(chain: Chain, levels: readonly Level[]): Cell[] {
  const { steps, reachesBoard } = chain.line;
  const at = new Map(steps.map((step) => [step.goal.level?.ordinal ?? 0, step]));
  const own = Math.max(...at.keys());
  const first = Math.min(...at.keys());
  return levels
    .filter((level) => level.ordinal <= own)
    .map((level) => ({
      level,
      step: at.get(level.ordinal) ?? null,
      missing: !at.has(level.ordinal) && (level.ordinal > first ? level.required : !reachesBoard),
    }));
}

/** The one finding of a chain that an act is about: the first that allows it. */
export const actable = (chain: Chain, act: Finding["may"][number]): Finding | undefined =>
  chain.findings.find((finding) => finding.may.includes(act) && !finding.accepted);
