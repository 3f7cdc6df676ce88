/** Draws what runs between the boxes: the plumb line, missing and proposed links, and what a goal also supports. */
import { GAP, type Box, type Frame, type Stage } from "./frame";
import type { Palette } from "./palette";

export interface Link {
  /** Middle of the lower box. */
  x: number;
  from: number;
  to: number;
  /** "loose": hangs from nothing; "proposed": not yet agreed; "skips": agreed, through a level that is left out. */
  look: "loose" | "proposed" | "skips";
}

export interface Sight {
  x: number;
  /** The boxes of the line, from the top. */
  boxes: Box[];
  /** The line hangs from nothing at its top. */
  loose: boolean;
  /** Index of each box whose link to the one above is only proposed. */
  proposed: Set<number>;
}

export interface Curve {
  fromX: number;
  fromY: number;
  toX: number;
  toY: number;
}

export function drawLinks(ctx: CanvasRenderingContext2D, links: readonly Link[], palette: Palette): void {
  for (const link of links) {
    ctx.strokeStyle = link.look === "skips" ? palette.soft : palette.gap;
    ctx.lineWidth = link.look === "skips" ? 1 : 1.5;
    ctx.setLineDash(link.look === "skips" ? [] : [4, 3]);
    line(ctx, link.x, link.from, link.x, link.to);
  }
  ctx.setLineDash([]);
}

/** Says in the empty bands above what hangs from nothing why nothing is there. */
export function drawLooseName(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  count: number,
  palette: Palette,
): void {
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = palette.paper;
  ctx.fillRect(x + 4, y + 2, 50, 56);
  ctx.fillStyle = palette.gap;
  ctx.font = `600 13px ${palette.font}`;
  ctx.fillText("Not yet", x + 10, y + 16);
  ctx.fillText("linked", x + 10, y + 32);
  ctx.fillStyle = palette.soft;
  ctx.font = `400 13px ${palette.font}`;
  ctx.fillText(String(count), x + 10, y + 50);
}

/** A dashed ceiling over what hangs from nothing. */
export function drawCeiling(
  ctx: CanvasRenderingContext2D,
  x: number,
  width: number,
  y: number,
  palette: Palette,
): void {
  ctx.strokeStyle = palette.gap;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([5, 3]);
  line(ctx, x, y, x + width, y);
  ctx.setLineDash([]);
}

/** The line of sight: whole in the gaps and through empty bands, faint behind the words, ending in a bob. */
export function drawSight(ctx: CanvasRenderingContext2D, sight: Sight, frame: Frame, palette: Palette): void {
  const { x, boxes } = sight;
  const last = boxes.at(-1);
  if (!last) return;
  ctx.strokeStyle = palette.sight;
  ctx.fillStyle = palette.sight;
  for (const [at, box] of boxes.entries()) {
    const above = boxes[at - 1];
    const from = above ? above.y + above.height - 7 : sight.loose ? (frame.bands[0]?.y ?? 0) : box.y;
    const to = box.y + (at === 0 && !sight.loose ? 0 : 7);
    ctx.lineWidth = 3;
    if (sight.proposed.has(at) || (at === 0 && sight.loose)) ctx.setLineDash([5, 4]);
    if (to > from) line(ctx, x, from, x, to);
    ctx.setLineDash([]);
  }
  bob(ctx, x, last.y + last.height - 7);
}

function bob(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  ctx.lineWidth = 3;
  line(ctx, x, y, x, y + 9);
  ctx.beginPath();
  ctx.moveTo(x - 6, y + 8);
  ctx.lineTo(x + 6, y + 8);
  ctx.lineTo(x, y + 8 + GAP - 2);
  ctx.closePath();
  ctx.fill();
}

export function drawCurves(ctx: CanvasRenderingContext2D, curves: readonly Curve[], palette: Palette): void {
  ctx.strokeStyle = palette.soft;
  ctx.lineWidth = 1.5;
  for (const { fromX, fromY, toX, toY } of curves) {
    const bend = (fromY - toY) / 2;
    ctx.beginPath();
    ctx.moveTo(fromX, fromY);
    ctx.bezierCurveTo(fromX, fromY - bend, toX, toY + bend, toX, toY);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(toX, toY, 3, 0, Math.PI * 2);
    ctx.fillStyle = palette.paper;
    ctx.fill();
    ctx.stroke();
  }
}

function line(ctx: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}

/** Keeps what is drawn out of the level names. */
export function withinPlot(
  ctx: CanvasRenderingContext2D,
  stage: Stage,
  height: number,
  draw: () => void,
): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(stage.gutter, 0, stage.width - stage.gutter, height);
  ctx.clip();
  draw();
  ctx.restore();
}
