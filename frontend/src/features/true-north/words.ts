/** How a rating is said: names, signs and numbers. */
import type { TrueNorthQuery } from "../../gql/true-north/graphql";
import { day, dayNumber, value } from "../../domain/format";
import { plain, points } from "../../domain/rating";

export type Rating = NonNullable<TrueNorthQuery["rating"]>;
export type Measure = Rating["measures"][number];
export type Place = Rating["then"];
/** The values that somebody tries, by the measure's code. */
export type Changes = Readonly<Record<string, string>>;

const GROUPS: Readonly<Record<string, string>> = {
  mortality: "Deaths",
  safety: "Safety",
  readmission: "Coming back to hospital",
  experience: "Patients’ experience",
  process: "Timely and effective care",
};

export const groupName = (id: string): string => GROUPS[id] ?? id;
export const nameOf = (measure: Measure): string => measure.measure?.name ?? measure.code;
export const unitOf = (measure: Measure): string => measure.measure?.unit ?? "";

/** A number as it is read, with at most six places. */
export const shown = (number: number | null, unit: string): string =>
  number === null ? "" : value(plain(number), unit);

export function starsSaid({ stars, peerGroup }: Place): string {
  return peerGroup === 0 ? "Not rated" : `${stars} of 5 stars`;
}

/** "0.24 short of 5 stars; 0.15 above losing the fourth." */
export function distances({ stars, up, down }: Place): string {
  const parts = [];
  if (up !== null) parts.push(`${points(up)} short of ${stars + 1} stars`);
  if (down !== null) parts.push(`${points(down)} above falling to ${stars - 1}`);
  return parts.join("; ");
}

/** "HAI_1:0.6,HAI_6:0.4", as it stands in the address. */
export function readChanges(text: string | undefined): Changes {
  const pairs = (text ?? "").split(",").map((part) => part.split(":"));
  return Object.fromEntries(pairs.flatMap(([code, number]) => (code && number ? [[code, number]] : [])));
}

export function changesText(changes: Changes): string | undefined {
  const parts = Object.entries(changes).map(([code, number]) => `${code}:${number}`);
  return parts.length > 0 ? parts.join(",") : undefined;
}

const month = (date: string): string => day(dayNumber(date)).split(" ").slice(1).join(" ");

/** "patients of Jul 2020 to Jun 2023": whose results the value tells of. */
export const windowOf = ({ firstDay, lastDay }: Measure): string =>
  firstDay ? `, patients of ${month(firstDay)} to ${month(lastDay)}` : "";
