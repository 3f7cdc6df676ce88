/** Where the points of a small run chart stand. No axes: the course of the data, the target, what chance allows. */
export interface MiniPoint {
  x: number;
  y: number;
  provisional: boolean;
}

export interface MiniChart {
  points: MiniPoint[];
  path: string;
  /** Heights of the target; two for a range. */
  targets: number[];
  /** Heights of the newest middle and limits. */
  lines: number[];
}

export interface MiniDatum {
  value: string;
  provisional: boolean;
}

export function miniChart(
  data: readonly MiniDatum[],
  targets: readonly (string | null | undefined)[],
  width: number,
  height: number,
  lines: readonly number[] = [],
): MiniChart {
  const values = data.map((datum) => Number(datum.value));
  const aims = targets.flatMap((target) => (target ? [Number(target)] : []));
  const all = [...values, ...aims, ...lines];
  const low = Math.min(...all);
  const spread = Math.max(...all) - low || 1;
  const pad = 5;
  const place = (value: number) => height - pad - ((value - low) / spread) * (height - 2 * pad);
  const step = (width - 2 * pad) / Math.max(1, values.length - 1);
  const points = values.map((value, at) => ({
    x: pad + at * step,
    y: place(value),
    provisional: data[at]?.provisional ?? false,
  }));
  const path = points.map(({ x, y }, at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  return { points, path, targets: aims.map(place), lines: lines.map(place) };
}
