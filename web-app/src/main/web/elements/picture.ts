import { around, type Box, grow } from "../geometry/box.ts";
import type { Element } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { svgNumber } from "./path.ts";
import { boundsOf, definitionOf, isDrawn } from "./registry.ts";
import { type SvgContext, tag } from "./svg.ts";
import type { Measure } from "./text_layout.ts";
import { turnOf } from "./turning.ts";
import { byDepth } from "./z_order.ts";

/** Around everything, in board units. */
const MARGIN = 24;

/** Elements as they lie on the board, as a document of SVG on the theme's paper. */
export function svgPicture(elements: Iterable<Element>, context: SvgContext): string {
  const drawn = [...elements].filter(isDrawn).sort(byDepth);
  const { minX, minY, maxX, maxY } = pictureBox(drawn, context.measure);
  const [width, height] = [Math.ceil(maxX - minX), Math.ceil(maxY - minY)];
  const [x, y] = [Math.floor(minX), Math.floor(minY)];
  const board = tag("rect", { x, y, width: width + 1, height: height + 1, fill: context.theme.board });
  return tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `${x} ${y} ${width + 1} ${height + 1}`, width: width + 1, height: height + 1 },
    board,
    ...drawn.map((element) => svgOf(element, context)),
  );
}

/** What a picture of these elements shows of the board. */
export function pictureBox(elements: readonly Drawn[], measure: Measure): Box {
  return grow(around(elements.map((element) => boundsOf(element, measure))) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 }, MARGIN);
}

function svgOf(element: Drawn, context: SvgContext): string {
  const definition = definitionOf(element);
  const markup = definition.svg(element.props, context);
  const turn = turnOf(definition, element.props, context.measure);
  return turn === undefined
    ? markup
    : tag("g", { transform: `rotate(${[turn.degrees, turn.centre.x, turn.centre.y].map(svgNumber).join(" ")})` }, markup);
}
