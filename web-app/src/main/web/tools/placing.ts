import { lineHeight, POST, textFont } from "../elements/text_layout.ts";
import type { Drawn } from "../protocol/element.ts";
import { rounded } from "../editing/changes.ts";
import { letterSize } from "../elements/style.ts";
import type { Sample, Tool, Workbench } from "./tool.ts";

/** Begins, where the person clicks, an element that is then written in the editor. */
abstract class PlacingTool implements Tool {
  abstract readonly cursor: string;

  constructor(protected readonly bench: Workbench) {}

  down(): void {}

  move(): void {}

  up(at: Sample): void {
    this.bench.done();
    this.bench.edit(this.begun(at));
  }

  cancel(): void {}

  protected abstract begun(at: Sample): Drawn;
}

export class TextTool extends PlacingTool {
  readonly cursor = "text";

  protected begun(at: Sample): Drawn {
    const style = this.bench.style();
    const size = letterSize(style);
    const y = at.y - lineHeight(textFont(size)) / 2;
    return {
      id: this.bench.newId(),
      type: "text",
      props: { x: rounded(at.x), y: rounded(y), z: this.bench.top(), color: style.color, size, text: "" },
    };
  }
}

export class PostTool extends PlacingTool {
  readonly cursor = "copy";

  protected begun(at: Sample): Drawn {
    return {
      id: this.bench.newId(),
      type: "post",
      props: {
        x: rounded(at.x - POST.width / 2),
        y: rounded(at.y - POST.height / 2),
        w: POST.width,
        h: POST.height,
        z: this.bench.top(),
        color: this.bench.style().paper,
        title: "",
        body: "",
      },
    };
  }
}
