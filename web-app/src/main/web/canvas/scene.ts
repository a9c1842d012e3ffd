import RBush from "rbush";
import { Listeners } from "../base/listeners.ts";
import type { BoardView } from "../board/board.ts";
import type { Place } from "../protocol/awareness.ts";
import type { Element } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { type Badge, badgesOf, type Marks, withBadges } from "./badges.ts";
import { around, type Box, encloses, grow, holds, type Point } from "../geometry/box.ts";
import { Comments } from "./comments.ts";
import { DragPreview } from "./drag_preview.ts";
import { boundsOf, isDrawn, isHit } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import { byDepth } from "../elements/z_order.ts";

/** Found by the box around the element and its badges. */
interface Item extends Box {
  element: Drawn;
  bounds: Box;
  badges: readonly Badge[];
  /** The element's place in the pile, as of the last sorting. */
  depth: number;
}

/** Where the elements are that the person moves; undefined: they move none any more. */
type Movement = Iterable<readonly [id: string, place: Point]> | undefined;

/**
 * The board as it is to be drawn, found by place: its elements, moved while somebody drags them and without the one
 * that is being edited.
 */
export class Scene {
  readonly comments = new Comments();
  private readonly tree = new RBush<Item>();
  private readonly items = new Map<string, Item>();
  private readonly listeners = new Listeners<readonly Box[]>();
  private sorted: Item[] | undefined;
  private readonly movementListeners = new Listeners<Movement>();
  private readonly elsewhere = new DragPreview();
  private hidden: string | undefined;

  constructor(
    private readonly board: BoardView,
    private readonly measure: Measure,
    private readonly user: string,
  ) {
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

  /** Shows these elements elsewhere than the board has them, and no others: somebody else drags them. */
  place(places: ReadonlyMap<string, Place>): void {
    const changed = this.elsewhere.place(places);
    if (changed.size > 0) {
      this.refresh(changed);
    }
  }

  /** Shows these elements elsewhere, until `endMovement`. */
  move(ids: ReadonlySet<string>, dx: number, dy: number): void {
    this.refresh(this.elsewhere.move(ids, dx, dy));
    this.tellMovement();
  }

  endMovement(): void {
    const ids = this.elsewhere.endMovement();
    this.refresh(ids);
    if (ids.size > 0) {
      this.tellMovement();
    }
  }

  /** Leaves one element out, or none. */
  hide(id: string | undefined): void {
    const before = this.hidden;
    this.hidden = id;
    this.refresh(new Set([before, id].filter((each) => each !== undefined)));
  }

  bounds(id: string): Box | undefined {
    return this.items.get(id)?.bounds;
  }

  badges(id: string): readonly Badge[] {
    return this.items.get(id)?.badges ?? [];
  }

  /** The badge that a person means who points there. */
  badgeAt(point: Point): { readonly element: Drawn; readonly badge: Badge } | undefined {
    for (const element of this.within({ minX: point.x, minY: point.y, maxX: point.x, maxY: point.y }).toReversed()) {
      const badge = this.badges(element.id).find(({ box }) => holds(box, point));
      if (badge !== undefined) {
        return { element, badge };
      }
    }
    return undefined;
  }

  boundsOfAll(ids: Iterable<string> = this.items.keys()): Box | undefined {
    return around([...ids].map((id) => this.bounds(id)).filter((box) => box !== undefined));
  }

  /** The topmost element that a person means who points there. */
  hit(point: Point, tolerance: number): Drawn | undefined {
    const near = grow({ minX: point.x, minY: point.y, maxX: point.x, maxY: point.y }, tolerance);
    return this.within(near).findLast((element) => isHit(element, point, tolerance, this.bounds(element.id)!));
  }

  /** The elements that lie in the box as a whole. */
  enclosed(box: Box): readonly Drawn[] {
    return this.tree
      .search(box)
      .filter((item) => encloses(box, item.bounds))
      .map(({ element }) => element);
  }

  /** The elements that a box touches, the topmost last. */
  within(box: Box): readonly Drawn[] {
    this.sort();
    return this.tree
      .search(box)
      .sort((a, b) => a.depth - b.depth)
      .map(({ element }) => element);
  }

  topmost(): Drawn | undefined {
    return this.sort().at(-1)?.element;
  }

  private tellMovement(): void {
    const places = [...this.elsewhere.moved].flatMap((id) => {
      const element = this.shown(id);
      return element === undefined ? [] : [[id, element.props] as const];
    });
    this.movementListeners.tell(places.length === 0 ? undefined : places);
  }

  private sort(): Item[] {
    if (this.sorted === undefined) {
      this.sorted = [...this.items.values()].sort((a, b) => byDepth(a.element, b.element));
      this.sorted.forEach((item, depth) => (item.depth = depth));
    }
    return this.sorted;
  }

  private refresh(told: ReadonlySet<string>): void {
    const ids = this.withCommentedPosts(told);
    const changed: Box[] = [];
    const placed: Item[] = [];
    const rebuild = ids.size > this.items.size / 2;
    for (const id of ids) {
      const item = this.items.get(id);
      const element = this.shown(id);
      if (item !== undefined) {
        changed.push(boxOnly(item));
        if (!rebuild) {
          this.tree.remove(item);
        }
      }
      if (item?.element.props.z !== element?.props.z) {
        this.sorted = undefined;
      }
      if (element === undefined) {
        this.items.delete(id);
        continue;
      }
      const bounds = boundsOf(element, this.measure);
      const badges = badgesOf(bounds, this.marks(element));
      const box = boxOnly(withBadges(bounds, badges));
      const after = Object.assign(item ?? { depth: 0 }, box, { element, bounds, badges });
      this.items.set(id, after);
      placed.push(after);
      changed.push(box);
    }
    if (rebuild) {
      this.tree.clear().load([...this.items.values()]);
    } else {
      this.tree.load(placed);
    }
    this.listeners.tell(changed);
  }

  /** A comment is seen at its post only. */
  private withCommentedPosts(ids: ReadonlySet<string>): ReadonlySet<string> {
    const posts = [...ids].flatMap((id) => this.comments.update(id, this.board.get(id)));
    return posts.length === 0 ? ids : new Set([...ids, ...posts]);
  }

  private marks({ id, likes = [], locked }: Element): Marks {
    return { likes: likes.length, liked: likes.includes(this.user), comments: this.comments.count(id), locked: locked === true };
  }

  private shown(id: string): Drawn | undefined {
    const element = this.board.get(id);
    return element === undefined || !isDrawn(element) || id === this.hidden ? undefined : this.elsewhere.seen(element);
  }
}

function boxOnly({ minX, minY, maxX, maxY }: Box): Box {
  return { minX, minY, maxX, maxY };
}
