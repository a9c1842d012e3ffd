import { type Box, boxOf, distanceTo, grow } from "../../geometry/box.ts";
import { boxContour } from "../../geometry/contour.ts";
import { rounded } from "../../geometry/rounding.ts";
import { scaledRectangle, scaling } from "../../geometry/scaling.ts";
import { limits, type PostProps } from "../../protocol/contract.ts";
import type { DrawnDefinition } from "../definition.ts";
import { CORNER, traceBox } from "../path.ts";
import { Remembered } from "../remembered.ts";
import { paperStyle } from "../style.ts";
import { svgLetters, tag } from "../svg.ts";
import { heightOf, laidOut, placedLinks, type TextBlock } from "../text_block.ts";
import type { Font, Measure } from "../text_layout.ts";
import { colorOf } from "../theme.ts";

/** The design of a post, in board units. */
export const POST = {
  width: 220,
  height: 160,
  /** The smallest width and height. */
  least: 60,
  padding: 14,
  /** The width of the line around it. */
  edge: 1,
  gap: 6,
  title: { size: 18, weight: 700 },
  body: { size: 15, weight: 400 },
} as const;

/** A sticky note. */
export const post: DrawnDefinition<PostProps> = {
  isDrawn: true,
  label: ({ title, body }) => ({ key: "element.post", args: { title, body } }),
  bounds: (props) => grow(sheet(props), POST.edge / 2),
  isHit: (props, point, tolerance) => distanceTo(sheet(props), point) <= POST.edge / 2 + tolerance,
  contour: (props) => boxContour(sheet(props)),
  paint(brush, props) {
    const { context, theme } = brush;
    const box = sheet(props);
    traceBox(context, box, brush.scale);
    context.fillStyle = colorOf(theme.paper, props.color);
    context.fill();
    context.strokeStyle = theme.paperEdge;
    context.lineWidth = POST.edge;
    context.stroke();
    const layout = layouts.of(props, brush.measure);
    const [left, end] = [box.minX + POST.padding, box.maxY - POST.padding / 2];
    context.fillStyle = theme.onPaper;
    brush.letters(layout.title, left, box.minY, end);
    brush.letters(layout.body, left, box.minY, end);
  },
  svg(props, context) {
    const { theme, measure } = context;
    const { minX, minY, maxX, maxY } = sheet(props);
    const { title, body } = postLayout(props, measure);
    const [left, end] = [minX + POST.padding, maxY - POST.padding / 2];
    const place = { x: minX, y: minY, width: maxX - minX, height: maxY - minY, rx: CORNER };
    const look = { fill: colorOf(theme.paper, props.color), stroke: theme.paperEdge, "stroke-width": POST.edge };
    const letters = [title, body].map((part) => svgLetters(part, left, minY, end, theme.onPaper));
    return tag("g", {}, tag("rect", { ...place, ...look }), ...letters);
  },
  style: paperStyle,
  writing: {
    fields: [
      {
        property: "title",
        id: "post-title",
        label: "postTitle",
        hasPlaceholder: true,
        longest: limits.titleLength,
        isOneLine: true,
      },
      { property: "body", id: "post-body", label: "postBody", hasPlaceholder: true, longest: limits.textLength },
    ],
    needsText: false,
    color: ({ color }) => color,
    layout(props, measure) {
      const { title, body, height } = postLayout(props, measure);
      const fields = [title, body].map(({ font, rows }) => ({ font, lines: rows.length }));
      return { sheet: { width: props.w, height: Math.max(props.h, height), padding: POST.padding, gap: POST.gap }, fields };
    },
    finished(props, measure) {
      const title = props.title.replaceAll("\n", " ").trim();
      return { ...props, title, h: Math.max(props.h, Math.ceil(postLayout({ ...props, title }, measure).height)) };
    },
  },
  links(props, measure) {
    const { minX, minY } = sheet(props);
    const { title, body } = layouts.of(props, measure);
    return [title, body].flatMap((part) => placedLinks(part, minX + POST.padding, minY));
  },
  move: ({ x, y }, dx, dy) => ({ x: x + dx, y: y + dy }),
  frame: sheet,
  handles: "sides",
  least: POST.least,
  resize(props, from, to, measure) {
    const { x, y, w, h } = scaledRectangle(props, scaling(from, to));
    const width = Math.max(POST.least, w);
    // Its text is always seen whole.
    const height = Math.max(POST.least, h, Math.ceil(postLayout({ ...props, w: width }, measure).height));
    return { x: rounded(x - (width - w) / 2), y: rounded(y - (height - h) * shareAbove(sheet(props), from, to)), w: width, h: height };
  },
  isErasable: true,
  isInk: false,
};

/** How much of what a post is higher than its part of a box lies above that part. The side stays that isn't dragged; among others, the middle. */
function shareAbove(own: Box, from: Box, to: Box): number {
  if (own.minY !== from.minY || own.maxY !== from.maxY) {
    return 0.5;
  }
  return from.maxY === to.maxY && from.minY !== to.minY ? 1 : 0;
}

function sheet({ x, y, w, h }: PostProps): Box {
  return boxOf(x, y, w, h);
}

const layouts = new Remembered(postLayout);

interface PostLayout {
  readonly title: TextBlock;
  readonly body: TextBlock;
  /** What the texts need. */
  readonly height: number;
}

export function postLayout(props: PostProps, measure: Measure): PostLayout {
  const width = Math.abs(props.w) - 2 * POST.padding;
  const place = (text: string, font: Font, top: number): TextBlock =>
    text === "" ? { font, top, width, rows: [] } : laidOut(text, { font, top, wrap: width, align: "auto" }, measure);
  const bottom = (block: TextBlock) => block.top + heightOf(block);
  const title = place(props.title, POST.title, POST.padding);
  const body = place(props.body, POST.body, bottom(title) + (title.rows.length > 0 ? POST.gap : 0));
  return { title, body, height: bottom(body) + POST.padding };
}
