import type { Drawn } from "../protocol/element.ts";
import type { Badge } from "./badges.ts";
import { type Box, grow, type Point } from "../geometry/box.ts";
import type { TurnedBox } from "../elements/turning.ts";
import type { Guide } from "../geometry/snapping.ts";
import { FrameScheduler } from "./frame_scheduler.ts";
import { GrowingInk } from "./growing_ink.ts";
import type { Painter } from "./paint.ts";
import { fit, turnContext } from "./surface.ts";
import type { Theme } from "../elements/theme.ts";
import { pixelSize, pixelTransform, type View } from "./view.ts";

/** Between elements and the frame around them, in screen pixels. */
export const FRAME_MARGIN = 5;
/** Between elements and the frame around the group that the person has gone into, in screen pixels: it lies around the others. */
const GROUP_MARGIN = 11;
/** The parts of that frame's lines, in screen pixels. */
const GROUP_DASH = [5, 4];
/** The width and height of what is seen of a handle, in screen pixels. */
const HANDLE = 9;
const FAINT_HANDLE = 7;

/** How much of a whole picture is seen that is being cropped. */
const FAINT = 0.35;

export interface HandleMark {
  readonly at: Point;
  readonly isRound: boolean;
  /** Whether something can be made there that isn't yet. */
  readonly isFaint?: boolean;
  /** Whether it is chosen. */
  readonly isFull?: boolean;
}

/** The content of the overlay. */
export interface OverlayContent {
  /** Elements that aren't on the board yet. */
  readonly drafts: readonly Drawn[];
  /** What the person is drawing. */
  readonly drawn: Drawn | undefined;
  /** A whole picture of which a part is shown. */
  readonly faint: Drawn | undefined;
  readonly selected: readonly TurnedBox[];
  /** Around what a click would select. */
  readonly hovered: TurnedBox | undefined;
  /** Around the group that the person has gone into. */
  readonly entered: Box | undefined;
  /** Where the selection can be resized and, round ones, turned. */
  readonly handles: readonly HandleMark[];
  /** The selected elements' badges, which hang over their frames. */
  readonly badges: readonly Badge[];
  readonly marquee: Box | undefined;
  readonly lasso: readonly Point[] | undefined;
  /** What is being dragged has snapped to these lines. */
  readonly guides: readonly Guide[];
}

/** Draws what only this person sees, on its own canvas, so that the elements needn't be repainted. */
export class Overlay {
  private readonly context: CanvasRenderingContext2D;
  private readonly frame = new FrameScheduler(() => this.draw());
  private readonly ink = new GrowingInk();
  private view: View | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly painter: Painter,
    private readonly theme: () => Theme,
    private readonly content: () => OverlayContent,
  ) {
    this.context = canvas.getContext("2d")!;
  }

  show(view: View): void {
    fit(this.canvas, pixelSize(view));
    this.view = view;
    this.repaint();
  }

  repaint(): void {
    this.frame.schedule();
  }

  private draw(): void {
    if (this.view === undefined) {
      return;
    }
    const { context } = this;
    const { scale, offsetX, offsetY } = pixelTransform(this.view);
    const content = this.content();
    const { faint, selected, hovered, entered, handles, badges, marquee, lasso, guides } = content;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(scale, 0, 0, scale, offsetX, offsetY);
    if (faint !== undefined) {
      context.globalAlpha = FAINT;
      this.painter.paintOnGlass(context, faint, scale);
      context.globalAlpha = 1;
    }
    this.paintDrafts(content, scale);
    const pixel = this.view.pixelRatio / scale;
    context.strokeStyle = this.theme().accent;
    if (hovered !== undefined) {
      context.lineWidth = pixel;
      context.globalAlpha = 0.6;
      this.outline(hovered, pixel);
      context.globalAlpha = 1;
    }
    if (entered !== undefined) {
      context.lineWidth = pixel;
      context.setLineDash(GROUP_DASH.map((part) => part * pixel));
      this.frameAround(grow(entered, GROUP_MARGIN * pixel), 8 * pixel);
      context.setLineDash([]);
    }
    context.lineWidth = 1.5 * pixel;
    selected.forEach((box) => this.outline(box, pixel));
    handles.forEach((place) => this.handle(place, pixel));
    this.painter.badges(context, badges, scale);
    context.strokeStyle = this.theme().accent;
    context.lineWidth = pixel;
    guides.forEach((guide) => this.guide(guide, pixel));
    if (lasso !== undefined) {
      context.fillStyle = this.theme().accentWash;
      context.beginPath();
      lasso.forEach(({ x, y }) => context.lineTo(x, y));
      context.fill();
      context.stroke();
    }
    if (marquee !== undefined) {
      context.lineWidth = pixel;
      context.fillStyle = this.theme().accentWash;
      this.frameAround(marquee, 0);
      context.fill();
    }
  }

  private paintDrafts({ drafts, drawn }: OverlayContent, scale: number): void {
    drafts.forEach((draft) => this.painter.paintOnGlass(this.context, draft, scale));
    if (drawn !== undefined && this.ink.isFor(drawn)) {
      this.painter.paintGrowing(this.context, drawn, scale, this.ink);
      return;
    }
    this.ink.end();
    if (drawn !== undefined) {
      this.painter.paintOnGlass(this.context, drawn, scale);
    }
  }

  private handle({ at: { x, y }, isRound, isFaint = false, isFull = false }: HandleMark, pixel: number): void {
    const side = (isFaint ? FAINT_HANDLE : HANDLE) * pixel;
    this.context.beginPath();
    this.context.roundRect(x - side / 2, y - side / 2, side, side, isRound ? side / 2 : 2 * pixel);
    this.context.fillStyle = isFull ? this.theme().accent : this.theme().board;
    this.context.globalAlpha = isFaint ? 0.6 : 1;
    this.context.fill();
    this.context.stroke();
    this.context.globalAlpha = 1;
  }

  /** A line with a small cross at each end. */
  private guide({ from, to }: Guide, pixel: number): void {
    const { context } = this;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    for (const { x, y } of [from, to]) {
      const arm = 3 * pixel;
      context.moveTo(x - arm, y - arm);
      context.lineTo(x + arm, y + arm);
      context.moveTo(x + arm, y - arm);
      context.lineTo(x - arm, y + arm);
    }
    context.stroke();
  }

  private outline({ box, turn }: TurnedBox, pixel: number): void {
    const { context } = this;
    context.save();
    turnContext(context, turn);
    this.frameAround(grow(box, FRAME_MARGIN * pixel), 4 * pixel);
    context.restore();
  }

  private frameAround({ minX, minY, maxX, maxY }: Box, corner: number): void {
    this.context.beginPath();
    this.context.roundRect(minX, minY, maxX - minX, maxY - minY, corner);
    this.context.stroke();
  }
}
