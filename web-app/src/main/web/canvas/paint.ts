import { Brush } from "../elements/brush.ts";
import { type ImageSource, noImages } from "../elements/image_source.ts";
import { definitionOf } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import type { Theme } from "../elements/theme.ts";
import { turnOf } from "../elements/turning.ts";
import { paintInk } from "../elements/definitions/stroke.ts";
import type { Drawn, ElementOf } from "../protocol/element.ts";
import { BadgePainter } from "./badge_painter.ts";
import type { Badge } from "./badges.ts";
import type { GrowingInk } from "./growing_ink.ts";
import { turnContext } from "./surface.ts";

/** Paints elements and their badges on canvases. */
export class Painter {
  private readonly brush: Brush;
  private readonly badgePainter: BadgePainter;

  constructor(measure: Measure, theme: () => Theme, images: ImageSource = noImages) {
    this.brush = new Brush(measure, theme, images);
    this.badgePainter = new BadgePainter(theme);
  }

  badges(context: CanvasRenderingContext2D, badges: readonly Badge[], scale: number): void {
    this.badgePainter.paint(context, badges, scale);
  }

  /** Paints an element on a context that draws in board units, `scale` device pixels each. */
  paint(context: CanvasRenderingContext2D, element: Drawn, scale: number): void {
    this.paintOn(context, element, scale, false);
  }

  /** The same on a canvas that lies over the board's. */
  paintOnGlass(context: CanvasRenderingContext2D, element: Drawn, scale: number): void {
    this.paintOn(context, element, scale, true);
  }

  /** The same for a stroke that is being drawn. */
  paintGrowing(context: CanvasRenderingContext2D, stroke: ElementOf<"stroke">, scale: number, ink: GrowingInk): void {
    this.brush.use(context, scale, true);
    paintInk(this.brush, stroke.props, (isEven) => ink.fill(context, stroke, isEven));
  }

  private paintOn(context: CanvasRenderingContext2D, element: Drawn, scale: number, onGlass: boolean): void {
    this.brush.use(context, scale, onGlass);
    const definition = definitionOf(element);
    const turn = turnOf(definition, element.props, this.brush.measure);
    if (turn === undefined) {
      definition.paint(this.brush, element.props);
      return;
    }
    context.save();
    turnContext(context, turn);
    definition.paint(this.brush, element.props);
    context.restore();
  }
}
