/** The strata map as one object over a canvas: keeps the view, glides, and says when it has settled. */
import { children, path, type Snapshot } from "../domain/columns";
import { drawScene, type Facts } from "./draw";
import {
  frame,
  hit,
  keepInside,
  viewOf,
  wholeView,
  type Frame,
  type Stage,
  type Strip,
  type View,
  toX,
} from "./frame";
import { between, panBy, zoomAt } from "./input";
import { curvesOf, linksOf, sightOf } from "./joins";
import { drawCeiling, drawCurves, drawLinks, drawLooseName, drawSight, withinPlot } from "./links";
import type { Palette } from "./palette";
import { forgetWidths } from "./text";
import type { World } from "./world";

const GLIDE_MS = 340;

export interface Model {
  snapshot: Snapshot;
  world: World;
  selected: number;
  /** 1 for each goal that a filter asks for; null without a filter. */
  mask: Uint8Array | null;
  title: (goal: number) => string;
  foot: Facts["foot"];
  stale: Facts["stale"];
  unowned: Facts["unowned"];
}

export interface Listeners {
  onSettled: (frame: Frame, stage: Stage) => void;
}

interface Glide {
  from: View;
  to: View;
  heights: number[];
  toHeights: number[];
  began: number;
}

export class StrataMap {
  private view: View = { left: 0, width: 1 };
  private whole: View = { left: 0, width: 1 };
  private stage: Stage = { width: 0, height: 0, gutter: 0 };
  private shown: Frame | null = null;
  private glide: Glide | null = null;
  private asked = 0;
  private settle = 0;
  private hovered = -1;
  private near: Uint8Array = new Uint8Array();
  private line: ReadonlySet<number> = new Set();

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private model: Model,
    private palette: Palette,
    private readonly marks: Path2D[],
    private readonly listeners: Listeners,
  ) {
    this.relate();
  }

  /** New data or another selection; the view glides only when the selection is another one. */
  update(model: Model): void {
    const before = this.model;
    const goal = before.selected >= 0 ? before.snapshot.id[before.selected] : "";
    const next = model.selected >= 0 ? model.snapshot.id[model.selected] : "";
    this.model = model;
    this.whole = wholeView(model.world, model.snapshot, this.stage);
    this.relate();
    if (goal !== next) this.goTo(model.selected);
    else this.redraw();
  }

  recolour(palette: Palette): void {
    this.palette = palette;
    forgetWidths();
    this.redraw();
  }

  resize(stage: Stage): void {
    const first = this.stage.width === 0;
    const everything = this.view.width >= this.whole.width - 1e-9;
    this.stage = stage;
    this.whole = wholeView(this.model.world, this.model.snapshot, stage);
    if (first) this.view = this.targetOf(this.model.selected);
    else if (everything) this.view = { ...this.whole, left: Math.min(this.view.left, 1 - this.whole.width) };
    this.view = keepInside(this.view, this.whole);
    this.redraw();
  }

  /** -1 is the whole picture. */
  goTo(goal: number): void {
    this.glideTo(this.targetOf(goal));
  }

  zoom(factor: number, x = (this.stage.width + this.stage.gutter) / 2, glide = true): void {
    const to = zoomAt(this.glide?.to ?? this.view, this.whole, this.stage, x, factor);
    if (glide) this.glideTo(to);
    else this.moveTo(to);
  }

  pan(pixels: number): void {
    this.moveTo(panBy(this.view, this.whole, this.stage, pixels));
  }

  /** Brings a goal into sight, wide enough to be pressed, without selecting it. */
  reveal(goal: number): void {
    const { world, snapshot } = this.model;
    const box = this.shown?.boxes.find((one) => one.goal === goal);
    const seen = box ? Math.min(box.x + box.width, this.stage.width) - Math.max(box.x, this.stage.gutter) : 0;
    if (seen >= 44) return;
    const parent = snapshot.parent[goal];
    const kin = parent >= 0 ? viewOf(world, snapshot, parent, this.whole) : this.whole;
    const share = (world.right[goal] - world.left[goal]) / kin.width;
    const plot = this.stage.width - this.stage.gutter;
    this.glideTo(share * plot >= 44 ? kin : viewOf(world, snapshot, goal, this.whole));
  }

  at(x: number, y: number): { goal: number; strip: Strip | null } | null {
    return this.shown && x >= this.stage.gutter ? hit(this.shown, x, y) : null;
  }

  hover(goal: number): void {
    if (goal === this.hovered) return;
    this.hovered = goal;
    this.redraw();
  }

  destroy(): void {
    cancelAnimationFrame(this.asked);
    window.clearTimeout(this.settle);
  }

  private targetOf(goal: number): View {
    const { world, snapshot } = this.model;
    return goal >= 0 ? viewOf(world, snapshot, goal, this.whole) : this.whole;
  }

  private moveTo(view: View): void {
    this.glide = null;
    this.view = view;
    this.redraw();
  }

  private glideTo(to: View): void {
    if (this.stage.width === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches)
      return this.moveTo(to);
    const { world, snapshot, selected } = this.model;
    const heights = (this.shown ?? this.look(this.view)).bands.map((band) => band.height);
    const toHeights = frame(world, snapshot, to, this.stage, selected).bands.map((band) => band.height);
    this.glide = { from: this.view, to, heights, toHeights, began: performance.now() };
    this.redraw();
  }

  private look(view: View, heights?: number[]): Frame {
    return frame(this.model.world, this.model.snapshot, view, this.stage, this.model.selected, heights);
  }

  /** What stays in full ink: the line above the selected goal and all below it. */
  private relate(): void {
    const { snapshot, selected } = this.model;
    const near = new Uint8Array(snapshot.count);
    if (selected >= 0) {
      for (const goal of path(snapshot, selected)) near[goal] = 1;
      const stack = [selected];
      for (let goal = stack.pop(); goal !== undefined; goal = stack.pop()) {
        near[goal] = 1;
        for (const child of children(snapshot, goal)) stack.push(child);
      }
    }
    this.near = near;
    this.line = new Set(selected >= 0 ? path(snapshot, selected) : []);
  }

  private redraw(): void {
    window.clearTimeout(this.settle);
    if (this.asked === 0 && this.stage.width > 0) this.asked = requestAnimationFrame((now) => this.step(now));
  }

  private settled(): void {
    if (this.glide || this.asked !== 0 || !this.shown) return;
    this.listeners.onSettled(this.shown, this.stage);
  }

  private step(now: number): void {
    this.asked = 0;
    let heights: number[] | undefined;
    const glide = this.glide;
    if (glide) {
      const share = Math.min(1, Math.max(0, (now - glide.began) / GLIDE_MS));
      const eased = share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
      this.view = between(glide.from, glide.to, eased);
      heights = glide.heights.map((from, row) => from + (glide.toHeights[row] - from) * eased);
      if (share === 1) this.glide = null;
    }
    this.shown = this.look(this.view, heights);
    this.paint(this.shown);
    if (this.glide) return this.redraw();
    // Counted from the last frame: on a slow machine one frame may take longer than this.
    this.settle = window.setTimeout(() => this.settled(), 120);
  }

  private paint(shown: Frame): void {
    const ratio = Math.max(1, window.devicePixelRatio);
    const height = Math.max(this.stage.height, Math.ceil(shown.height));
    this.fit(height, ratio);
    const ctx = this.canvas.getContext("2d");
    if (!ctx) return;
    const { snapshot, world, selected } = this.model;
    const { stage, palette, marks, hovered } = this;
    const stripDim = (strip: Strip) => selected >= 0 && (strip.under < 0 || this.near[strip.under] === 0);
    drawScene(ctx, { frame: shown, stage, palette, marks, hovered, stripDim, facts: this.facts() }, ratio);
    withinPlot(ctx, stage, height, () => {
      drawLinks(ctx, linksOf(snapshot, shown, stage, this.line), palette);
      this.paintLoose(ctx, shown);
      drawCurves(ctx, curvesOf(snapshot, world, shown, this.view, stage, selected), palette);
      const sight = sightOf(snapshot, shown, stage, selected);
      if (sight) drawSight(ctx, sight, shown, palette);
    });
  }

  /** What hangs from nothing, apart: a ceiling, and its name where there is room. */
  private paintLoose(ctx: CanvasRenderingContext2D, shown: Frame): void {
    const { model, stage, palette, view } = this;
    const count = model.snapshot.orphans.length;
    if (count === 0) return;
    const x = toX(model.world.orphansFrom, view, stage);
    const width = toX(1, view, stage) - x;
    if (x > stage.width || width > stage.width * 0.4) return;
    const y = shown.bands[0].y;
    drawCeiling(ctx, x, width - 2, y, palette);
    const strip = shown.strips.find((one) => one.under < 0);
    const middle = x + width / 2;
    if (strip) drawLinks(ctx, [{ x: middle, from: y, to: strip.y, look: "loose" }], palette);
    if (width >= 56 && shown.bands[0].height > 56) drawLooseName(ctx, x, y, count, palette);
  }

  private fit(height: number, ratio: number): void {
    const { canvas, stage } = this;
    const wide = Math.round(stage.width * ratio);
    const high = Math.round(height * ratio);
    if (canvas.width === wide && canvas.height === high) return;
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${stage.width}px`;
    canvas.style.height = `${height}px`;
  }

  private isDim(goal: number): boolean {
    const { selected, mask } = this.model;
    if (mask) return goal < 0 || mask[goal] === 0;
    return selected >= 0 && (goal < 0 || this.near[goal] === 0);
  }

  private facts(): Facts {
    const { world, snapshot, title, foot, stale, unowned } = this.model;
    return {
      title,
      foot,
      stale,
      unowned,
      status: (goal) => world.status[goal],
      dim: (goal) => this.isDim(goal),
      onLine: (goal) => this.line.has(goal),
      board: (goal) => snapshot.level[goal] === 0,
    };
  }
}
