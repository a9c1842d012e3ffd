import type { BoardClient } from "../board/board.ts";
import { isInk } from "../elements/registry.ts";
import type { Box, Point } from "../geometry/box.ts";
import type { Guide } from "../geometry/snapping.ts";
import type { Drawn } from "../protocol/element.ts";

/** What is shown over the board while tools work, and isn't on it. The others see the draft, too. */
export class EditorOverlay {
  /** What is being drawn, as it is shown. */
  drafted: Drawn | undefined;
  previewed: readonly Drawn[] = [];
  framed: Box | undefined;
  lassoed: readonly Point[] | undefined;
  guides: readonly Guide[] = [];
  hovered: string | undefined;
  private announced: Drawn | undefined;

  constructor(
    private readonly client: Pick<BoardClient, "announcer" | "get">,
    private readonly changed: () => void,
  ) {}

  draft(element: Drawn | undefined, shown = element): void {
    const before = this.announced;
    this.announced = element;
    this.drafted = shown;
    this.announce(before, element);
    this.changed();
  }

  preview(elements: readonly Drawn[]): void {
    this.previewed = elements;
    this.changed();
  }

  hover(id: string | undefined): void {
    if (id !== this.hovered) {
      this.hovered = id;
      this.changed();
    }
  }

  marquee(box: Box | undefined): void {
    this.framed = box;
    this.changed();
  }

  lasso(line: readonly Point[] | undefined): void {
    this.lassoed = line;
    this.changed();
  }

  guide(guides: readonly Guide[]): void {
    if (guides.length + this.guides.length > 0) {
      this.guides = guides;
      this.changed();
    }
  }

  private announce(before: Drawn | undefined, after: Drawn | undefined): void {
    const { announcer } = this.client;
    if (after !== undefined && isInk(after)) {
      announcer.draw(after);
    } else if (before !== undefined && isInk(before) && this.client.get(before.id) === undefined) {
      announcer.takeBack();
    } else {
      announcer.draw(undefined);
    }
  }
}
