import type { Change, Element, Props } from "../protocol/element.ts";
import { limits } from "../protocol/facts.ts";
import { restyled, type Style } from "./style.ts";

/** Enough for the board's precision, and short on the wire. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export function movedChanges(elements: readonly Element[], dx: number, dy: number): readonly Change[] {
  return elements.map(({ id, props }) => set(id, { x: rounded(props.x + dx), y: rounded(props.y + dy) }));
}

export function removal(elements: readonly Element[]): readonly Change[] {
  return elements.map(({ id }) => ({ kind: "remove", id }));
}

export function restyling(elements: readonly Element[], change: Partial<Style>): readonly Change[] {
  return elements.flatMap((element) => {
    const props = restyled(element, change);
    return props === undefined ? [] : [set(element.id, props)];
  });
}

/** One operation, unless there are more changes than one may have. */
export function operations(changes: readonly Change[]): readonly (readonly Change[])[] {
  const parts: (readonly Change[])[] = [];
  for (let i = 0; i < changes.length; i += limits.changesPerOp) {
    parts.push(changes.slice(i, i + limits.changesPerOp));
  }
  return parts;
}

function set(id: string, props: Props): Change {
  return { kind: "set", id, props };
}
