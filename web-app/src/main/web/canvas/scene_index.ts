import RBush from "rbush";
import { byDepth } from "../elements/z_order.ts";
import type { Box } from "../geometry/box.ts";
import { type Drawn, isInBackground } from "../protocol/element.ts";
import { type Badge, withBadges } from "./badges.ts";

/** Of so many items that change at once, each is put in its place by itself. */
const FEW = 64;

/** An element as it is shown. */
export interface Shown {
  readonly element: Drawn;
  readonly bounds: Box;
  readonly badges: readonly Badge[];
}

/** Found by the box around the element and its badges. */
interface Item extends Box {
  shown: Shown;
}

/** The shown elements, found by their ids and by their places, and in the order in which they are drawn. */
export class SceneIndex {
  private readonly tree = new RBush<Item>();
  private readonly items = new Map<string, Item>();
  /** The topmost last; undefined: to be sorted anew. */
  private sorted: Item[] | undefined = [];

  get(id: string): Shown | undefined {
    return this.items.get(id)?.shown;
  }

  ids(): readonly string[] {
    return [...this.items.keys()];
  }

  /** These elements are shown so from now on; undefined: not at all. Returns the boxes whose look has changed. */
  update(changes: ReadonlyMap<string, Shown | undefined>): readonly Box[] {
    const changed: Box[] = [];
    const placed: Item[] = [];
    const rebuild = changes.size > this.items.size / 2;
    for (const [id, shown] of changes) {
      const item = this.items.get(id);
      if (item !== undefined) {
        changed.push(boxOnly(item));
        if (!rebuild) {
          this.tree.remove(item);
        }
      }
      const moves = depthOf(item?.shown.element) !== depthOf(shown?.element);
      if (item !== undefined && moves) {
        this.unsort(item, changes.size);
      }
      if (shown === undefined) {
        this.items.delete(id);
        continue;
      }
      const box = boxOnly(withBadges(shown.bounds, shown.badges));
      const after = Object.assign(item ?? {}, box, { shown });
      this.items.set(id, after);
      if (moves) {
        this.insert(after, changes.size);
      }
      placed.push(after);
      changed.push(box);
    }
    if (rebuild) {
      this.tree.clear().load([...this.items.values()]);
    } else {
      this.tree.load(placed);
    }
    return changed;
  }

  /** What is shown in the box, in any order. */
  search(box: Box): readonly Shown[] {
    return this.tree.search(box).map(({ shown }) => shown);
  }

  /** What is shown in the box, the topmost last. */
  within(box: Box): readonly Drawn[] {
    return this.tree.search(box).map(({ shown }) => shown.element).sort(byDepth);
  }

  /** Everything, the topmost last. */
  ordered(): readonly Drawn[] {
    return this.sort().map(({ shown }) => shown.element);
  }

  topmost(): Drawn | undefined {
    return this.sort().at(-1)?.shown.element;
  }

  private sort(): Item[] {
    return this.sorted ??= [...this.items.values()].sort((a, b) => byDepth(a.shown.element, b.shown.element));
  }

  /** Puts one of `count` changed items in its place, unless sorting all of them anew is quicker. */
  private insert(item: Item, count: number): void {
    if (count > FEW) {
      this.sorted = undefined;
    }
    this.sorted?.splice(this.placeOf(this.sorted, item), 0, item);
  }

  private unsort(item: Item, count: number): void {
    if (count > FEW) {
      this.sorted = undefined;
    }
    this.sorted?.splice(this.placeOf(this.sorted, item), 1);
  }

  /** How many items lie below one. */
  private placeOf(sorted: readonly Item[], { shown: { element } }: Item): number {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byDepth(sorted[middle]!.shown.element, element) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

function depthOf(element: Drawn | undefined): string | undefined {
  return element && `${isInBackground(element)} ${element.props.z}`;
}

function boxOnly({ minX, minY, maxX, maxY }: Box): Box {
  return { minX, minY, maxX, maxY };
}
