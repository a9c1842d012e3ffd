import { movedBy } from "../elements/registry.ts";
import type { Place } from "../protocol/awareness.ts";
import type { Drawn } from "../protocol/element.ts";

interface Movement {
  readonly ids: ReadonlySet<string>;
  readonly dx: number;
  readonly dy: number;
}

const NONE: ReadonlySet<string> = new Set();

/** Elements that are seen elsewhere than the board has them: somebody is dragging them. Each change returns whose look it changes. */
export class DragPreview {
  private movement: Movement | undefined;
  private places: ReadonlyMap<string, Place> = new Map();

  /** What the person drags. */
  get moved(): ReadonlySet<string> {
    return this.movement?.ids ?? NONE;
  }

  /** The person drags these elements so far, and no others. */
  move(ids: ReadonlySet<string>, dx: number, dy: number): ReadonlySet<string> {
    const before = this.moved;
    this.movement = { ids, dx, dy };
    return before === ids ? ids : new Set([...before, ...ids]);
  }

  endMovement(): ReadonlySet<string> {
    const { moved } = this;
    this.movement = undefined;
    return moved;
  }

  /** Others have these elements there, and no others. */
  place(places: ReadonlyMap<string, Place>): ReadonlySet<string> {
    const before = this.places;
    this.places = places;
    return new Set([...before.keys(), ...places.keys()].filter((id) => before.get(id) !== places.get(id)));
  }

  /** An element as it is seen. What the person drags is nowhere else. */
  seen(element: Drawn): Drawn {
    if (this.movement?.ids.has(element.id)) {
      return movedBy(element, this.movement.dx, this.movement.dy);
    }
    const place = this.places.get(element.id);
    return place === undefined ? element : ({ ...element, props: { ...element.props, ...place } } as Drawn);
  }
}
