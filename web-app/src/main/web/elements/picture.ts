import { around, type Box, grow } from "../geometry/box.ts";
import type { Element, Paper } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { paperLines } from "./paper.ts";
import { svgNumber } from "./path.ts";
import { boundsOf, definitionOf, isDrawn } from "./registry.ts";
import { markup, type SvgContext, type SvgNode, tag } from "./svg.ts";
import type { Measure } from "./text_layout.ts";
import type { Theme } from "./theme.ts";
import { turnOf } from "./turning.ts";
import { byDepth } from "./z_order.ts";

/** Around everything, in board units. */
const MARGIN = 24;

/** What lies below everything in a picture: a paper, or nothing. */
export type Background = Paper | "transparent";

/** What a picture shows of the board. */
export interface Picture {
  readonly elements: readonly Drawn[];
  readonly box: Box;
  readonly background: Background;
}

/** Elements as they lie on the board, as a document of SVG on plain paper. */
export function svgPicture(elements: Iterable<Element>, context: SvgContext): string {
  const drawn = [...elements].filter(isDrawn);
  return svgDocument({ elements: drawn, box: pictureBox(drawn, context.measure), background: "plain" }, context);
}

/** A picture as a document of SVG. `definitions`: what else it needs. */
export function svgDocument(picture: Picture, context: SvgContext, ...definitions: readonly SvgNode[]): string {
  const { minX, minY, maxX, maxY } = wholeUnits(picture.box);
  const [width, height] = [maxX - minX, maxY - minY];
  const size = { viewBox: [minX, minY, width, height].map(svgNumber).join(" "), width, height };
  return markup(tag("svg", { xmlns: "http://www.w3.org/2000/svg", ...size }, ...definitions, ...pictureNodes(picture, context)));
}

/** What a picture consists of, the topmost last. Its elements blend with each other, and not with the paper: as on the screen. */
export function pictureNodes({ elements, box, background }: Picture, context: SvgContext): readonly SvgNode[] {
  const drawn = elements.toSorted(byDepth).map((element) => svgOf(element, context));
  return [...backgroundNodes(background, wholeUnits(box), context.theme), tag("g", { style: "isolation:isolate" }, ...drawn)];
}

/** What a picture of these elements shows of the board. */
export function pictureBox(elements: readonly Drawn[], measure: Measure): Box {
  return grow(around(elements.map((element) => boundsOf(element, measure))) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 }, MARGIN);
}

function backgroundNodes(background: Background, box: Box, theme: Theme): readonly SvgNode[] {
  if (background === "transparent") {
    return [];
  }
  const { minX, minY, maxX, maxY } = box;
  return [
    tag("rect", { x: minX, y: minY, width: maxX - minX, height: maxY - minY, fill: theme.board }),
    ...paperLines(background, box, theme).toReversed(),
  ];
}

function wholeUnits({ minX, minY, maxX, maxY }: Box): Box {
  return { minX: Math.floor(minX), minY: Math.floor(minY), maxX: Math.ceil(maxX), maxY: Math.ceil(maxY) };
}

function svgOf(element: Drawn, context: SvgContext): SvgNode {
  const definition = definitionOf(element);
  const node = definition.svg(element.props, context);
  const turn = turnOf(definition, element.props, context.measure);
  return turn === undefined
    ? node
    : tag("g", { transform: `rotate(${[turn.degrees, turn.centre.x, turn.centre.y].map(svgNumber).join(" ")})` }, node);
}
