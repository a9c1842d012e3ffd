import { boxOf } from "../../geometry/box.ts";
import { rounded } from "../../geometry/rounding.ts";
import { scaling } from "../../geometry/scaling.ts";
import { limits, type TextProps } from "../../protocol/contract.ts";
import type { DrawnDefinition } from "../definition.ts";
import { inkStyle, letterSizeStyle, styles } from "../style.ts";
import { svgLetters } from "../svg.ts";
import { type Font, lineHeight, type PlacedLines } from "../text_layout.ts";
import { colorOf } from "../theme.ts";

export const text: DrawnDefinition<TextProps> = {
  isDrawn: true,
  label: ({ text }) => ({ key: "element.text", args: { text } }),
  bounds(props, measure) {
    const { font, lines } = placedLines(props);
    const width = Math.max(...lines.map((line) => measure(line, font)), props.size / 2);
    return boxOf(props.x, props.y, width, lines.length * lineHeight(font));
  },
  isHit: () => true,
  paint(brush, props) {
    brush.context.fillStyle = colorOf(brush.theme.ink, props.color);
    brush.letters(placedLines(props), props.x, props.y, Infinity);
  },
  svg: (props, context) =>
    svgLetters(placedLines(props), props.x, props.y, Infinity, colorOf(context.theme.ink, props.color), context),
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
  resize({ x, y, size }, from, to) {
    const by = scaling(from, to);
    const next = Math.min(limits.size, Math.max(1, rounded(size * Math.abs(by.sy))));
    return { x: rounded(by.x(x)), y: rounded(by.y(y)), size: next };
  },
  isErasable: true,
  isCommentable: false,
  isInk: false,
};

export function textFont(size: number): Font {
  return { size, weight: 400 };
}

/** A text's lines: broken only where its author broke them. */
function placedLines({ text, size }: TextProps): PlacedLines {
  return { font: textFont(size), lines: text.split("\n"), top: 0 };
}
