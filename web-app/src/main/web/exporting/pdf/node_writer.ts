import type { SvgNode } from "../../elements/svg.ts";
import { fontOf } from "../letters_in.ts";
import { inkOf } from "./colors.ts";
import type { PdfImages } from "./images.ts";
import type { Letters } from "./letters.ts";
import type { PdfDocument } from "./libraries.ts";
import { boxContent, ellipseContent, pathContent, written } from "./path_content.ts";

/** Draws the nodes of a picture on the pages of a document. */
export class NodeWriter {
  private groups = 0;

  constructor(
    private readonly document: PdfDocument,
    private readonly letters: Letters,
    private readonly images: PdfImages,
  ) {}

  draw(node: SvgNode): void {
    const { name, attributes } = node;
    const number = (key: string) => Number(attributes[key] ?? 0);
    switch (name) {
      case "g":
        return this.drawGroup(node);
      case "text":
        return this.drawText(node);
      case "image": {
        const size = { width: number("width"), height: number("height") };
        return this.images.draw(String(attributes["href"]), number("x"), number("y"), size);
      }
      case "path":
        return this.drawShape(node, pathContent(String(attributes["d"])));
      case "rect":
        return this.drawShape(node, boxContent(number("x"), number("y"), number("width"), number("height"), number("rx")));
      case "ellipse":
        return this.drawShape(node, ellipseContent(number("cx"), number("cy"), number("rx"), number("ry")));
      case "polygon":
        return this.drawShape(node, pathContent(`M${String(attributes["points"]).trim().split(/\s+/).join("L")}Z`));
      default:
        throw new Error(`${name} isn't among the nodes of the board's pictures`);
    }
  }

  private drawGroup({ attributes, children }: SvgNode): void {
    const draw = () => children.forEach((child) => typeof child !== "string" && this.draw(child));
    const turn = /^rotate\(([-\d.]+) ([-\d.]+) ([-\d.]+)\)$/.exec(String(attributes["transform"] ?? ""));
    if (turn !== null) {
      const [degrees, x, y] = turn.slice(1).map(Number) as [number, number, number];
      const [cos, sin] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)];
      this.document.save();
      this.document.transform(cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos);
      draw();
      this.document.restore();
    } else if (attributes["style"] === "isolation:isolate" && children.some((child) => typeof child !== "string" && isBlending(child))) {
      this.isolated(draw);
    } else {
      draw();
    }
  }

  /** Draws something whose parts blend with each other, and not with what is below. */
  private isolated(draw: () => void): void {
    const { document } = this;
    const { page } = document;
    const outer = { content: page.content, resources: page.resources };
    page.resources = document.ref({});
    const group = { Type: "Group", S: "Transparency", CS: "DeviceRGB", I: true };
    // It holds what the page shows, in the units that are drawn in.
    page.content = document.ref({ Type: "XObject", Subtype: "Form", BBox: [-1e6, -1e6, 1e6, 1e6], Group: group, Resources: page.resources });
    const form = page.content;
    document.save();
    draw();
    document.restore();
    page.resources.end();
    form.end();
    Object.assign(page, outer);
    const name = `Group${++this.groups}`;
    page.xobjects[name] = form;
    document.addContent(`/${name} Do`);
  }

  private drawShape({ attributes }: SvgNode, outline: string): void {
    const fill = inkOf(attributes["fill"] ?? "#000000", attributes["fill-opacity"]);
    const stroke = inkOf(attributes["stroke"], attributes["stroke-opacity"]);
    const { document } = this;
    document.save();
    this.blend(attributes["style"]);
    if (fill !== undefined) {
      document.fillColor(fill.color, fill.opacity);
      document.addContent(`${outline}\nf`);
    }
    if (stroke !== undefined) {
      document.strokeColor(stroke.color, stroke.opacity);
      const dashes = String(attributes["stroke-dasharray"] ?? "").split(" ").filter((part) => part !== "").map(Number);
      const cap = attributes["stroke-linecap"] === "round" ? 1 : 0;
      const join = attributes["stroke-linejoin"] === "round" ? 1 : 0;
      document.addContent(`${written(Number(attributes["stroke-width"] ?? 1))} w ${cap} J ${join} j [${written(...dashes)}] 0 d\n${outline}\nS`);
    }
    document.restore();
  }

  private blend(style: string | number | undefined): void {
    const mode = blendOf(style);
    if (mode !== undefined) {
      const name = `Blend${mode}`;
      const { ext_gstates: states } = this.document.page;
      if (states[name] === undefined) {
        const state = this.document.ref({ Type: "ExtGState", BM: mode });
        state.end();
        states[name] = state;
      }
      this.document.addContent(`/${name} gs`);
    }
  }

  private drawText(node: SvgNode): void {
    const font = fontOf(node);
    const ink = inkOf(node.attributes["fill"], 1);
    for (const line of node.children) {
      if (typeof line !== "string" && ink !== undefined) {
        const [text] = line.children;
        this.letters.write(typeof text === "string" ? text : "", font, Number(line.attributes["x"]), Number(line.attributes["y"]), ink.color);
      }
    }
  }
}

function isBlending({ attributes, children }: SvgNode): boolean {
  return blendOf(attributes["style"]) !== undefined || children.some((child) => typeof child !== "string" && isBlending(child));
}

function blendOf(style: string | number | undefined): "Multiply" | "Screen" | undefined {
  switch (style) {
    case "mix-blend-mode:multiply":
      return "Multiply";
    case "mix-blend-mode:screen":
      return "Screen";
    default:
      return undefined;
  }
}
