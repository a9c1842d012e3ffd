import { inkLine, lineWithout, strokeAlong } from "../elements/cutting.ts";
import type { Change, Element } from "../protocol/contract.ts";
import type { ElementOf } from "../protocol/element.ts";
import { newId } from "../protocol/ids.ts";
import type { Lineage } from "./lineage.ts";

type Stroke = ElementOf<"stroke">;

/** A stroke that somebody erases, as they saw it, and what they leave of it. */
export interface ErasedStroke {
  readonly stroke: Stroke;
  readonly remains: readonly Stroke[];
}

/** The board, and what is known of its strokes. */
export interface ErasedBoard {
  /** As the server confirmed them. */
  readonly elements: ReadonlyMap<string, Element>;
  /** The person's operations without an outcome, in order. */
  readonly pending: readonly (readonly Change[])[];
  readonly lineage: Lineage;
  /** Whether the person may remove it. */
  mayRemove(element: Element): boolean;
}

/** Whether changes only remove elements, and put back what is left of them. */
export function isErasure(changes: readonly Change[]): boolean {
  const removed = removedIds(changes);
  return changes.length > 0 && changes.every((change) => change.kind === "remove" || isRemains(change, removed));
}

export function removedIds(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.flatMap((change) => (change.kind === "remove" ? [change.id] : [])));
}

/** Whether a change puts back what is left of one of these. */
export function isRemains(change: Change, removed: ReadonlySet<string>): change is Change & { readonly element: Stroke } {
  return change.kind === "put" && change.element.type === "stroke" && removed.has(change.element.props.partOf ?? "");
}

/** The strokes that changes erase. `find` gives an element as it is before them. */
export function erasedStrokes(changes: readonly Change[], find: (id: string) => Element | undefined): readonly ErasedStroke[] {
  const removed = removedIds(changes);
  const remains = changes.filter((change) => isRemains(change, removed)).map(({ element }) => element);
  return [...removed].map(find).filter((element) => element?.type === "stroke").map((stroke) =>
    ({ stroke, remains: remains.filter(({ props }) => props.partOf === stroke.id) }));
}

/**
 * What an erasure comes to that the board has refused, because somebody else had removed or cut some of it before: the same
 * places are erased of what they have left (E9). Empty: that is done already.
 */
export function erasedAgain(changes: readonly Change[], erased: readonly ErasedStroke[], board: ErasedBoard): readonly Change[] {
  const strokes = new Set(erased.map(({ stroke }) => stroke.id));
  const others = [...removedIds(changes)].filter((id) => !board.lineage.isCut(id) && !strokes.has(id) && board.elements.has(id));
  const origins = new Set([...strokes].map((id) => board.lineage.origin(id)));
  const inks = erased.map(({ stroke, remains }) => ({ line: inkLine(stroke.props), remains: remains.map(({ props }) => inkLine(props)) }));
  const touched = expectedStrokes(board, (id) => origins.has(board.lineage.origin(id))).filter((stroke) => board.mayRemove(stroke));
  return [
    ...others.map((id): Change => ({ kind: "remove", id })),
    ...touched.flatMap((stroke): readonly Change[] => {
      const line = inkLine(stroke.props);
      const lines = lineWithout(line, inks);
      return lines[0] === line ? [] : [{ kind: "remove", id: stroke.id }, ...lines.map((left): Change => ({
        kind: "put",
        element: { id: newId(), type: "stroke", props: { ...strokeAlong(left, stroke.props), partOf: stroke.id } },
      }))];
    }),
  ];
}

/** The strokes that will be there when the pending operations are decided. One that removes what isn't there will be refused. */
function expectedStrokes({ elements, pending }: ErasedBoard, isMeant: (id: string) => boolean): readonly Stroke[] {
  const strokes = new Map<string, Stroke>();
  const add = (element: Element | undefined) => element?.type === "stroke" && isMeant(element.id) && strokes.set(element.id, element);
  elements.forEach(add);
  for (const changes of pending) {
    if ([...removedIds(changes)].every((id) => !isMeant(id) || strokes.has(id))) {
      changes.forEach((change) => change.kind === "put" ? add(change.element) : change.kind === "remove" && strokes.delete(change.id));
    }
  }
  return [...strokes.values()];
}
