import { type Camera, centred, fitted, nextZoom, panned, toBoard, visibleBox, zoomed } from "../canvas/camera.ts";
import { CameraAnimation } from "../canvas/camera_animation.ts";
import { partsOf } from "../canvas/board_parts.ts";
import { around, type Box, boxOf, encloses, type Point, type Size } from "../geometry/box.ts";
import type { Area } from "../protocol/contract.ts";

/** In screen pixels. */
const FIT_MARGIN = 80;
const REVEAL_MARGIN = 96;
/** At a smaller zoom nothing can be recognised: the board is shown in parts. */
const LEGIBLE_ZOOM = 0.1;

export interface ViewportOptions {
  /** The boxes around each thing on the board. */
  contents(): readonly Box[];
  /** Whether the person is doing something that the view must stay as it is for. */
  isBusy(): boolean;
  /** Whether the person prefers reduced motion. */
  isCalm(): boolean;
  show(camera: Camera, size: Size): void;
  /** The person has moved the view themselves. */
  lookedAround(): void;
}

/** One of the parts of a board that lie too far apart to be seen at once. The first one is number 1. */
export interface ShownPart {
  readonly number: number;
  readonly count: number;
}

/** The part of the board that is seen: the camera, the size of the view, and how the camera moves. */
export class Viewport {
  private readonly animation: CameraAnimation;
  private size: Size = { width: 0, height: 0 };
  private seen: Camera = { x: 0, y: 0, zoom: 1 };
  /** Whether what is seen was chosen, by the person or by whom they follow. */
  private isChosen = false;

  constructor(private readonly options: ViewportOptions) {
    this.animation = new CameraAnimation({
      camera: () => this.seen,
      size: () => this.size,
      isHeld: () => options.isBusy(),
      isCalm: () => options.isCalm(),
      show: (camera) => this.show(camera),
    });
  }

  get camera(): Camera {
    return this.seen;
  }

  /** What is seen of the board; undefined: the page isn't laid out yet. */
  get area(): Area | undefined {
    const { minX, minY, maxX, maxY } = visibleBox(this.seen, this.size);
    return this.size.width === 0 ? undefined : [minX, minY, maxX - minX, maxY - minY];
  }

  /** The place of the board in the middle of the view. */
  get centre(): Point {
    return toBoard(this.seen, { x: this.size.width / 2, y: this.size.height / 2 });
  }

  /** How much of the board is seen, in board units. */
  get visibleSize(): Size {
    return { width: this.size.width / this.seen.zoom, height: this.size.height / this.seen.zoom };
  }

  look(camera: Camera): void {
    this.isChosen = true;
    this.animation.to(undefined);
    this.show(camera);
    this.options.lookedAround();
  }

  /** Moves the view smoothly to what somebody else sees, until the person looks elsewhere. */
  follow([x, y, w, h]: Area): void {
    this.isChosen = true;
    this.animation.to(boxOf(x, y, w, h));
  }

  /** The view stays where it is. */
  rest(): void {
    this.animation.to(undefined);
  }

  zoom(direction: 1 | -1): void {
    this.zoomTo(nextZoom(this.seen.zoom, direction));
  }

  zoomTo(zoom: number): void {
    this.look(zoomed(this.seen, { x: this.size.width / 2, y: this.size.height / 2 }, zoom));
  }

  pan(dx: number, dy: number): void {
    this.look(panned(this.seen, dx, dy));
  }

  /** Makes a part of the board visible with the least movement; what is larger than the view, its beginning. */
  reveal({ minX, minY, maxX, maxY }: Box): void {
    const view = visibleBox(this.seen, this.size);
    const margin = REVEAL_MARGIN / this.seen.zoom;
    const dx = shift(minX - margin, maxX + margin, view.minX, view.maxX);
    const dy = shift(minY - margin, maxY + margin, view.minY, view.maxY);
    if (dx !== 0 || dy !== 0) {
      this.pan(-dx * this.seen.zoom, -dy * this.seen.zoom);
    }
  }

  /** Shows a part of the board as a whole, unless it can be seen already. */
  bringIntoView(box: Box): void {
    if (!encloses(visibleBox(this.seen, this.size), box)) {
      this.look(this.fittedTo(box));
    }
  }

  /** The person works on what they see now: what comes to the board moves it no more. */
  stay(): void {
    this.isChosen = true;
  }

  /** Shows the whole board, or the next one of parts that lie too far apart; the first one has the most in it. */
  fit(): ShownPart | undefined {
    const boxes = this.options.contents();
    const box = around(boxes);
    const whole = box === undefined ? centred(this.size) : this.fittedTo(box);
    if (box === undefined || whole.zoom >= LEGIBLE_ZOOM) {
      this.look(whole);
      return undefined;
    }
    const parts = partsOf(boxes).map((part) => this.fittedTo(part));
    const { x, y, zoom } = this.seen;
    const next = (parts.findIndex((part) => part.x === x && part.y === y && part.zoom === zoom) + 1) % parts.length;
    this.look(parts[next]!);
    return parts.length === 1 ? undefined : { number: next + 1, count: parts.length };
  }

  private fittedTo(box: Box): Camera {
    return fitted(box, this.size, Math.min(FIT_MARGIN, this.size.width / 8));
  }

  /** When the board's content arrives, shows all of it or its first part, unless it can be seen already. */
  settle(): void {
    const box = this.isChosen || this.size.width === 0 ? undefined : around(this.options.contents());
    if (box === undefined) {
      return;
    }
    this.isChosen = true;
    if (!encloses(visibleBox(this.seen, this.size), box)) {
      this.fit();
    }
  }

  /** Keeps the middle of the view where it is. */
  resize(size: Size): void {
    const before = this.size;
    this.size = size;
    this.show(
      before.width === 0
        ? centred(size)
        : panned(this.seen, (size.width - before.width) / 2, (size.height - before.height) / 2),
    );
    this.settle();
    this.animation.refresh();
  }

  private show(camera: Camera): void {
    this.seen = camera;
    this.options.show(camera, this.size);
  }
}

/** How far a view must move to show a span, or the beginning of one that is longer than the view. */
function shift(min: number, max: number, viewMin: number, viewMax: number): number {
  if (min < viewMin || max - min > viewMax - viewMin) {
    return min - viewMin;
  }
  return Math.max(0, max - viewMax);
}
