import type { ArrowProps, Element, ElementType, ImageProps, LineProps, PolylineProps, PostProps, Props, StrokeProps, TextProps } from "../../../main/web/protocol/contract.ts";

/** What one cell of the sheet shows; places are from the cell's upper left. */
export interface Sample {
  readonly name: string;
  readonly elements: readonly Element[];
}

/** A cell of the sheet, in board units. */
export const CELL = { width: 128, height: 96, columns: 10 } as const;

/** The hash of the image that is there; any other one isn't. */
export const KNOWN_IMAGE = "a".repeat(64);

let made = 0;

function element(type: ElementType, props: object, more: object = {}): Element {
  made += 1;
  return { id: `e${made}`, type, props: { x: 24, y: 20, z: `a${String(made).padStart(4, "0")}`, ...props }, ...more } as Element;
}

const area = (type: "rectangle" | "ellipse" | "diamond" | "triangle", props: Props | object = {}) =>
  element(type, { w: 80, h: 56, color: "black", fill: "none", size: 4, ...props });
const line = (props: Partial<LineProps> = {}) => element("line", { w: 80, h: 50, color: "black", size: 4, ...props });
const arrow = (props: Partial<ArrowProps> = {}) => element("arrow", { w: 80, h: 50, color: "black", size: 4, ...props });
const polyline = (props: Partial<PolylineProps> = {}) => element("polyline", { color: "black", size: 4, points: [0, 50, 1, 20, 0, 1, 45, 40, 1, 80, 5, 1], ...props });
const text = (props: Partial<TextProps> = {}) => element("text", { x: 10, y: 10, color: "black", size: 18, text: "Hello, board", ...props });
const post = (props: Partial<PostProps> = {}, more: object = {}) =>
  element("post", { x: 12, y: 10, w: 104, h: 72, color: "yellow", title: "Title", body: "What it says", ...props }, more);
const image = (props: Partial<ImageProps> = {}) => element("image", { w: 80, h: 60, image: KNOWN_IMAGE, alt: "", ...props });

/** A wave; pressed harder to its middle. */
const wave = Array.from({ length: 33 }, (_, i) => [i * 2.5, Math.round(1000 * (25 + 22 * Math.sin(i / 4))) / 1000, Math.round(100 * (0.2 + 0.8 * Math.sin((i / 32) * Math.PI))) / 100]).flat();
const stroke = (props: Partial<StrokeProps> = {}) => element("stroke", { color: "black", size: 4, points: wave, ...props });
const comment = (host: Element) => element("comment", { text: "Why?", post: host.id });

const commented = post({}, { likes: ["u", "v"], locked: true });
const halved = { opacity: 0.5 };
const wide = { x: 2, y: 2, w: 124, h: 92, size: 2 };
const areas = (["rectangle", "ellipse", "diamond", "triangle"] as const).flatMap((type): readonly Sample[] => [
  { name: type, elements: [area(type)] },
  { name: `${type}, filled`, elements: [area(type, { fill: "green", color: "green" })] },
  { name: `${type}, dashed`, elements: [area(type, { dash: "dashed", fill: "yellow" })] },
  { name: `${type}, dotted`, elements: [area(type, { dash: "dotted", size: 8, color: "red" })] },
  { name: `${type}, half opaque and turned`, elements: [area(type, { ...halved, fill: "blue", color: "blue", size: 8, rotation: 30 })] },
  { name: `${type} with a text`, elements: [area(type, { ...wide, label: "글a", fill: "orange", weight: "bold" })] },
]);

/** Each type of the contract in all its looks; the compiler finds types that are missing. */
const byType: Readonly<Record<ElementType, readonly Sample[]>> = {
  stroke: [
    { name: "stroke", elements: [stroke()] },
    { name: "stroke, fine", elements: [stroke({ size: 1, color: "blue" })] },
    { name: "stroke, giant", elements: [stroke({ size: 16, color: "violet" })] },
    { name: "stroke, a dot", elements: [stroke({ x: 64, y: 48, size: 16, points: [0, 0, 0.5] })] },
    { name: "stroke, dashed", elements: [stroke({ dash: "dashed", color: "green" })] },
    { name: "stroke, dotted", elements: [stroke({ dash: "dotted", color: "red", size: 8 })] },
    { name: "stroke, half opaque", elements: [stroke({ ...halved, size: 16 }), stroke({ ...halved, size: 16, color: "red", rotation: 90 })] },
    { name: "stroke, turned", elements: [stroke({ rotation: 45, color: "#c0408a" })] },
    { name: "highlighter behind a text", elements: [stroke({ brush: "highlighter", size: 32, color: "yellow", y: 24 }), text({ y: 36 })] },
    { name: "highlighter over a text", elements: [text({ y: 36 }), stroke({ brush: "highlighter", size: 32, color: "yellow", y: 24 })] },
    { name: "highlighters that cross", elements: [stroke({ brush: "highlighter", size: 22, color: "blue" }), stroke({ brush: "highlighter", size: 22, color: "red", rotation: 90 })] },
  ],
  rectangle: [
    { name: "rectangle, sharp", elements: [area("rectangle", { radius: 0 })] },
    { name: "rectangle, round", elements: [area("rectangle", { radius: 32 })] },
    { name: "rectangle, from right to left", elements: [area("rectangle", { x: 104, w: -80, fill: "#40a0c0" })] },
    { name: "rectangle, in the background", elements: [area("ellipse", { fill: "grey" }), area("rectangle", { layer: "background", x: 40, fill: "yellow" })] },
    { name: "rectangle with a text that wraps", elements: [area("rectangle", { ...wide, label: "written in two lines", align: "left", slant: "italic" })] },
  ],
  ellipse: [],
  diamond: [],
  triangle: areas,
  line: [
    { name: "line", elements: [line()] },
    { name: "line, dashed", elements: [line({ dash: "dashed", color: "blue" })] },
    { name: "line, dotted and half opaque", elements: [line({ dash: "dotted", size: 8, ...halved })] },
  ],
  arrow: [
    { name: "arrow", elements: [arrow()] },
    { name: "arrow, large", elements: [arrow({ size: 8, color: "orange", x: 104, w: -80 })] },
    { name: "arrow, short", elements: [arrow({ x: 60, y: 48, w: 9, h: 0 })] },
    { name: "arrow, dashed and half opaque", elements: [arrow({ dash: "dashed", ...halved, size: 8 })] },
  ],
  polyline: [
    { name: "polyline", elements: [polyline()] },
    { name: "polyline, dashed", elements: [polyline({ dash: "dashed", color: "red" })] },
    { name: "polyline, half opaque and turned", elements: [polyline({ ...halved, size: 16, rotation: 180 })] },
  ],
  text: [
    { name: "text", elements: [text()] },
    { name: "text, bold and italic", elements: [text({ text: "Bold", weight: "bold" }), text({ y: 40, text: "Italic", slant: "italic" }), text({ y: 64, text: "Both", weight: "bold", slant: "italic", color: "red" })] },
    { name: "text, wrapped", elements: [text({ wrap: 108, text: "Lines break at the width of their text", size: 14 })] },
    { name: "text in the middle", elements: [text({ wrap: 108, align: "center", text: "One\nlonger line" })] },
    { name: "text on the right", elements: [text({ wrap: 108, align: "right", text: "One\nlonger line", color: "blue" })] },
    { name: "text, a list", elements: [text({ text: "- first\n- second\n1. third", size: 16 })] },
    { name: "text with a link", elements: [text({ wrap: 108, text: "see https://a.example/b", size: 14 })] },
    { name: "text in Korean", elements: [text({ text: "가나다\n마바사", size: 24 })] },
    { name: "text from right to left", elements: [text({ wrap: 108, text: "مرحبا بكم\nabc", size: 20 })] },
    { name: "text, turned", elements: [text({ y: 36, rotation: 330, color: "violet" })] },
  ],
  post: [
    { name: "post", elements: [post()] },
    { name: "post, without a title", elements: [post({ title: "", color: "green", body: "읽기와 쓰기" })] },
    { name: "post, too small for its text", elements: [post({ color: "blue", body: "It says more than what there is room for: three lines, and more" })] },
    { name: "post, turned", elements: [post({ color: "red", rotation: 15, w: 84, x: 22 })] },
    { name: "post, in one's own colour", elements: [post({ color: "#80c0a0" })] },
  ],
  image: [
    { name: "image", elements: [image()] },
    { name: "image, cropped", elements: [image({ crop: "0.25 0.25 0.75 1" })] },
    { name: "image, turned", elements: [image({ rotation: 345, w: 60, h: 45 })] },
    { name: "image that isn't there", elements: [image({ image: "b".repeat(64) })] },
  ],
  comment: [{ name: "comments, likes and a lock", elements: [commented, comment(commented)] }],
};

const unknown: Sample = { name: "an element of a later release", elements: [element("later" as ElementType, { w: 80, h: 56 })] };

/** In the order of the sheet. */
export const samples: readonly Sample[] = [...Object.values(byType).flat(), unknown];

/** Of the cell at this place of the sheet. */
export function cellOrigin(index: number): { readonly x: number; readonly y: number } {
  return { x: (index % CELL.columns) * CELL.width, y: Math.floor(index / CELL.columns) * CELL.height };
}

/** An element in the cell at this place of the sheet. */
export function placed(each: Element, index: number): Element {
  const { x, y } = cellOrigin(index);
  const props = each.props as Props;
  return "x" in props ? { ...each, props: { ...props, x: props.x! + x, y: props.y! + y } } as Element : each;
}
