/** Draws a frame and decides nothing: what to draw and where was decided by layout. */
import type { Box, Frame, Stage, Strip } from "./frame";
import type { Palette } from "./palette";
import { cut, measured, wrap, type Measure } from "./text";

/** Owner's position and now → target; `gap` where the first says what is missing. */
export interface Foot {
  who: string;
  numbers: string;
  gap: boolean;
}

export interface Facts {
  status: (goal: number) => number;
  title: (goal: number) => string;
  foot: (goal: number) => Foot;
  stale: (goal: number) => boolean;
  unowned: (goal: number) => boolean;
  /** Neither selected, nor on its line, nor below it, nor asked for by a filter. */
  dim: (goal: number) => boolean;
  onLine: (goal: number) => boolean;
  board: (goal: number) => boolean;
}

export interface Scene {
  frame: Frame;
  stage: Stage;
  facts: Facts;
  palette: Palette;
  marks: Path2D[];
  hovered: number;
  /** The size of the board's titles; worked out by drawScene. */
  boardSize?: number;
  /** All strips are pale while a goal is selected elsewhere. */
  stripDim: (strip: Strip) => boolean;
}

const BAR = 4;
const DIM = 0.38;

export function drawScene(ctx: CanvasRenderingContext2D, scene: Scene, ratio: number): void {
  const { stage, frame, palette } = scene;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, stage.width, frame.height + stage.height);
  ctx.save();
  ctx.beginPath();
  ctx.rect(stage.gutter, 0, stage.width - stage.gutter, frame.height + stage.height);
  ctx.clip();
  for (const strip of scene.frame.strips) drawStrip(ctx, strip, scene);
  const sized = { ...scene, boardSize: boardSize(ctx, scene) };
  for (const box of scene.frame.boxes) drawBox(ctx, box, sized);
  ctx.restore();
  drawLevels(ctx, frame, stage, palette);
}

function drawLevels(ctx: CanvasRenderingContext2D, frame: Frame, stage: Stage, palette: Palette): void {
  ctx.font = `600 ${stage.gutter > 0 ? 13 : 12}px ${palette.font}`;
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = palette.soft;
  for (const band of frame.bands) {
    if (stage.gutter > 0) {
      ctx.textAlign = "right";
      ctx.fillText(band.name, stage.gutter - 12, band.y + Math.min(20, band.height / 2 + 5));
    } else {
      ctx.textAlign = "left";
      ctx.fillText(band.name, 6, band.y - 4);
    }
  }
}

/** Trouble hangs from the top in solid ink, the rest is pale. Never the worst for all: that makes a red wall. */
function drawStrip(ctx: CanvasRenderingContext2D, strip: Strip, { palette, stripDim }: Scene): void {
  const total = strip.counts.reduce((sum, count) => sum + count, 0);
  const [onTrack = 0, atRisk = 0, offTrack = 0, silent = 0, achieved = 0, unasked = 0] = strip.counts;
  const dim = stripDim(strip);
  const width = Math.max(1, strip.width - 1);
  let y = strip.y;
  const layer = (count: number, colour: string | undefined, solid: boolean) => {
    if (count === 0 || !colour) return;
    const height = Math.max(solid ? 2 : 0, (count / total) * strip.height);
    const room = Math.min(height, strip.y + strip.height - y);
    ctx.globalAlpha = dim ? DIM : 1;
    ctx.fillStyle = colour;
    ctx.fillRect(strip.x, y, width, room);
    y += room;
  };
  layer(offTrack, palette.solid[2], true);
  if (offTrack > 0 && atRisk > 0) {
    ctx.globalAlpha = 1;
    ctx.fillStyle = palette.paper;
    ctx.fillRect(strip.x, y, width, 1);
    y += 1;
  }
  layer(atRisk, palette.solid[1], true);
  layer(silent, palette.pale[3], false);
  layer(onTrack, palette.pale[0], false);
  layer(achieved, palette.pale[4], false);
  layer(unasked, palette.hover, false);
  ctx.globalAlpha = 1;
}

function drawBox(ctx: CanvasRenderingContext2D, box: Box, scene: Scene): void {
  const { palette, facts, hovered } = scene;
  const status = facts.status(box.goal);
  const { y, height } = box;
  const width = Math.max(1, box.width - (box.width > 6 ? 2 : box.width > 3 ? 1 : 0));
  const stale = facts.stale(box.goal);
  ctx.globalAlpha = facts.dim(box.goal) ? DIM : 1;
  ctx.fillStyle = palette.pale[status];
  ctx.fillRect(box.x, y, width, height);
  ctx.fillStyle = palette.solid[status];
  ctx.fillRect(box.x, y, width, BAR);
  if (stale && width > 5) {
    ctx.fillStyle = palette.paper;
    ctx.fillRect(box.x + 1, y + 1.25, width - 2, BAR - 2.5);
  }
  if (facts.unowned(box.goal) && width > 8) {
    ctx.strokeStyle = palette.gap;
    ctx.lineWidth = 1.25;
    ctx.setLineDash([4, 3]);
    ctx.strokeRect(box.x + 2.5, y + BAR + 2.5, width - 5, height - BAR - 5);
    ctx.setLineDash([]);
  }
  if (hovered === box.goal || facts.onLine(box.goal)) {
    ctx.globalAlpha = 1;
    ctx.strokeStyle = facts.onLine(box.goal) ? palette.ink : palette.soft;
    ctx.lineWidth = facts.onLine(box.goal) ? 2 : 1;
    ctx.strokeRect(box.x + 0.5, y - 0.5, width - 1, height + 1);
  }
  if (width >= 20) drawWords(ctx, { ...box, width }, scene, status, stale);
  ctx.globalAlpha = 1;
}

interface Place {
  left: number;
  seen: number;
  /** The title stands below the mark, not beside it. */
  under: boolean;
  room: number;
  top: number;
}

/** Mark, title and foot stand at the left end of what is in sight, so that a strip wider than the page is still named. */
function placeOf(box: Box, width: number, stage: Stage): Place {
  const left = Math.max(box.x, stage.gutter);
  const seen = Math.min(box.x + width, stage.width) - left;
  const under = seen < 130 && box.height >= 76;
  return { left, seen, under, room: seen - (under ? 16 : 36), top: box.y + (under ? 42 : 22) };
}

function drawWords(
  ctx: CanvasRenderingContext2D,
  box: Box,
  scene: Scene,
  status: number,
  stale: boolean,
): void {
  const { stage, palette, facts, marks } = scene;
  const { left, seen, under, room, top } = placeOf(box, box.width, stage);
  if (seen < 18) return;
  const hollow = stale ? "outline" : status === 3 ? "dashed" : status === 4 ? "line" : "filled";
  drawMark(
    ctx,
    marks[status],
    left + (seen < 30 ? (seen - 14) / 2 : 8),
    box.y + 11,
    palette.solid[status],
    hollow,
  );
  const x = left + (under ? 8 : 28);
  if (room < (facts.board(box.goal) ? 44 : 60) || box.height < 34) return;
  ctx.globalAlpha = 1;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  const { lines, leading, foot } = titleOf(ctx, box, scene, room, top);
  ctx.fillStyle = palette.ink;
  for (const [at, line] of lines.entries()) ctx.fillText(line, x, top + at * leading);
  if (lines.length > 0) drawFoot(ctx, foot, scene, x, box.y + box.height - 9, room);
}

interface Title {
  lines: string[];
  size: number;
  leading: number;
  foot: FootLine[];
}

const BOARD_SIZES = [15, 14, 13, 12, 11];

/** One size for the whole board, the largest in which no title is cut. */
function boardSize(ctx: CanvasRenderingContext2D, scene: Scene): number {
  const { frame, facts, stage } = scene;
  let size = BOARD_SIZES[0];
  for (const box of frame.boxes) {
    if (!facts.board(box.goal)) continue;
    const { room, top } = placeOf(box, box.width - 2, stage);
    if (room >= 44) size = Math.min(size, titleOf(ctx, box, scene, room, top).size);
  }
  return size;
}

/** Sets the font and gives the lines. A board goal's title takes a smaller one, then the foot's room, and is never cut. */
function titleOf(ctx: CanvasRenderingContext2D, box: Box, scene: Scene, room: number, top: number): Title {
  const { facts, palette } = scene;
  const board = facts.board(box.goal);
  const weight = board || facts.onLine(box.goal) ? 650 : 400;
  const sizes = board ? BOARD_SIZES.filter((size) => size <= (scene.boardSize ?? size)) : [14];
  const wished = footLines(facts.foot(box.goal), box.height, room);
  let best: Title = { lines: [], size: 14, leading: 18, foot: wished };
  for (const foot of board ? [wished, wished.slice(-1), []] : [wished]) {
    for (const size of sizes) {
      const leading = size + (board ? 3 : 4);
      const most = Math.floor((box.y + box.height - 8 - top - foot.length * 17) / leading) + 1;
      const font = `${weight} ${size}px ${palette.font}`;
      ctx.font = font;
      const measure = measured(font, (text) => ctx.measureText(text).width);
      const lines = wrap(facts.title(box.goal), room, Math.min(board ? 9 : 5, Math.max(1, most)), measure);
      best = { lines, size, leading, foot };
      if (lines.every((line) => !line.endsWith("…"))) return best;
    }
  }
  return best;
}

interface FootLine {
  text: string;
  gap: boolean;
}

/** Who answers and where it stands: two lines where there is room, else one, else none. */
function footLines({ who, numbers, gap }: Foot, height: number, room: number): FootLine[] {
  if (height < 54 || room < 60) return [];
  if (room > 240 || height < 90) return [{ text: [who, numbers].filter(Boolean).join(" · "), gap }];
  return [
    { text: who, gap },
    { text: numbers, gap: false },
  ].filter((line) => line.text !== "");
}

function drawFoot(
  ctx: CanvasRenderingContext2D,
  lines: FootLine[],
  { palette }: Scene,
  x: number,
  bottom: number,
  room: number,
): void {
  for (const [at, { text, gap }] of lines.entries()) {
    const measure: Measure = (words) => ctx.measureText(words).width;
    // A cut number says something else: it takes a smaller size first.
    const set = (size: number) => {
      ctx.font = `${gap ? 600 : 400} ${size}px ${palette.font}`;
      return measure(text) <= room;
    };
    if (![13, 12, 11].some(set)) set(13);
    ctx.fillStyle = gap ? palette.gap : palette.soft;
    ctx.fillText(cut(text, room, measure), x, bottom - (lines.length - 1 - at) * 17);
  }
}

function drawMark(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  x: number,
  y: number,
  colour: string,
  look: "filled" | "outline" | "dashed" | "line",
): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(14 / 16, 14 / 16);
  ctx.lineJoin = "round";
  ctx.lineCap = look === "dashed" ? "butt" : "round";
  ctx.lineWidth = look === "filled" ? 1.2 : 2.2;
  if (look === "dashed") ctx.setLineDash([2.7, 2.2]);
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  if (look === "filled") ctx.fill(path);
  ctx.stroke(path);
  ctx.restore();
}
