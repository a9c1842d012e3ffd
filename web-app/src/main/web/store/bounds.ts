import { pointsFrame } from "../elements/points.ts";
import { boxOf, centreOf, type Box } from "../geometry/box.ts";
import { type Change, type Element, limits, type Props } from "../protocol/contract.ts";

const placing = ["x", "y", "w", "h", "points", "wrap", "rotation"] as const;

/** Whether a new element is as the board takes it: as a whole near enough, and not too small to be seen (B25). */
export function isWithinBounds({ props }: Element): boolean {
  return reachOf(props) <= limits.coordinate && isVisible(props);
}

/** Whether a change leads to an element that isn't. What is outside may come nearer. `find`: an element before the changes. */
export function leadsOutside(change: Change, find: (id: string) => Element | undefined): boolean {
  if (change.kind === "put") {
    return !isWithinBounds(change.element);
  }
  const before = change.kind === "set" ? find(change.id) : undefined;
  if (change.kind !== "set" || before === undefined) {
    return false;
  }
  const { props } = change;
  const isPlaced = placing.some((name) => props[name] !== undefined);
  const reach = isPlaced ? reachOf({ ...before.props, ...props }) : 0;
  return (reach > limits.coordinate && reach > reachOf(before.props)) || !isVisible(props);
}

function isVisible({ size }: Props): boolean {
  return size === undefined || size >= limits.leastSize;
}

/** How far from 0 an element goes as it is turned, along either axis: without the width of its lines, and a text's letters. */
function reachOf({ x = 0, y = 0, w, h = 0, points, wrap = 0, rotation = 0 }: Props): number {
  const box = points === undefined ? boxOf(x, y, w ?? wrap, h) : pointsFrame({ x, y, points });
  const { minX, minY, maxX, maxY } = rotation === 0 ? box : aroundTurned(box, rotation);
  return Math.max(-minX, -minY, maxX, maxY);
}

/** The box around one that is turned around its centre. */
function aroundTurned(box: Box, degrees: number): Box {
  const { x, y } = centreOf(box);
  const [w, h] = [(box.maxX - box.minX) / 2, (box.maxY - box.minY) / 2];
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return { minX: x - w * cos - h * sin, minY: y - w * sin - h * cos, maxX: x + w * cos + h * sin, maxY: y + w * sin + h * cos };
}
