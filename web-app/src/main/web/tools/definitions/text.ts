import { Type } from "lucide";
import { letterSize } from "../../elements/style.ts";
import { fontOf, letteringOf } from "../../elements/lettering.ts";
import { lineHeight } from "../../elements/text_layout.ts";
import { rounded } from "../../geometry/rounding.ts";
import type { Drawn } from "../../protocol/element.ts";
import { PlacingTool } from "../placing.ts";
import type { Sample, ToolDefinition } from "../tool.ts";

export class TextTool extends PlacingTool {
  readonly cursor = "text";

  protected begun(at: Sample): Drawn {
    const style = this.context.style();
    const size = letterSize(style);
    const y = at.y - lineHeight(fontOf(size, {})) / 2;
    return {
      id: this.context.newId(),
      type: "text",
      props: { x: rounded(at.x), y: rounded(y), z: this.context.top(), color: style.color, size, text: "", ...letteringOf(style) },
    };
  }
}

export const text = {
  label: "text",
  icon: Type,
  shortcut: "t",
  position: 70,
  requires: "edit",
  makes: ["text"],
  takesTaps: true,
  create: (context) => new TextTool(context),
} as const satisfies ToolDefinition;
