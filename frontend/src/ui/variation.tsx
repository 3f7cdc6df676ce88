import { ASSURANCE_WORDS, VARIATION_WORDS } from "../domain/codes";

/** Around 0: a square for better, a triangle for worse, as the public charts of the English health service have them. */
export const SIGNAL_PATHS = {
  IMPROVEMENT: "M-4.5 -4.5h9v9h-9z",
  CONCERN: "M0 -6L5.8 4.6H-5.8z",
} as const;
const CHANCE = "M0 -5a5 5 0 1 1 0 10a5 5 0 1 1 0-10z";

export type Variation = keyof typeof VARIATION_WORDS;
export type Assurance = keyof typeof ASSURANCE_WORDS;

/** The chart's call: mark and words. Nothing where there are no values. */
export function VariationText({ variation }: { variation: Variation }) {
  if (variation === "NONE") return null;
  const kind = variation.startsWith("IMPROVEMENT")
    ? "IMPROVEMENT"
    : variation.startsWith("CONCERN")
      ? "CONCERN"
      : null;
  return (
    <span className="status-text">
      <svg
        className={`variation ${kind ? kind.toLowerCase() : variation === "COMMON_CAUSE" ? "chance" : "neutral"}`}
        viewBox="-8 -8 16 16"
        width="14"
        height="14"
        aria-hidden="true"
      >
        <path d={kind ? SIGNAL_PATHS[kind] : CHANCE} />
      </svg>
      {VARIATION_WORDS[variation]}
    </span>
  );
}

/** Whether the process as it runs meets its target. */
export function AssuranceText({ assurance }: { assurance: Assurance }) {
  return assurance === "NONE" ? null : <span>{ASSURANCE_WORDS[assurance]}</span>;
}
