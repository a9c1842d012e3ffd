import type { Change, Element } from "../protocol/element.ts";

/**
 * What a change makes of an element; undefined: it is not on the board. A change that the board would refuse, because
 * the element is already there (B2) or is there no more (B3, B4), has no effect.
 */
export function applied(element: Element | undefined, change: Change): Element | undefined {
  switch (change.kind) {
    case "put":
      return element ?? change.element;
    case "set":
      return element && ({ ...element, props: { ...element.props, ...change.props } } as Element);
    case "remove":
      return undefined;
  }
}
