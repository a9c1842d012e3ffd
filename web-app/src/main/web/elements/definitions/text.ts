import { type Box, boxOf, encloses, grow } from "../../geometry/box.ts";
import { boxContour } from "../../geometry/contour.ts";
import { rounded } from "../../geometry/rounding.ts";
import { scaling } from "../../geometry/scaling.ts";
import { type Align, limits, type TextProps } from "../../protocol/contract.ts";
import type { DrawnDefinition } from "../definition.ts";
import { alignOf, fontOf, letteringStyle } from "../lettering.ts";
import { Remembered } from "../remembered.ts";
import { inkStyle, letterSizeStyle, styles } from "../style.ts";
import { svgLetters } from "../svg.ts";
import { heightOf, isRtl, laidOut, placedLinks, type TextBlock } from "../text_block.ts";
import { lineHeight, type Measure } from "../text_layout.ts";
import { colorOf } from "../theme.ts";

/** The narrowest text whose lines break, in heights of its letters. */
const NARROWEST = 2;

/** How much of a text's width lies left of the place where it is aligned. */
const SHARES: Readonly<Record<Align, number | undefined>> = { auto: undefined, left: 0, center: 0.5, right: 1 };
/** A difference that nobody sees, in board units. */
const UNSEEN = 0.1;

const layouts = new Remembered(layoutOf);

export const text: DrawnDefinition<TextProps> = {
  isDrawn: true,
  label: ({ text }) => ({ key: "element.text", args: { text } }),
  bounds,
  isHit: () => true,
  contour: (props, measure) => boxContour(bounds(props, measure)),
  paint(brush, props) {
    brush.context.fillStyle = colorOf(brush.theme.ink, props.color);
    brush.letters(layouts.of(props, brush.measure), props.x, props.y, Infinity);
  },
  svg: (props, { theme, measure }) => svgLetters(layouts.of(props, measure), props.x, props.y, Infinity, colorOf(theme.ink, props.color)),
  style: styles<TextProps>(inkStyle, letterSizeStyle, letteringStyle),
  writing: {
    fields: [{ property: "text", id: "text-editor", label: "textEditor", longest: limits.textLength }],
    needsText: true,
    color: ({ color }) => color,
    layout(props, measure) {
      const { font, rows, width } = layouts.of(props, measure);
      const wraps = wrapOf(props) !== undefined;
      return { fields: [{ font, lines: rows.length, wraps, align: alignOf(props), width: wraps ? width : width + font.size }] };
    },
    finished: (props) => props,
    anchor: (props) => (wrapOf(props) === undefined ? SHARES[alignOf(props)] ?? (isRtl(props.text) ? 1 : 0) : 0),
  },
  links: (props, measure) => placedLinks(layouts.of(props, measure), props.x, props.y),
  move: ({ x, y }, dx, dy) => ({ x: x + dx, y: y + dy }),
  frame: bounds,
  handles: "width",
  resize(props, from, to, measure) {
    const by = scaling(from, to);
    const before = bounds(props, measure);
    const width = Math.max(NARROWEST * props.size, (before.maxX - before.minX) * Math.abs(by.sx));
    const isShown = isAlike(from, before) && isReflown(props, width, Math.abs(to.maxY - to.minY), measure);
    if (!isSame(by.sx) && (isSame(by.sy) || isShown)) {
      const [left, top] = [Math.min(by.x(before.minX), by.x(before.maxX)), Math.min(by.y(before.minY), by.y(before.maxY))];
      return { x: rounded(left), y: rounded(top), wrap: rounded(Math.min(limits.coordinate, width)) };
    }
    const factor = Math.sqrt(Math.abs(by.sx * by.sy));
    const size = Math.min(limits.size, Math.max(1, rounded(props.size * factor)));
    const wrap = wrapOf(props);
    const scaled = { size, ...(wrap !== undefined && { wrap: rounded(Math.min(limits.coordinate, (wrap * size) / props.size)) }) };
    const after = bounds({ ...props, ...scaled }, measure);
    // Letters keep their proportions: the middle goes where the box takes it.
    const middle = (min: number, max: number) => (min + max) / 2;
    const x = by.x(middle(before.minX, before.maxX)) - (after.maxX - after.minX) / 2;
    const y = by.y(middle(before.minY, before.maxY)) - (after.maxY - after.minY) / 2;
    return { x: rounded(x), y: rounded(y), ...scaled };
  },
  isErasable: true,
  isInk: false,
};

function bounds(props: TextProps, measure: Measure): Box {
  const block = layouts.of(props, measure);
  return boxOf(props.x, props.y, Math.max(block.width, props.size / 2), Math.max(heightOf(block), lineHeight(block.font)));
}

/** Whether a text has this height when its lines break at that width: so others tell where it is dragged to. */
function isReflown(props: TextProps, wrap: number, height: number, measure: Measure): boolean {
  const { minY, maxY } = bounds({ ...props, wrap }, measure);
  return Math.abs(maxY - minY - height) < UNSEEN;
}

/** Whether nobody sees a difference between two boxes. */
function isAlike(one: Box, other: Box): boolean {
  return encloses(grow(one, UNSEEN), other) && encloses(grow(other, UNSEEN), one);
}

function isSame(factor: number): boolean {
  return Math.abs(Math.abs(factor) - 1) < 1e-9;
}

function layoutOf(props: TextProps, measure: Measure): TextBlock {
  const font = fontOf(props.size, props);
  return laidOut(props.text, { font, wrap: wrapOf(props), align: alignOf(props) }, measure);
}

/** Undefined: its lines break where its author broke them. */
function wrapOf({ wrap }: TextProps): number | undefined {
  return wrap === undefined || wrap === 0 ? undefined : wrap;
}
