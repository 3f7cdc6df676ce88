/** Numbers as people type them, made into the decimal strings that travel. */
import { shift } from "./format";

/** "1,234.5" and "0,62" are both understood; anything else is null. */
export function typedNumber(typed: string): string | null {
  const text = typed.replace(/[\s\u00a0]/g, "").replace(/%$/, "");
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
    ? text.replaceAll(",", "")
    : text.replace(/^(-?\d+),(\d+)$/, "$1.$2");
  if (!/^-?\d{1,12}(\.\d{1,8})?$|^-?\.\d{1,8}$/.test(plain)) return null;
  return plain.replace(/^(-?)\./, "$10.");
}

/** A percent as it is typed becomes the fraction that is stored: "94.2" is "0.942". */
export function toStored(typed: string, unit: string): string | null {
  const number = typedNumber(typed);
  if (number === null || unit !== "%") return number;
  const negative = number.startsWith("-");
  const [whole = "0", part = ""] = number.replace("-", "").split(".");
  const digits = whole.padStart(3, "0");
  const moved = `${digits.slice(0, -2)}.${digits.slice(-2)}${part}`;
  return `${negative ? "-" : ""}${moved.replace(/^0+(?=\d)/, "").replace(/\.?0+$/, "") || "0"}`;
}

/** What is stored as it stands in a field: "0.942" of a percent is "94.2". */
export function toTyped(stored: string | null | undefined, unit: string): string {
  if (!stored) return "";
  const plain = unit === "%" ? shift(stored, 2) : stored;
  return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
}
