import type { Ink } from "../protocol/contract.ts";
import type { ElementOf } from "../protocol/element.ts";
import type { Drawable, DrawableSource, DeviceTransform } from "./drawables.ts";
import type { Painter } from "./paint.ts";
import { STRIDE } from "../elements/outline.ts";
import { boundsOf } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import { toPixels } from "./view.ts";

type Stroke = ElementOf<"stroke">;

interface Track {
  ink: Ink;
  /** The number of points that are shown. */
  seen: number;
  stroke: Stroke;
}

/** After this time a stroke shows 63 % of the points that have arrived. About two ticks. */
const TIME_CONSTANT_MILLISECONDS = 50;
/** With more strokes than this, new points are shown at once, because each outline takes time. */
const MANY = 8;

/** Animates the strokes that others are drawing: they grow from frame to frame, and look as they will on the board. */
export class InkAnimations implements DrawableSource {
  private readonly tracks = new Map<string, Track>();

  constructor(
    private readonly painter: Pick<Painter, "paintOnGlass">,
    private readonly measure: Measure,
  ) {}

  /** Sets the strokes to show; all others disappear. */
  show(inks: Iterable<Ink>): void {
    const present = new Set<string>();
    for (const ink of inks) {
      present.add(ink.id);
      const track = this.tracks.get(ink.id);
      if (track === undefined) {
        this.tracks.set(ink.id, { ink, seen: 1, stroke: strokeOf(ink, 1) });
      } else {
        track.ink = ink;
      }
    }
    this.tracks.forEach((_, id) => present.has(id) || this.tracks.delete(id));
  }

  advance(milliseconds: number): boolean {
    const share = this.tracks.size > MANY ? 1 : 1 - Math.exp(-milliseconds / TIME_CONSTANT_MILLISECONDS);
    let moving = false;
    for (const track of this.tracks.values()) {
      const count = track.ink.points.length / STRIDE;
      const left = (count - track.seen) * (1 - share);
      track.seen = left < 1 ? count : count - left;
      moving ||= track.seen < count;
      const shown = Math.ceil(track.seen);
      if (track.stroke.props.points.length !== shown * STRIDE) {
        track.stroke = strokeOf(track.ink, shown);
      }
    }
    return moving;
  }

  *drawables(transform: DeviceTransform): Iterable<Drawable> {
    const { scale, offsetX, offsetY } = transform;
    for (const [key, { stroke }] of this.tracks) {
      yield {
        key,
        box: toPixels(transform, boundsOf(stroke, this.measure)),
        look: stroke,
        paint: (context) => {
          context.save();
          context.setTransform(scale, 0, 0, scale, offsetX, offsetY);
          this.painter.paintOnGlass(context, stroke, scale);
          context.restore();
        },
      };
    }
  }
}

/** The stroke's first points, as an element. */
function strokeOf({ id, from: _, points, ...look }: Ink, count: number): Stroke {
  return { id, type: "stroke", props: { x: 0, y: 0, z: "", ...look, points: points.slice(0, count * STRIDE) } };
}
