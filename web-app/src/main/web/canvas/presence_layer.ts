import { intersects, type Box } from "../geometry/box.ts";
import { DirtyRegion } from "./dirty_region.ts";
import type { Figure, Figures, Moving, Sight } from "./figures.ts";
import { Frame } from "./frame.ts";
import { fit, repaint } from "./surface.ts";
import { pixelSize, pixelTransform, type View } from "./view.ts";

/** The time for one frame if the last one is long ago, and the most that is made up for, in milliseconds. */
const FRAME = { usual: 16, longest: 100 };
/** If more figures change, painting everything once is cheaper than parts. */
const MANY = 100;

/** Draws what others show, on a canvas of its own: once in each frame while something moves, and only where it does. */
export class PresenceLayer {
  private readonly context: CanvasRenderingContext2D;
  private readonly dirty = new DirtyRegion();
  private readonly frame = new Frame((now) => this.draw(now));
  private sight: Sight | undefined;
  private drawn: ReadonlyMap<string, Figure> = new Map();
  private last: number | undefined;

  /** `kinds` are drawn one over the other; `elements` move, too, but are drawn with the board. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly kinds: readonly Figures[],
    private readonly elements: Moving,
  ) {
    this.context = canvas.getContext("2d")!;
  }

  show(view: View): void {
    const size = pixelSize(view);
    if (fit(this.canvas, size)) {
      this.dirty.resize(size);
    }
    this.sight = { ...pixelTransform(view), pixelRatio: view.pixelRatio };
    this.repaint();
  }

  repaint(): void {
    this.dirty.addAll();
    this.refresh();
  }

  /** Something has changed, or begins to move. */
  refresh(): void {
    this.frame.ask();
  }

  private draw(now: number): void {
    if (this.sight === undefined) {
      return;
    }
    const elapsed = this.last === undefined ? FRAME.usual : Math.min(now - this.last, FRAME.longest);
    const moving = [this.elements, ...this.kinds].map((kind) => kind.advance(elapsed)).includes(true);
    const figures = this.figures(this.sight);
    this.soil(figures);
    this.drawn = figures;
    const all = [...figures.values()];
    this.dirty.take().forEach((part) => this.drawPart(part, all));
    this.last = moving ? now : undefined;
    if (moving) {
      this.frame.ask();
    }
  }

  private figures(sight: Sight): ReadonlyMap<string, Figure> {
    const figures = new Map<string, Figure>();
    this.kinds.forEach((kind, i) => {
      for (const figure of kind.figures(sight)) {
        figures.set(`${i} ${figure.key}`, figure);
      }
    });
    return figures;
  }

  private soil(figures: ReadonlyMap<string, Figure>): void {
    const changed: Box[] = [];
    for (const [key, { box, look }] of figures) {
      const before = this.drawn.get(key);
      if (before === undefined || before.look !== look || !sameBox(before.box, box)) {
        changed.push(box, ...(before === undefined ? [] : [before.box]));
      }
    }
    for (const [key, { box }] of this.drawn) {
      if (!figures.has(key)) {
        changed.push(box);
      }
    }
    if (changed.length > MANY) {
      this.dirty.addAll();
    } else {
      changed.forEach((box) => this.dirty.add(box));
    }
  }

  private drawPart(part: Box, figures: readonly Figure[]): void {
    const { context } = this;
    repaint(context, part, () => {
      figures.filter(({ box }) => intersects(box, part)).forEach((figure) => figure.paint(context));
    });
  }
}

function sameBox(a: Box, b: Box): boolean {
  return a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY;
}
