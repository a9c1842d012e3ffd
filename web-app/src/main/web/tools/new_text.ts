import type { EditorContext } from "../editing/context.ts";
import { fontOf, letteringOf } from "../elements/lettering.ts";
import { letterSize } from "../elements/style.ts";
import { lineHeight } from "../elements/text_layout.ts";
import type { Point } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import type { Drawn } from "../protocol/element.ts";

/** An empty text whose first line begins at a place. `width`: where its lines break; undefined: only where its author breaks them. */
export function newText(context: EditorContext, at: Point, width?: number): Drawn {
  const style = context.style();
  const size = letterSize(style);
  const y = at.y - lineHeight(fontOf(size, {})) / 2;
  const wrap = width === undefined ? {} : { wrap: rounded(width) };
  return {
    id: context.newId(),
    type: "text",
    props: { x: rounded(at.x), y: rounded(y), z: context.top(), color: style.color, size, text: "", ...letteringOf(style), ...wrap },
  };
}
