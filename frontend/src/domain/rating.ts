/** How the effect of a goal on a rating is said. */
import { day, dayNumber } from "./format";

export const plain = (number: number): string => number.toFixed(6).replace(/\.?0+$/, "");

export const points = (number: number): string =>
  `${number < 0 ? "−" : ""}${Math.abs(number).toFixed(2)}`.replace("−0.00", "0.00");

export const signed = (number: number): string => `${number < 0 ? "" : "+"}${points(number)}`;

/** What meeting a goal's target alone would do to a rating, and when that could be seen. */
export interface Effect {
  effect: number | null;
  stars: number;
  up: number | null;
  share: number | null;
  shareSource: string;
  shareUntil: string | null;
  visible: string;
  visibleShare: number | null;
  visibleFull: string;
}

/** "summary +0.01; star unchanged; 0.24 short of 5 stars" */
export function effectSaid({ effect, stars, up }: Effect, now: number): string {
  if (effect === null) return "cannot be estimated from a unit goal";
  const star = stars === now ? "star unchanged" : `${stars} stars instead of ${now}`;
  const short = up === null ? "" : `; ${points(up)} short of ${stars + 1} stars`;
  return `summary ${signed(effect)}; ${star}${short}`;
}

/** When it can first be seen, which is years later. */
export function visibleSaid({ visible, visibleShare, visibleFull }: Effect): string {
  if (!visible) return "";
  const part = Math.max(1, Math.round((visibleShare ?? 0) * 100));
  if (visible === visibleFull) return ` · first counts in the release of ${visible}`;
  return ` · first counts in the release of ${visible}, with ${part}% of its patients; fully in ${visibleFull}`;
}

export function shareSaid({ share, shareSource, shareUntil }: Effect): string {
  if (share === null) return "";
  return ` · the unit has ${Math.round(share * 100)}% of the hospital’s predicted events (${shareSource}, until ${
    shareUntil ? day(dayNumber(shareUntil)) : ""
  })`;
}
