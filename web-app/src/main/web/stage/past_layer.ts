import type { BoardView } from "../board/board.ts";
import type { Painter } from "../canvas/paint.ts";
import { Renderer } from "../canvas/renderer.ts";
import { Scene } from "../canvas/scene.ts";
import type { View } from "../canvas/view.ts";
import type { Measure } from "../elements/text_layout.ts";
import type { Paper } from "../protocol/contract.ts";
import { make } from "./dom.ts";

/** A board that is looked at in place of the present one. */
export interface PastView extends BoardView {
  settings(): { readonly title: string; readonly paper: Paper };
}

/** Draws a board that is only looked at. */
export class PastLayer {
  readonly element = make("canvas", { class: "past", "data-testid": "past-canvas" });
  readonly scene: Scene;
  private readonly renderer: Renderer;

  constructor(readonly board: PastView, painter: Painter, measure: Measure, user: string) {
    this.scene = new Scene(board, measure, user);
    this.renderer = new Renderer(this.element, this.scene, painter);
  }

  show(view: View): void {
    this.renderer.show(view);
  }

  repaint(): void {
    this.renderer.repaint();
  }
}
