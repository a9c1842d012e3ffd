import { type Box, boxOf } from "../../geometry/box.ts";
import { scaledRectangle, scaling } from "../../geometry/scaling.ts";
import { type ImageProps, limits } from "../../protocol/contract.ts";
import type { Brush } from "../brush.ts";
import { upright } from "../../protocol/crop.ts";
import { cropOf, mirrored } from "../cropping.ts";
import { boxContour } from "../../geometry/contour.ts";
import type { DrawnDefinition } from "../definition.ts";
import { traceBox } from "../path.ts";
import { tag } from "../svg.ts";
import { lineHeight, wrapped } from "../text_layout.ts";
import { colorOf } from "../theme.ts";

/** An image that isn't there yet: a frame with two hills and the sun, in shares of its box. */
const HILLS = [[0, 1], [0.3, 0.55], [0.5, 0.8], [0.7, 0.45], [1, 1]] as const;
const SUN = { x: 0.3, y: 0.3, size: 0.08 };
const SMALLEST = 16;
/** How it is written what an image shows, in board units. */
const ALT = { width: 260, padding: 12, font: { size: 18, weight: 400 } } as const;

export const image: DrawnDefinition<ImageProps> = {
  isDrawn: true,
  label: ({ alt }) => (alt === "" ? { key: "element.image" } : { key: "element.imageOf", args: { alt } }),
  bounds: frame,
  isHit: () => true,
  contour: (props) => boxContour(frame(props)),
  paint(brush, props) {
    const pixels = brush.images.find(props.image);
    if (pixels === undefined) {
      return paintPlaceholder(brush, frame(props));
    }
    const { minX, minY, maxX, maxY } = frame(props);
    const crop = cropOf(props);
    const { left, top, right, bottom } = upright(crop);
    const { width, height } = pixels;
    const part = [left * width, top * height, (right - left) * width, (bottom - top) * height] as const;
    const { context } = brush;
    context.imageSmoothingQuality = "high";
    if (crop.left === left && crop.top === top) {
      context.drawImage(pixels, ...part, minX, minY, maxX - minX, maxY - minY);
      return;
    }
    context.save();
    context.translate((minX + maxX) / 2, (minY + maxY) / 2);
    context.scale(Math.sign(crop.right - crop.left), Math.sign(crop.bottom - crop.top));
    context.drawImage(pixels, ...part, (minX - maxX) / 2, (minY - maxY) / 2, maxX - minX, maxY - minY);
    context.restore();
  },
  svg(props, { theme, images }) {
    const { minX, minY, maxX, maxY } = frame(props);
    const place = { x: minX, y: minY, width: maxX - minX, height: maxY - minY };
    const href = images.dataUrl(props.image, cropOf(props));
    return href === undefined
      ? tag("rect", { ...place, fill: colorOf(theme.fill, "grey"), stroke: colorOf(theme.ink, "grey") })
      : tag("image", { ...place, href, preserveAspectRatio: "none", ...(props.alt !== "" && { "aria-label": props.alt }) });
  },
  style: { aspects: [], of: () => ({}), restyle: () => ({}) },
  writing: {
    fields: [{ property: "alt", id: "image-alt", label: "imageAlt", hasPlaceholder: true, longest: limits.altLength, isOneLine: true }],
    needsText: false,
    color: () => "white",
    layout(props, measure) {
      const width = Math.max(Math.abs(props.w), ALT.width);
      const lines = wrapped(props.alt, width - 2 * ALT.padding, (part) => measure(part, ALT.font)).length;
      const height = lines * lineHeight(ALT.font) + 2 * ALT.padding;
      return { sheet: { width, height, padding: ALT.padding, gap: 0 }, fields: [{ font: ALT.font, lines }] };
    },
    finished: (props) => ({ ...props, alt: props.alt.replaceAll("\n", " ").trim() }),
  },
  move: ({ x, y }, dx, dy) => ({ x: x + dx, y: y + dy }),
  frame,
  handles: "sides",
  least: SMALLEST,
  resize(props, from, to) {
    const by = scaling(from, to);
    const scaled = scaledRectangle(props, by);
    return by.sx < 0 || by.sy < 0 ? { ...mirrored(props, by.sx < 0, by.sy < 0), ...scaled } : scaled;
  },
  isErasable: true,
  isInk: false,
};

function frame({ x, y, w, h }: ImageProps): Box {
  return boxOf(x, y, w, h);
}

function paintPlaceholder({ context, theme, scale }: Brush, box: Box): void {
  const [width, height] = [box.maxX - box.minX, box.maxY - box.minY];
  traceBox(context, box, scale);
  context.fillStyle = colorOf(theme.fill, "grey");
  context.fill();
  context.fillStyle = colorOf(theme.ink, "grey");
  context.beginPath();
  HILLS.forEach(([x, y]) => context.lineTo(box.minX + x * width, box.minY + y * height));
  context.closePath();
  context.fill();
  context.beginPath();
  context.arc(box.minX + SUN.x * width, box.minY + SUN.y * height, SUN.size * Math.min(width, height), 0, 2 * Math.PI);
  context.fill();
}
