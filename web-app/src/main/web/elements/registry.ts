import { definitions } from "../../../../target/registries/elements.ts";
import { type Box, holds, type Point } from "../geometry/box.ts";
import { turned } from "../geometry/turning.ts";
import type { Element, Props } from "../protocol/contract.ts";
import type { Place } from "../protocol/awareness.ts";
import type { Drawn, ElementOf } from "../protocol/element.ts";
import { ownVersion, type Version } from "../protocol/version.ts";
import type { AttachedDefinition, DrawnDefinition, ElementDefinitions } from "./definition.ts";
import { type Aspect, ASPECT_PROPERTIES, ASPECTS, type Aspects, type Style } from "./style.ts";
import type { Measure } from "./text_layout.ts";
import { isTurnedHit, isTurnedTouched, isTurnedWithin, rotationOf, type Turn, turnedBounds, type TurnedBox, turnedFrame, turnOf } from "./turning.ts";
import { unknownDefinition, type UnknownProps } from "./unknown.ts";

/** The definitions of all types that the contract has: the compiler finds one that is missing in the folder `definitions`. */
export const elementDefinitions: ElementDefinitions = definitions;

const byType: ReadonlyMap<string, object> = new Map(Object.entries(elementDefinitions));

/**
 * Everything about an element's type. An element may have come from a later release: then its type is none of
 * `ElementType`, whatever the compiler says, and a placeholder stands for it.
 */
export function definitionOf<E extends Drawn>(element: E): DrawnDefinition<E["props"]>;
export function definitionOf<E extends Element>(element: E): DrawnDefinition<E["props"]> | AttachedDefinition<E["props"]>;
export function definitionOf({ type, props }: Element): object {
  return byType.get(type) ?? unknownDefinition(props as unknown as UnknownProps);
}

/** Whether an element has a place of its own on the board. */
export function isDrawn(element: Element): element is Drawn {
  return definitionOf(element).isDrawn;
}

/** Whether an element is what somebody says about another one (B8). */
export function isComment(element: Element): element is ElementOf<"comment"> {
  const definition = definitionOf(element);
  return !definition.isDrawn && definition.isComment;
}

/** Whether there is an element, and people can comment on it, by what a gateway offers (V9). */
export function isCommentable(element: Element | undefined, offered: Version = ownVersion): element is Drawn {
  return element !== undefined && byType.has(element.type) && isDrawn(element) && (element.type === "post" || offered.hasCommentsOnAll);
}

/** Whether others see an element grow while it is drawn (A4). */
export function isInk(element: Drawn): element is ElementOf<"stroke"> {
  return definitionOf(element).isInk;
}

/** The box that an element fills, lines and soft edges included. */
export function boundsOf(element: Drawn, measure: Measure): Box {
  return turnedBounds(definitionOf(element), element.props, measure);
}

/** The box around an element without the width of its lines. */
export function frameOf(element: Drawn, measure: Measure): Box {
  return turnedFrame(definitionOf(element), element.props, measure);
}

/** The box that an element fills before it is turned, and how it is turned. */
export function turnedBoxOf(element: Drawn, measure: Measure): TurnedBox {
  const { bounds: box, turn } = homeOf(element, measure);
  return { box, turn };
}

/** An element's boxes before it is turned, and how it is turned. */
export interface Home {
  readonly bounds: Box;
  readonly frame: Box;
  readonly turn: Turn | undefined;
}

export function homeOf(element: Drawn, measure: Measure): Home {
  const definition = definitionOf(element);
  const { props } = element;
  return { bounds: definition.bounds(props, measure), frame: definition.frame(props, measure), turn: turnOf(definition, props, measure) };
}

/** Whether a person who points there, within `tolerance` board units, means this element. */
export function isHit(element: Drawn, point: Point, tolerance: number, bounds: Box, measure: Measure): boolean {
  return isTurnedHit(definitionOf(element), element.props, point, tolerance, bounds, measure);
}

/** Whether a part of an element lies in a box. */
export function isTouched(element: Drawn, box: Box, bounds: Box, measure: Measure): boolean {
  return isTurnedTouched(definitionOf(element), element.props, box, bounds, measure);
}

/** Whether a part of an element lies in a polygon. */
export function isTouchedByPolygon(element: Drawn, polygon: readonly Point[], measure: Measure): boolean {
  return isTurnedWithin(definitionOf(element), element.props, polygon, measure);
}

/** What the links lead to that are written in an element, in their order. */
export function linksOf(element: Drawn, measure: Measure): readonly string[] {
  return (definitionOf(element).links?.(element.props, measure) ?? []).map(({ href }) => href);
}

/** What the link leads to that is at a place; undefined: there is none. */
export function linkAt(element: Drawn, point: Point, measure: Measure): string | undefined {
  const definition = definitionOf(element);
  const turn = turnOf(definition, element.props, measure);
  const at = turn === undefined ? point : turned(point, -turn.degrees, turn.centre);
  return definition.links?.(element.props, measure).find(({ box }) => holds(box, at))?.href;
}

export function movedBy<E extends Drawn>(element: E, dx: number, dy: number): E {
  return { ...element, props: { ...element.props, ...definitionOf<Drawn>(element).move(element.props, dx, dy) } };
}

/** Where an element is, as far as it can be dragged, resized and turned. */
export function placeOf({ props }: Drawn): Place {
  const { w, h }: Props = props;
  const rotation = rotationOf(props);
  return { x: props.x, y: props.y, ...(Number.isFinite(w) && Number.isFinite(h) && { w: w!, h: h! }), ...(rotation !== 0 && { rotation }) };
}

/** Where an element is and how large: by its frame if its type has no extent of its own. */
export function extentOf(element: Drawn, measure: Measure): Place {
  const place = placeOf(element);
  const { minX, minY, maxX, maxY } = homeOf(element, measure).frame;
  return { w: maxX - minX, h: maxY - minY, ...place };
}

/** The element at another place, and as large as it is there. */
export function placedAt(element: Drawn, place: Place, measure: Measure): Drawn {
  const home = placeOf(element);
  const { frame: from } = homeOf(element, measure);
  const [width, height] = [from.maxX - from.minX, from.maxY - from.minY];
  const { x = home.x!, y = home.y!, w = width, h = height, ...turning } = place;
  if (home.w !== undefined || place.points !== undefined) {
    return withProps(element, place);
  }
  if (w === width && h === height) {
    return withProps(element, { x, y, ...turning });
  }
  // What lies left of and above its own place grows there, too.
  const minX = x - (home.x! - from.minX) * (width === 0 ? 1 : w / width);
  const minY = y - (home.y! - from.minY) * (height === 0 ? 1 : h / height);
  const resized = definitionOf(element).resize(element.props, from, { minX, minY, maxX: minX + w, maxY: minY + h }, measure);
  return withProps(element, { ...resized, ...turning });
}

/** The element with other properties. */
export function withProps(element: Drawn, props: Props): Drawn {
  return { ...element, props: { ...element.props, ...props } } as Drawn;
}

/** What is seen of an element while it is being written; undefined: nothing. */
export function blanked(element: Drawn): Drawn | undefined {
  const props = definitionOf(element).writing?.blank?.(element.props);
  return props && ({ ...element, props } as Drawn);
}

/** The style that an element has, as far as it has any. */
export function styleOf(element: Drawn): Partial<Style> {
  return definitionOf(element).style.of(element.props);
}

/** What an element's properties become when a person gives it another style; undefined: it has no such property. */
export function restyled(element: Drawn, change: Partial<Style>): Props | undefined {
  const props = definitionOf(element).style.restyle(element.props, change);
  return Object.keys(props).length === 0 ? undefined : props;
}

/** Which parts of a style mean anything for elements of these types. */
export function aspectsOf(types: Iterable<Drawn["type"]>): Aspects {
  return among([...types].flatMap((type): readonly Aspect[] => elementDefinitions[type]?.style.aspects ?? []));
}

/** Which parts of a style mean anything for one of these elements. */
export function aspectsIn(elements: Iterable<Drawn>): Aspects {
  return among([...elements].flatMap((element) => {
    const { style } = definitionOf(element);
    return style.aspectsOf?.(element.props) ?? style.aspects;
  }));
}

/** All of these parts. */
export function among(aspects: readonly Aspect[]): Aspects {
  return Object.fromEntries(ASPECTS.map((aspect) => [aspect, aspects.includes(aspect)])) as Aspects;
}

/** Those of these parts that the gateway offers (V9). */
export function offeredOf(aspects: Aspects, offered: Version): Aspects {
  const isOffered = (aspect: Aspect) => {
    const property = ASPECT_PROPERTIES[aspect];
    return property === undefined || offered.hasProperty(property);
  };
  return among(ASPECTS.filter((aspect) => aspects[aspect] && isOffered(aspect)));
}
