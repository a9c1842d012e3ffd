import { Listeners } from "../base/listeners.ts";
import type { BoardView } from "../board/board.ts";
import type { Place } from "../protocol/awareness.ts";
import { type Element, limits, pointStride, type Props } from "../protocol/contract.ts";
import { type Drawn, isInBackground } from "../protocol/element.ts";
import { type Badge, badgesOf, type Marks } from "./badges.ts";
import { around, type Box, grow, holds, type Point } from "../geometry/box.ts";
import { Comments } from "./comments.ts";
import { DragPreview } from "./drag_preview.ts";
import { SceneIndex, type Shown } from "./scene_index.ts";
import { blanked, boundsOf, definitionOf, extentOf, frameOf, isDrawn, isHit, isTouched, isTouchedByPolygon, movedBy, turnedBoxOf } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import { rotationOf, type TurnedBox } from "../elements/turning.ts";

/** A difference that nobody sees, in board units. */
const UNSEEN = 0.05;

/** The places of the elements that the person drags or resizes; undefined: that has ended. */
type Movement = Iterable<readonly [id: string, place: Place]> | undefined;

/**
 * The drawn elements of the board as they are shown: at the places where they are dragged to, and without the one that is
 * being edited.
 */
export class Scene {
  readonly comments = new Comments();
  private readonly index = new SceneIndex();
  private readonly listeners = new Listeners<readonly Box[]>();
  private frames = new WeakMap<Drawn, Box>();
  private readonly movementListeners = new Listeners<Movement>();
  private readonly elsewhere: DragPreview;
  private hidden: string | undefined;
  private written: Drawn | undefined;
  private faded: ReadonlySet<string> = new Set();

  constructor(
    private readonly board: BoardView,
    readonly measure: Measure,
    private readonly user: string,
  ) {
    this.elsewhere = new DragPreview(measure);
    this.refresh(new Set([...board.elements()].map(({ id }) => id)));
    board.subscribe((changed) => this.refresh(changed));
  }

  /** Tells the boxes whose look has changed. */
  onChange(listener: (changed: readonly Box[]) => void): void {
    this.listeners.add(listener);
  }

  /** Tells where the elements are that the person moves. */
  onMovement(listener: (movement: Movement) => void): void {
    this.movementListeners.add(listener);
  }

  /** Others drag exactly these elements, to these places. */
  place(places: ReadonlyMap<string, Place>): void {
    const changed = this.elsewhere.place(places);
    if (changed.size > 0) {
      this.refresh(changed);
    }
  }

  /** The person drags these elements by this distance, until `endMovement`. */
  move(ids: ReadonlySet<string>, dx: number, dy: number): void {
    this.transform(ids, (element) => movedBy(element, dx, dy));
  }

  /** Shows what these elements become while the person moves, resizes or crops them, until `endMovement`. `isReshaping`: their points move, each by itself. */
  transform(ids: ReadonlySet<string>, become: (element: Drawn) => Drawn, isReshaping = false): void {
    this.refresh(this.elsewhere.transform(ids, become));
    this.tellMovement(isReshaping);
  }

  endMovement(): void {
    const ids = this.elsewhere.endMovement();
    this.refresh(ids);
    if (ids.size > 0) {
      this.tellMovement();
    }
  }

  /** Texts have other widths than before. */
  remeasure(): void {
    this.frames = new WeakMap();
    this.refresh(new Set(this.index.ids().filter((id) => definitionOf(this.index.get(id)!.element).writing !== undefined)));
  }

  /** Hides one element that is being written, or none: of a shape only what is written in it. `written`: what it becomes. */
  hide(id: string | undefined, written?: Drawn): void {
    const before = this.hidden;
    this.hidden = id;
    this.written = written;
    this.refresh(new Set([before, id].filter((each) => each !== undefined)));
  }

  /** Exactly these elements are about to go. */
  fade(ids: ReadonlySet<string>): void {
    const before = this.faded;
    this.faded = new Set(ids);
    this.refresh(new Set([...before, ...ids].filter((id) => before.has(id) !== ids.has(id))));
  }

  isFaded(id: string): boolean {
    return this.faded.has(id);
  }

  bounds(id: string): Box | undefined {
    return this.index.get(id)?.bounds;
  }

  /** The same, also of what isn't seen because the person writes it. */
  boundsEvenHidden(id: string): Box | undefined {
    const element = id === this.hidden ? this.written ?? this.board.get(id) : undefined;
    return this.bounds(id) ?? (element !== undefined && isDrawn(element) ? boundsOf(element, this.measure) : undefined);
  }

  /** The box around an element that is turned with it. */
  turnedBox(id: string): TurnedBox | undefined {
    const shown = this.index.get(id);
    if (shown === undefined) {
      return undefined;
    }
    const { element, bounds } = shown;
    return rotationOf(element.props) === 0 ? { box: bounds, turn: undefined } : turnedBoxOf(element, this.measure);
  }

  /** The element as it is shown. */
  seen(id: string): Drawn | undefined {
    return this.index.get(id)?.element;
  }

  badges(id: string): readonly Badge[] {
    return this.index.get(id)?.badges ?? [];
  }

  /** The badge at a point. */
  badgeAt(point: Point): { readonly element: Drawn; readonly badge: Badge } | undefined {
    for (const element of this.within({ minX: point.x, minY: point.y, maxX: point.x, maxY: point.y }).toReversed()) {
      const badge = this.badges(element.id).find(({ box }) => holds(box, point));
      if (badge !== undefined) {
        return { element, badge };
      }
    }
    return undefined;
  }

  boundsOfAll(ids: Iterable<string> = this.index.ids()): Box | undefined {
    return around(this.boxes(ids));
  }

  /** The box around each of these elements. */
  boxes(ids: Iterable<string> = this.index.ids()): readonly Box[] {
    return [...ids].map((id) => this.bounds(id)).filter((box) => box !== undefined);
  }

  /** The box around these elements, without the width of their lines. */
  frameOfAll(ids: Iterable<string>): Box | undefined {
    return around([...ids].map((id) => this.seen(id)).filter((element) => element !== undefined).map((element) => this.frame(element)));
  }

  /** The frame of an element as it is shown, remembered for as long as it stays the same: of strokes it is dear to compute. */
  frame(element: Drawn): Box {
    const frame = this.frames.get(element) ?? frameOf(element, this.measure);
    this.frames.set(element, frame);
    return frame;
  }

  /** The topmost element at a point that isn't in the background. `tolerance` is in board units. */
  hit(point: Point, tolerance: number): Drawn | undefined {
    return this.near(point, tolerance).findLast((element) => !isInBackground(element) && this.isHit(element, point, tolerance));
  }

  /** The topmost element of the background at a point. */
  hitBackground(point: Point): Drawn | undefined {
    return this.near(point, 0).findLast((element) => isInBackground(element) && this.isHit(element, point, 0));
  }

  /** All elements at a point that aren't in the background, the topmost last. `tolerance` is in board units. */
  hits(point: Point, tolerance: number): readonly Drawn[] {
    return this.near(point, tolerance).filter((element) => !isInBackground(element) && this.isHit(element, point, tolerance));
  }

  /** The elements of which a part lies in the box, without those in the background. */
  touched(box: Box): readonly Drawn[] {
    return this.index
      .search(box)
      .filter(({ element, bounds }) => !isInBackground(element) && isTouched(element, box, bounds, this.measure))
      .map(({ element }) => element);
  }

  /** The elements of which a part lies in a polygon, without those in the background. */
  touchedByPolygon(polygon: readonly Point[]): readonly Drawn[] {
    const near = around(polygon.map(({ x, y }) => ({ minX: x, minY: y, maxX: x, maxY: y })));
    return near === undefined ? [] : this.within(near).filter((element) => !isInBackground(element) && isTouchedByPolygon(element, polygon, this.measure));
  }

  /** The elements that touch the box, the topmost last. */
  within(box: Box): readonly Drawn[] {
    return this.index.within(box);
  }

  /** How many elements touch the box. */
  countWithin(box: Box): number {
    return this.index.search(box).length;
  }

  /** All elements, the topmost last. */
  ordered(): readonly Drawn[] {
    return this.index.ordered();
  }

  topmost(): Drawn | undefined {
    return this.index.topmost();
  }

  private near(point: Point, tolerance: number): readonly Drawn[] {
    return this.within(grow({ minX: point.x, minY: point.y, maxX: point.x, maxY: point.y }, tolerance));
  }

  private isHit(element: Drawn, point: Point, tolerance: number): boolean {
    return isHit(element, point, tolerance, this.bounds(element.id)!, this.measure);
  }

  private tellMovement(isReshaping = false): void {
    const places = [...this.elsewhere.moved].flatMap((id) => {
      const [home, element] = [this.board.get(id), this.elementShown(id)];
      const place = home === undefined || !isDrawn(home) || element === undefined ? undefined
        : isReshaping ? reshapedPlace(element) : movedPlace(home, element, this.measure);
      return place === undefined ? [] : [[id, place] as const];
    });
    this.movementListeners.notify(places.length === 0 ? undefined : places);
  }

  private refresh(changed: ReadonlySet<string>): void {
    const ids = this.withCommented(changed);
    this.listeners.notify(this.index.update(new Map([...ids].map((id) => [id, this.shown(id)]))));
  }

  /** Adds the elements whose comments have changed: their badges count them. */
  private withCommented(ids: ReadonlySet<string>): ReadonlySet<string> {
    const hosts = [...ids].flatMap((id) => this.comments.update(id, this.board.get(id)));
    return hosts.length === 0 ? ids : new Set([...ids, ...hosts]);
  }

  private marks({ id, likes = [], locked }: Element): Marks {
    return { likes: likes.length, liked: likes.includes(this.user), comments: this.comments.count(id), locked: locked === true };
  }

  private shown(id: string): Shown | undefined {
    const element = this.elementShown(id);
    if (element === undefined) {
      return undefined;
    }
    const bounds = boundsOf(element, this.measure);
    return { element, bounds, badges: badgesOf(bounds, this.marks(element)) };
  }

  private elementShown(id: string): Drawn | undefined {
    const element = this.board.get(id);
    if (element === undefined || !isDrawn(element)) {
      return undefined;
    }
    const seen = this.elsewhere.seen(element);
    return id === this.hidden ? blanked(this.written ?? seen) : seen;
  }
}

/** Where an element is, and its extent, rotation and crop if these have changed. */
function movedPlace(home: Drawn, element: Drawn, measure: Measure): Place {
  const before = extentOf(home, measure);
  const { x, y, w, h, rotation = 0 } = extentOf(element, measure);
  const isResized = Math.abs(w! - before.w!) > UNSEEN || Math.abs(h! - before.h!) > UNSEEN;
  const { crop = "" }: Props = element.props;
  return {
    x: x!,
    y: y!,
    ...(isResized && { w: w!, h: h! }),
    ...(rotation !== (before.rotation ?? 0) && { rotation }),
    ...(crop !== ((home.props as Props).crop ?? "") && { crop }),
  };
}

/** Where the points of a line are; undefined: there are more than a drag tells. */
function reshapedPlace({ props }: Drawn): Place | undefined {
  const { x, y, points }: Props = props;
  return points === undefined || points.length > limits.draggedPoints * pointStride ? undefined : { x: x!, y: y!, points };
}
