import { type Box, boxOf } from "../../geometry/box.ts";
import { boxContour } from "../../geometry/contour.ts";
import { rounded } from "../../geometry/rounding.ts";
import { scaling } from "../../geometry/scaling.ts";
import { limits, type TextProps } from "../../protocol/contract.ts";
import type { DrawnDefinition } from "../definition.ts";
import { inkStyle, letterSizeStyle, styles } from "../style.ts";
import { svgLetters } from "../svg.ts";
import { type Font, lineHeight, type Measure, type PlacedLines } from "../text_layout.ts";
import { colorOf } from "../theme.ts";

export const text: DrawnDefinition<TextProps> = {
  isDrawn: true,
  label: ({ text }) => ({ key: "element.text", args: { text } }),
  bounds,
  isHit: () => true,
  contour: (props, measure) => boxContour(bounds(props, measure)),
  paint(brush, props) {
    brush.context.fillStyle = colorOf(brush.theme.ink, props.color);
    brush.letters(placedLines(props), props.x, props.y, Infinity);
  },
  svg: (props, context) =>
    svgLetters(placedLines(props), props.x, props.y, Infinity, colorOf(context.theme.ink, props.color)),
  style: styles<TextProps>(inkStyle, letterSizeStyle),
  writing: {
    fields: [{ property: "text", id: "text-editor", label: "textEditor", longest: limits.textLength }],
    needsText: true,
    color: ({ color }) => color,
    layout(props, measure) {
      const { font, lines } = placedLines(props);
      const width = Math.max(...lines.map((line) => measure(line, font))) + font.size;
      return { fields: [{ font, width, lines: lines.length }] };
    },
    finished: (props) => props,
  },
  move: ({ x, y }, dx, dy) => ({ x: x + dx, y: y + dy }),
  frame: bounds,
  handles: "corners",
  resize(props, from, to, measure) {
    const by = scaling(from, to);
    const size = Math.min(limits.size, Math.max(1, rounded(props.size * Math.sqrt(Math.abs(by.sx * by.sy)))));
    const [before, after] = [bounds(props, measure), bounds({ ...props, size }, measure)];
    // Letters keep their proportions: the middle goes where the box takes it.
    const middle = (min: number, max: number) => (min + max) / 2;
    const x = by.x(middle(before.minX, before.maxX)) - (after.maxX - after.minX) / 2;
    const y = by.y(middle(before.minY, before.maxY)) - (after.maxY - after.minY) / 2;
    return { x: rounded(x), y: rounded(y), size };
  },
  isErasable: true,
  isInk: false,
};

function bounds(props: TextProps, measure: Measure): Box {
  const { font, lines } = placedLines(props);
  const width = Math.max(...lines.map((line) => measure(line, font)), props.size / 2);
  return boxOf(props.x, props.y, width, lines.length * lineHeight(font));
}

export function textFont(size: number): Font {
  return { size, weight: 400 };
}

/** A text's lines: broken only where its author broke them. */
function placedLines({ text, size }: TextProps): PlacedLines {
  return { font: textFont(size), lines: text.split("\n"), top: 0 };
}
