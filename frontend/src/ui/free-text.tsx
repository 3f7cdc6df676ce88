import type { InputHTMLAttributes } from "react";
import { patientDataSentence } from "../domain/patient-data";
import { words } from "../domain/words";
import { TextArea, TextField } from "./field";

interface FreeTextProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "placeholder" | "required" | "name" | "id"
> {
  label: string;
  quiet?: boolean;
  value: string;
  onText: (text: string) => void;
  error?: string | null | undefined;
  maxLength?: number;
  lines?: number;
  hint?: string;
}

/** What looks like patient data in it, as a sentence; nothing where all is well. */
export const patientWarning = (...texts: string[]): string | null =>
  patientDataSentence(texts.join("\n"), new Date().getFullYear());

/** A field for free words. It asks for no patient data and says so at once where something looks like it. */
export function FreeText({ value, onText, lines = 1, hint, maxLength = 500, ...rest }: FreeTextProps) {
  const warning = patientWarning(value);
  const around = {
    ...rest,
    value,
    maxLength,
    hint: hint ? `${hint} ${words.noPatients}` : words.noPatients,
  };
  return (
    <div className="free-text">
      {lines > 1 ? (
        <TextArea {...around} rows={lines} onChange={(event) => onText(event.target.value)} />
      ) : (
        <TextField {...around} onChange={(event) => onText(event.target.value)} />
      )}
      <p className="patient-warning small" role="status">
        {warning}
      </p>
    </div>
  );
}
