import { StickyNote } from "lucide";
import { POST } from "../../elements/definitions/post.ts";
import { rounded } from "../../geometry/rounding.ts";
import type { Drawn } from "../../protocol/element.ts";
import { PlacingTool } from "../placing.ts";
import type { Sample, ToolDefinition } from "../tool.ts";

export class PostTool extends PlacingTool {
  readonly cursor = "copy";

  protected begun(at: Sample): Drawn {
    return {
      id: this.context.newId(),
      type: "post",
      props: {
        x: rounded(at.x - POST.width / 2),
        y: rounded(at.y - POST.height / 2),
        w: POST.width,
        h: POST.height,
        z: this.context.top(),
        color: this.context.style().paper,
        title: "",
        body: "",
      },
    };
  }
}

export const post = {
  label: "post",
  icon: StickyNote,
  shortcut: "n",
  position: 80,
  requires: "edit",
  makes: ["post"],
  takesTaps: true,
  create: (context) => new PostTool(context),
} as const satisfies ToolDefinition;
