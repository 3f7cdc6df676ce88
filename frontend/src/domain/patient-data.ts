/**
 * Looks for words in free text that could name a patient. It warns before saving and never blocks: a nurse may know
 * better than a pattern. Nothing is sent anywhere.
 */

export type PatientClue = "record" | "birth" | "phone" | "room" | "identity";

export interface PatientWarning {
  clue: PatientClue;
  /** The words that look like it, as typed. */
  found: string;
}

export const CLUE_WORDS: Record<PatientClue, string> = {
  record: "a record number",
  birth: "a date of birth",
  phone: "a phone number",
  room: "a room or bed",
  identity: "a social security number",
};

const PHONE = /(?<![\d.,])(?:\+?\d{1,3}[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}(?!\d)/g;
const IDENTITY = /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/g;
const RECORD_SAID =
  /\b(?:mrn|medical record|record|chart|encounter|csn|fin|acct|account)\b[\s:#.no]{0,6}[a-z]{0,2}-?\d{4,12}\b/gi;
const RECORD_BARE = /(?<![\d.,/-])#?\d{7,10}(?![\d.,/%-]*\d)/g;
const BIRTH_SAID = /\b(?:dob|d\.o\.b\.?|born|birth ?date|date of birth)\b[\s:]{0,3}[\w,./ -]{0,14}\d{2,4}/gi;
const DATE_NUMBERS = /(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})|(\d{4})-\d{1,2}-\d{1,2})(?!\d)/g;
const ROOM = /\b(?:room|rm|bed)\.?\s?#?\d{1,4}[a-d]?\b/gi;

/** Dates of the last few years are about work; older ones are about people. */
const RECENT_YEARS = 3;

function fullYear(written: string, thisYear: number): number {
  if (written.length === 4) return Number(written);
  const year = 2000 + Number(written);
  return year > thisYear ? year - 100 : year;
}

/** Everything in the text that looks like patient data, each place once, in the order of reading. */
export function patientData(text: string, thisYear: number): PatientWarning[] {
  const taken: { from: number; to: number; warning: PatientWarning }[] = [];
  const take = (clue: PatientClue, from: number, found: string) => {
    const to = from + found.length;
    if (taken.some((one) => from < one.to && to > one.from)) return;
    taken.push({ from, to, warning: { clue, found: found.trim() } });
  };
  for (const match of text.matchAll(BIRTH_SAID)) take("birth", match.index, match[0]);
  for (const match of text.matchAll(IDENTITY)) take("identity", match.index, match[0]);
  for (const match of text.matchAll(PHONE)) take("phone", match.index, match[0]);
  for (const match of text.matchAll(DATE_NUMBERS)) {
    const year = fullYear(match[1] ?? match[2] ?? "", thisYear);
    if (year >= 1900 && year <= thisYear - RECENT_YEARS) take("birth", match.index, match[0]);
  }
  for (const match of text.matchAll(RECORD_SAID)) take("record", match.index, match[0]);
  for (const match of text.matchAll(ROOM)) take("room", match.index, match[0]);
  for (const match of text.matchAll(RECORD_BARE)) take("record", match.index, match[0]);
  return taken.toSorted((one, other) => one.from - other.from).map((one) => one.warning);
}

/** One sentence for the person who is typing, or nothing. */
export function patientDataSentence(text: string, thisYear: number): string | null {
  const [first] = patientData(text, thisYear);
  if (!first) return null;
  return `“${first.found}” looks like ${CLUE_WORDS[first.clue]}. Please leave patients out: no names, room or record numbers.`;
}
