import { personColor } from "./person_colors.ts";

/** An image of a cursor with a name. */
export interface Sprite {
  readonly image: HTMLCanvasElement;
  /** The tip's distance from the image's left and upper edge, in device pixels. */
  readonly tip: number;
}

/** In screen pixels. */
const ARROW = { path: "M1 1 15 7.5 8.7 9.3 6.1 15.300Z", field: 16, size: 20 };
const EDGE = 2;
const LABEL = { x: 12, y: 18, height: 19, padding: 8, widest: 160, baseline: 13.500, font: "600 12px" };
const MOST = 600;

/** A cache of cursor images, so that a frame only copies them. */
export class CursorSprites {
  private readonly made = new Map<string, Sprite>();
  private readonly arrow = new Path2D(ARROW.path);

  of(name: string, colour: number, pixelRatio: number): Sprite {
    const key = `${pixelRatio} ${colour} ${name}`;
    let sprite = this.made.get(key);
    if (sprite === undefined) {
      if (this.made.size === MOST) {
        this.made.clear();
      }
      sprite = this.make(name, colour, pixelRatio);
      this.made.set(key, sprite);
    }
    return sprite;
  }

  private make(name: string, colour: number, pixelRatio: number): Sprite {
    const image = document.createElement("canvas");
    const context = image.getContext("2d")!;
    const font = `${LABEL.font} ${getComputedStyle(document.body).fontFamily}`;
    context.font = font;
    const text = shortened(name, (part) => context.measureText(part).width);
    const width = context.measureText(text).width + 2 * LABEL.padding;
    image.width = Math.ceil((LABEL.x + width + 2 * EDGE) * pixelRatio);
    image.height = Math.ceil((LABEL.y + LABEL.height + 2 * EDGE) * pixelRatio);
    context.scale(pixelRatio, pixelRatio);
    context.translate(EDGE, EDGE);
    this.paint(context, colour, width);
    context.font = font;
    context.fillStyle = personColor(colour).on;
    context.fillText(text, LABEL.x + LABEL.padding, LABEL.y + LABEL.baseline);
    return { image, tip: Math.round(EDGE * pixelRatio) };
  }

  private paint(context: CanvasRenderingContext2D, colour: number, width: number): void {
    const zoom = ARROW.size / ARROW.field;
    context.fillStyle = personColor(colour).fill;
    context.strokeStyle = "#fff";
    context.lineJoin = "round";
    context.lineWidth = 1.2;
    context.save();
    context.scale(zoom, zoom);
    context.translate(-1, -1);
    context.fill(this.arrow);
    context.stroke(this.arrow);
    context.restore();
    context.beginPath();
    context.roundRect(LABEL.x, LABEL.y, width, LABEL.height, LABEL.height / 2);
    context.fill();
    context.stroke();
  }
}

function shortened(name: string, measure: (text: string) => number): string {
  if (measure(name) <= LABEL.widest) {
    return name;
  }
  const letters = [...name];
  while (letters.length > 1 && measure(`${letters.join("")}…`) > LABEL.widest) {
    letters.pop();
  }
  return `${letters.join("")}…`;
}
