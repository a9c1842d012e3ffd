import { frameOf } from "../elements/registry.ts";
import { around, type Box } from "../geometry/box.ts";
import type { Drawn } from "../protocol/element.ts";
import { changeable, movedChanges } from "./changes.ts";
import type { EditorContext } from "./context.ts";
import { becoming, resized } from "./resizing.ts";

export type Alignment = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Axis = "horizontal" | "vertical";

/** Moves the selected elements to one side, or to the middle, of the box around them. */
export function align(context: EditorContext, to: Alignment): void {
  const placed = placedElements(context);
  const all = around(placed.map(({ box }) => box));
  if (all !== undefined) {
    context.apply(placed.flatMap(({ element, box }) => movedChanges([element], ...wayTo(to, box, all))));
  }
}

/** Leaves equal gaps between the selected elements; the outermost stay. */
export function distribute(context: EditorContext, axis: Axis): void {
  const placed = placedElements(context).map((each) => ({ ...each, span: spanOf(each.box, axis) }))
    .sort((a, b) => a.span[0] + a.span[1] - b.span[0] - b.span[1]);
  const [first, last] = [placed[0], placed.at(-1)];
  if (first === undefined || last === undefined || placed.length < 3) {
    return;
  }
  const inner = placed.slice(1, -1);
  const taken = inner.reduce((sum, { span: [min, max] }) => sum + max - min, 0);
  const gap = (last.span[0] - first.span[1] - taken) / (placed.length - 1);
  let start = first.span[1] + gap;
  context.apply(inner.flatMap(({ element, span: [min, max] }) => {
    const way = start - min;
    start += max - min + gap;
    return axis === "horizontal" ? movedChanges([element], way, 0) : movedChanges([element], 0, way);
  }));
}

/** Turns the selection over: left to right, or top to bottom. */
export function flip(context: EditorContext, axis: Axis): void {
  const ids = changeable(context);
  const frame = context.scene.frameOfAll(ids);
  if (frame !== undefined) {
    const { minX, minY, maxX, maxY } = frame;
    const to = axis === "horizontal" ? { minX: maxX, minY, maxX: minX, maxY } : { minX, minY: maxY, maxX, maxY: minY };
    context.apply(becoming(context.elements(ids), (element) => resized(element, frame, to, context.scene.measure)));
  }
}

interface PlacedElement {
  readonly element: Drawn;
  readonly box: Box;
}

function placedElements(context: EditorContext): readonly PlacedElement[] {
  return context.elements(changeable(context)).map((element) => ({ element, box: frameOf(element, context.scene.measure) }));
}

function wayTo(to: Alignment, box: Box, all: Box): readonly [dx: number, dy: number] {
  switch (to) {
    case "left":
      return [all.minX - box.minX, 0];
    case "centre":
      return [(all.minX + all.maxX - box.minX - box.maxX) / 2, 0];
    case "right":
      return [all.maxX - box.maxX, 0];
    case "top":
      return [0, all.minY - box.minY];
    case "middle":
      return [0, (all.minY + all.maxY - box.minY - box.maxY) / 2];
    case "bottom":
      return [0, all.maxY - box.maxY];
  }
}

function spanOf({ minX, minY, maxX, maxY }: Box, axis: Axis): readonly [min: number, max: number] {
  return axis === "horizontal" ? [minX, maxX] : [minY, maxY];
}
