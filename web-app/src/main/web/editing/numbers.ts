import { definitionOf } from "../elements/registry.ts";
import { rotationOf } from "../elements/turning.ts";
import { centreOf } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import { turned } from "../geometry/turning.ts";
import { movedChanges } from "./changes.ts";
import type { EditorContext } from "./context.ts";
import { resizable } from "./handles.ts";
import { becoming, resizing } from "./resizing.ts";
import { rotated } from "./rotating.ts";

/** Where the selection is and how large, in board units; of a single element, before it is turned. */
export interface Numbers {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** In degrees; undefined: several are selected, or a line, whose direction is its extent. */
  readonly rotation: number | undefined;
}

export type NumberName = keyof Numbers;

/** Undefined: nothing is selected that the person can change. */
export function numbersOf(context: EditorContext): Numbers | undefined {
  const what = resizable(context);
  if (what === undefined) {
    return undefined;
  }
  const { elements, frame: { minX, minY, maxX, maxY } } = what;
  const [only] = elements.length === 1 ? elements : [];
  const isTurnable = only !== undefined && definitionOf(only).handles !== "ends" && what.handles.some(({ grip }) => grip === "rotate");
  return { x: rounded(minX), y: rounded(minY), w: rounded(maxX - minX), h: rounded(maxY - minY), rotation: isTurnable ? rotationOf(only.props) : undefined };
}

/** Gives the selection another place, extent or rotation, as one operation. Its left and upper sides stay where they are seen. */
export function setNumber(context: EditorContext, name: NumberName, value: number): void {
  const what = resizable(context);
  const before = numbersOf(context)?.[name];
  if (what === undefined || before === undefined || !Number.isFinite(value) || value === before) {
    return;
  }
  const { measure } = context.scene;
  const elements = context.elements(what.elements.map(({ id }) => id));
  const by = value - before;
  switch (name) {
    case "x":
      return context.apply(movedChanges(elements, by, 0));
    case "y":
      return context.apply(movedChanges(elements, 0, by));
    case "w":
    case "h": {
      const pull = turned(name === "w" ? { x: by, y: 0 } : { x: 0, y: by }, what.turn?.degrees ?? 0, { x: 0, y: 0 });
      const grip = name === "w" ? { x: 1, y: 0 } as const : { x: 0, y: 1 } as const;
      return value <= 0 ? undefined : context.apply(becoming(elements, resizing(what, grip, { dx: pull.x, dy: pull.y, shift: false, alt: false }, measure)));
    }
    case "rotation":
      return context.apply(becoming(elements, (element) => rotated(element, by, centreOf(what.frame), measure)));
  }
}
