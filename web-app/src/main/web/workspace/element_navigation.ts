import type { BoardClient } from "../board/board.ts";
import type { EditorContext } from "../editing/context.ts";
import { stepPoint } from "../editing/reshaping.ts";
import { readingOrder } from "../elements/reading_order.ts";
import { type Box, boxOf } from "../geometry/box.ts";
import { numberText, t } from "../text/text.ts";
import { accessibleName } from "./accessible_names.ts";
import type { LiveRegion } from "./live_region.ts";

export interface ElementNavigationOptions {
  readonly client: Pick<BoardClient, "authorOf" | "person">;
  readonly context: EditorContext;
  readonly region: LiveRegion;
  /** Makes a part of the board visible. */
  reveal(box: Box): void;
  /** Chooses the tool that works on the selection. */
  beginSelecting(): void;
}

/** Selects one element after the other by keys, in reading order; of a line whose points are dragged one by one, the points. */
export class ElementNavigation {
  constructor(private readonly options: ElementNavigationOptions) {}

  /** Selects the next element, or the one before. False: there is none, and the focus moves on. */
  step(isBack: boolean): boolean {
    const { client, context, region, reveal, beginSelecting } = this.options;
    const { scene, selection } = context;
    const step = stepPoint(context, isBack);
    if (step !== undefined) {
      const { point, count, at } = step;
      reveal(boxOf(at.x, at.y, 0, 0));
      region.announce(t("points.position", { number: numberText(point + 1), count: numberText(count) }));
      return true;
    }
    const order = readingOrder(scene.ordered().flatMap(({ id }) => {
      const box = scene.bounds(id);
      return box === undefined ? [] : [{ id, box }];
    }));
    const selected = order.flatMap(({ id }, index) => (selection.has(id) ? [index] : []));
    const from = isBack ? selected[0] ?? order.length : selected.at(-1) ?? -1;
    const target = order[from + (isBack ? -1 : 1)];
    const [element] = target === undefined ? [] : context.elements([target.id]);
    if (target === undefined || element === undefined) {
      selection.clear();
      return false;
    }
    beginSelecting();
    selection.set([target.id]);
    reveal(target.box);
    const index = order.indexOf(target) + 1;
    region.announce(t("element.position", { label: accessibleName(element, client), number: numberText(index), count: numberText(order.length) }));
    return true;
  }
}
