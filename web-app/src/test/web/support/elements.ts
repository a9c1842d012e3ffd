import type { ElementProps } from "../../../main/web/protocol/contract.ts";
import type { Drawn, ElementOf } from "../../../main/web/protocol/element.ts";
import type { Font } from "../../../main/web/elements/text_layout.ts";

export function rectangle(id: string, props: Partial<ElementProps["rectangle"]> = {}): ElementOf<"rectangle"> {
  const usual = { x: 0, y: 0, w: 100, h: 60, z: "a0", color: "black", fill: "none", size: 4 } as const;
  return { id, type: "rectangle", props: { ...usual, ...props } };
}

export function ellipse(id: string, props: Partial<ElementProps["ellipse"]> = {}): ElementOf<"ellipse"> {
  return { ...rectangle(id, props), type: "ellipse" };
}

export function diamond(id: string, props: Partial<ElementProps["diamond"]> = {}): ElementOf<"diamond"> {
  return { ...rectangle(id, props), type: "diamond" };
}

export function triangle(id: string, props: Partial<ElementProps["triangle"]> = {}): ElementOf<"triangle"> {
  return { ...rectangle(id, props), type: "triangle" };
}

export function line(id: string, props: Partial<ElementProps["line"]> = {}): ElementOf<"line"> {
  return { id, type: "line", props: { x: 0, y: 0, w: 100, h: 60, z: "a0", color: "black", size: 4, ...props } };
}

export function arrow(id: string, props: Partial<ElementProps["arrow"]> = {}): ElementOf<"arrow"> {
  return { ...line(id, props), type: "arrow" };
}

export function stroke(id: string, props: Partial<ElementProps["stroke"]> = {}): ElementOf<"stroke"> {
  const points = [0, 0, 0.5, 100, 0, 0.5, 100, 100, 0.5];
  return { id, type: "stroke", props: { x: 0, y: 0, z: "a0", color: "black", size: 4, points, ...props } };
}

export function polyline(id: string, props: Partial<ElementProps["polyline"]> = {}): ElementOf<"polyline"> {
  const points = [0, 0, 0.5, 100, 0, 0.5, 100, 100, 0.5];
  return { id, type: "polyline", props: { x: 0, y: 0, z: "a0", color: "black", size: 4, points, ...props } };
}

export function text(id: string, props: Partial<ElementProps["text"]> = {}): ElementOf<"text"> {
  return { id, type: "text", props: { x: 0, y: 0, z: "a0", color: "black", size: 20, text: "hello", ...props } };
}

export function post(id: string, props: Partial<ElementProps["post"]> = {}): ElementOf<"post"> {
  const usual = { x: 0, y: 0, w: 220, h: 160, z: "a0", color: "yellow", title: "Title", body: "Body" } as const;
  return { id, type: "post", props: { ...usual, ...props } };
}

export function image(id: string, props: Partial<ElementProps["image"]> = {}): ElementOf<"image"> {
  return { id, type: "image", props: { x: 0, y: 0, w: 160, h: 90, z: "a0", image: "ab".repeat(32), alt: "", ...props } };
}

export function comment(id: string, props: Partial<ElementProps["comment"]> = {}): ElementOf<"comment"> {
  return { id, type: "comment", props: { z: "a0", text: "Well done", post: "p", name: "Ana", ...props } };
}

/** The colour that an element has; undefined: its type has none. */
export function colorOf({ props }: Drawn): string | undefined {
  return "color" in props ? props.color : undefined;
}

/** Every letter is half as wide as it is high. */
export function measure(written: string, font: Font): number {
  return (written.length * font.size) / 2;
}
