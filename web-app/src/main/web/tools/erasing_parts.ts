import type { EditorContext } from "../editing/context.ts";
import { cutLine, type InkLine, inkLine, strokeAlong } from "../elements/cutting.ts";
import { boxBetween, grow, type Point } from "../geometry/box.ts";
import type { Change } from "../protocol/contract.ts";
import { type Drawn, type ElementOf, isInBackground } from "../protocol/element.ts";
import type { Erasing } from "./erasing.ts";

type Stroke = ElementOf<"stroke">;

/** A stroke that the eraser has touched, and what is left of it. */
interface Cut {
  readonly stroke: Stroke;
  readonly remains: readonly { readonly id: string; readonly line: InkLine }[];
}

/** Cuts out of strokes what the eraser passes over; everything else stays. */
export class PartErasing implements Erasing {
  private readonly cuts = new Map<string, Cut>();

  constructor(private readonly context: EditorContext) {}

  erase(from: Point, to: Point, reach: number): void {
    const { context, cuts } = this;
    const touched = context.scene.within(grow(boxBetween(from, to), reach)).filter((element) => this.isErasable(element));
    let isNew = false;
    for (const stroke of touched) {
      const before = cuts.get(stroke.id) ?? { stroke, remains: [{ id: "", line: inkLine(stroke.props) }] };
      const remains = before.remains.flatMap((part) => {
        const parts = cutLine(part.line, from, to, reach + stroke.props.size / 2);
        return parts[0] === part.line ? [part] : parts.map((line) => ({ id: context.newId(), line }));
      });
      if (remains.length !== before.remains.length || remains.some((part, i) => part !== before.remains[i])) {
        cuts.set(stroke.id, { stroke, remains });
        isNew = true;
      }
    }
    if (isNew) {
      context.scene.fade(new Set(cuts.keys()));
      context.preview([...cuts.values()].flatMap(remainsOf));
    }
  }

  changes(): readonly Change[] {
    return [...this.cuts.values()].flatMap((cut): readonly Change[] => {
      const { stroke } = cut;
      const [now] = this.context.elements([stroke.id]);
      // What somebody else has removed meanwhile is cut out of what they have left of it, when the board refuses this (E9).
      if (now !== undefined && !(now.type === "stroke" && liesAlike(now, stroke) && this.context.mayChange(now))) {
        return [];
      }
      const remains = remainsOf({ ...cut, stroke: now ?? stroke });
      return [{ kind: "remove", id: stroke.id }, ...remains.map((element): Change => ({ kind: "put", element }))];
    });
  }

  private isErasable(element: Drawn): element is Stroke {
    return element.type === "stroke" && !isInBackground(element) && this.context.mayChange(element);
  }
}

/** Whether a stroke lies as it did, however it looks now. */
function liesAlike({ props: one }: Stroke, { props: other }: Stroke): boolean {
  return one.points === other.points && one.x === other.x && one.y === other.y && one.rotation === other.rotation;
}

/** The strokes that are left of one: they lie where it lay. */
function remainsOf({ stroke, remains }: Cut): readonly Stroke[] {
  return remains.map(({ id, line }) => ({ id, type: "stroke", props: { ...strokeAlong(line, stroke.props), partOf: stroke.id } }));
}
