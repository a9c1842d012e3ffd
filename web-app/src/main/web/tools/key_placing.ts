import type { Point } from "../geometry/box.ts";
import type { Sample, Tool, ToolDefinition } from "./tool.ts";

/** The size of what is made by a key, in screen pixels. */
const SIZE = { width: 160, height: 100 };

/** Makes with a tool, around a point of the board, what a short drag of the mouse makes. Returns whether the tool makes something. */
export function placeByKey({ makes }: ToolDefinition, tool: Tool, { x, y }: Point, zoom: number, time: number): boolean {
  if (makes.length === 0) {
    return false;
  }
  const sample = (fx: number, fy: number, later: number): Sample => ({
    x: x + (fx * SIZE.width) / 2 / zoom,
    y: y + (fy * SIZE.height) / 2 / zoom,
    pointer: "mouse",
    pressure: 0.5,
    time: time + later,
    shift: false,
    alt: false,
    ctrl: false,
  });
  const end = sample(1, 1, 300);
  tool.down(sample(-1, -1, 0));
  tool.move([sample(0, 0, 150), end]);
  tool.up(end);
  tool.conclude?.(true);
  return true;
}
