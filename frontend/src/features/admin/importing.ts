/** Files go to the REST face: looked at first, written only when a person has seen what would happen. */
import { forgeryToken } from "../../app/client";
import { inTheNameOf, isAnothers } from "../../app/person";

export const KINDS = [
  { value: "workbook", label: "A whole workbook (XLSX with a sheet each)" },
  { value: "units", label: "Units" },
  { value: "people", label: "People" },
  { value: "measures", label: "Measures" },
  { value: "goals", label: "Goals, with owners and links" },
  { value: "targets", label: "Targets" },
  { value: "measurements", label: "Measurements" },
  { value: "cms", label: "CMS files (star input, Care Compare)" },
];

export interface ImportOptions {
  onPaper: boolean;
  skipBad: boolean;
  hospitals: string[];
}

export interface RowProblem {
  line: number;
  column: string;
  value: string;
  sentence: string;
  /** Of a workbook: the sheet that the line stands in. */
  sheet: string;
}

export interface Outcome {
  tallies: { kind: string; new: number; changed: number; same: number }[];
  errors: RowProblem[];
  columns?: Record<string, string[]>;
  firstRows?: Record<string, Record<string, string>[]>;
  notes: string[];
  missing: { code: string; sentence: string; titles: string[] }[];
  applied: boolean;
}

interface Wire extends Omit<Outcome, "firstRows"> {
  first_rows?: Outcome["firstRows"];
}

export type Answer = { outcome: Outcome } | { refused: string; errors: RowProblem[] };

const UNKNOWN =
  "The server’s answer did not arrive, so the file may have been imported or not. Import it again: what is there already stays as it is.";
const NOT_LOOKED_AT = "The server could not be reached. Nothing was written: try again.";

/** `write` false only looks. The same file sent twice changes nothing the second time. */
export async function sendFile(
  kind: string,
  file: File,
  options: ImportOptions,
  write: boolean,
): Promise<Answer> {
  const body = new FormData();
  body.set("kind", kind);
  body.set("file", file);
  body.set("on_paper", String(options.onPaper));
  body.set("skip_bad", String(options.skipBad));
  if (options.hospitals.length > 0) body.set("hospitals", options.hospitals.join(","));
  try {
    const response = await fetch(write ? "/api/v1/imports" : "/api/v1/imports/preview", {
      method: "POST",
      credentials: "same-origin",
      headers: { Accept: "application/json", "X-CSRFToken": await forgeryToken(), ...inTheNameOf() },
      body,
    });
    // The page starts anew; there is nothing to show on this one.
    if (await isAnothers(response)) return await new Promise<never>(() => undefined);
    const answer = (await response.json()) as Wire & {
      detail?: string;
      sentence?: string;
      errors?: RowProblem[];
    };
    if (response.ok) return { outcome: { ...answer, firstRows: answer.first_rows } };
    return {
      refused: answer.sentence ?? answer.detail ?? "The file could not be imported. Nothing was written.",
      errors: answer.errors ?? [],
    };
  } catch {
    return { refused: write ? UNKNOWN : NOT_LOOKED_AT, errors: [] };
  }
}
