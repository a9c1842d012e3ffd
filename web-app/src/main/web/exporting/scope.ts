import { type Box, intersects } from "../geometry/box.ts";
import { boundsOf, isDrawn } from "../elements/registry.ts";
import { pictureBox } from "../elements/picture.ts";
import type { Measure } from "../elements/text_layout.ts";
import type { Element } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import type { ExportScope } from "./options.ts";

/** What can be exported of a board now. */
export interface Exportable {
  readonly elements: readonly Element[];
  readonly selected: ReadonlySet<string>;
  /** The part of the board that is seen. */
  readonly view: Box;
}

/** The elements that are exported, and the part of the board that is shown. */
export interface Scoped {
  readonly elements: readonly Drawn[];
  readonly box: Box;
}

export function scoped({ elements, selected, view }: Exportable, scope: ExportScope, measure: Measure): Scoped {
  const drawn = elements.filter(isDrawn);
  switch (scope) {
    case "view":
      return { elements: drawn.filter((element) => intersects(boundsOf(element, measure), view)), box: view };
    case "selection": {
      const chosen = drawn.filter(({ id }) => selected.has(id));
      return { elements: chosen, box: pictureBox(chosen, measure) };
    }
    case "board":
      return { elements: drawn, box: pictureBox(drawn, measure) };
  }
}
