import { placedAt } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import type { Place } from "../protocol/awareness.ts";
import type { Drawn } from "../protocol/element.ts";

interface Movement {
  readonly ids: ReadonlySet<string>;
  readonly become: (element: Drawn) => Drawn;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Overrides the places of elements that are being dragged, by this person or by others. Each method returns the ids of the
 * elements that look different after it.
 */
export class DragPreview {
  private movement: Movement | undefined;
  private places: ReadonlyMap<string, Place> = new Map();

  constructor(private readonly measure: Measure) {}

  /** The ids of the elements that the person drags. */
  get moved(): ReadonlySet<string> {
    return this.movement?.ids ?? NONE;
  }

  /** The person moves or resizes exactly these elements, and this is what they become. */
  transform(ids: ReadonlySet<string>, become: (element: Drawn) => Drawn): ReadonlySet<string> {
    const before = this.moved;
    this.movement = { ids, become };
    return before === ids ? ids : new Set([...before, ...ids]);
  }

  endMovement(): ReadonlySet<string> {
    const { moved } = this;
    this.movement = undefined;
    return moved;
  }

  /** Others drag exactly these elements, to these places. */
  place(places: ReadonlyMap<string, Place>): ReadonlySet<string> {
    const before = this.places;
    this.places = places;
    return new Set([...before.keys(), ...places.keys()].filter((id) => before.get(id) !== places.get(id)));
  }

  /** The element at the place where it is shown. The person's own drag wins over others'. */
  seen(element: Drawn): Drawn {
    if (this.movement?.ids.has(element.id)) {
      return this.movement.become(element);
    }
    const place = this.places.get(element.id);
    return place === undefined ? element : placedAt(element, place, this.measure);
  }
}
