import { type Box, boxOf } from "../geometry/box.ts";
import { type Color, limits, type RectangleProps } from "../protocol/contract.ts";
import type { Brush } from "./brush.ts";
import type { Label } from "./definition.ts";
import { alignOf, fontOf, type Lettering } from "./lettering.ts";
import { Remembered } from "./remembered.ts";
import { letterSizeFor } from "./style.ts";
import { svgLetters, type SvgContext, type SvgNode, tag } from "./svg.ts";
import { heightOf, laidOut, type PlacedLink, placedLinks, type TextBlock } from "./text_block.ts";
import type { Measure } from "./text_layout.ts";
import { colorOf } from "./theme.ts";
import type { Writing } from "./writing.ts";

/** What a shape has that is written in. */
interface Labelled extends Lettering {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly color: Color;
  readonly size: number;
  readonly label?: string;
}

/** The part of a shape's box in which it is written, in shares of its width and height. */
export interface Inside {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Between a shape's line and its letters, in board units. */
const PADDING = 8;

/** What is written in shapes of one kind. */
export class Labels {
  private readonly layouts = new Remembered((props: Labelled, measure) => this.layoutOf(props, measure));

  constructor(private readonly inside: Inside) {}

  layout(props: Labelled, measure: Measure): TextBlock {
    return this.layouts.of(props, measure);
  }

  /** Where its text is, from the upper left on. */
  place(props: Labelled, measure: Measure): { readonly x: number; readonly y: number; readonly end: number } {
    const { minX, minY, maxY } = this.room(props);
    const free = maxY - minY - heightOf(this.layout(props, measure));
    return { x: minX, y: minY + Math.max(0, free / 2), end: maxY };
  }

  paint(brush: Brush, props: Labelled): void {
    if (hasLabel(props)) {
      const { x, y, end } = this.place(props, brush.measure);
      brush.context.fillStyle = colorOf(brush.theme.ink, props.color);
      brush.letters(this.layout(props, brush.measure), x, y, end);
    }
  }

  links(props: Labelled, measure: Measure): readonly PlacedLink[] {
    const { x, y } = this.place(props, measure);
    return placedLinks(this.layout(props, measure), x, y);
  }

  /** The shape with what is written in it. */
  svg(shape: SvgNode, props: Labelled, { theme, measure }: SvgContext): SvgNode {
    if (!hasLabel(props)) {
      return shape;
    }
    const { x, y, end } = this.place(props, measure);
    return tag("g", {}, shape, svgLetters(this.layout(props, measure), x, y, end, colorOf(theme.ink, props.color)));
  }

  readonly writing: Writing<RectangleProps> = {
    fields: [{ property: "label", id: "shape-text", label: "shapeText", longest: limits.textLength }],
    needsText: false,
    color: ({ color }) => color,
    layout: (props, measure) => {
      const { font, rows } = this.layout(props, measure);
      const { minX, minY, maxX, maxY } = this.room(props);
      const inset = { x: minX - props.x, y: minY - props.y, width: maxX - minX, height: maxY - minY };
      return { inset, fields: [{ font, lines: rows.length, align: this.align(props) }] };
    },
    finished: (props, measure) => this.grown(props, measure),
    blank: (props) => ({ ...props, label: "" }),
  };

  /** Where it is written. */
  private room({ x, y, w, h, size }: Labelled): Box {
    const { left, top, right, bottom } = this.inside;
    const box = boxOf(x, y, w, h);
    const padding = PADDING + size / 2;
    const [width, height] = [box.maxX - box.minX, box.maxY - box.minY];
    const [roomWidth, roomHeight] = [Math.max(0, (right - left) * width - 2 * padding), Math.max(0, (bottom - top) * height - 2 * padding)];
    const [middleX, middleY] = [box.minX + ((left + right) / 2) * width, box.minY + ((top + bottom) / 2) * height];
    return boxOf(middleX - roomWidth / 2, middleY - roomHeight / 2, roomWidth, roomHeight);
  }

  /** As high as what is written in it. */
  private grown(props: RectangleProps, measure: Measure): RectangleProps {
    const { minY, maxY } = this.room(props);
    const missing = heightOf(this.layout(props, measure)) - (maxY - minY);
    if (!hasLabel(props) || missing <= 0) {
      return props;
    }
    const needed = heightOf(this.layout(props, measure)) + 2 * (PADDING + props.size / 2);
    const h = Math.ceil(needed / (this.inside.bottom - this.inside.top));
    return { ...props, h: Math.min(limits.coordinate, h) };
  }

  private layoutOf(props: Labelled, measure: Measure): TextBlock {
    const { minX, maxX } = this.room(props);
    const font = fontOf(letterSizeFor(props.size), props);
    return laidOut(props.label ?? "", { font, wrap: Math.max(maxX - minX, font.size), align: this.align(props) }, measure);
  }

  private align(props: Labelled) {
    const align = alignOf(props);
    return align === "auto" ? "center" : align;
  }
}

/** What a shape is called, with what is written in it. */
export function labelOf(type: "rectangle" | "ellipse" | "diamond" | "triangle", props: { readonly label?: string }): Label {
  return hasLabel(props) ? { key: `element.${type}`, args: { text: props.label! } } as Label : { key: type };
}

/** Whether something is written in a shape: then all of it is meant by whoever points there. */
export function hasLabel({ label }: { readonly label?: string }): boolean {
  return label !== undefined && label.trim() !== "";
}
