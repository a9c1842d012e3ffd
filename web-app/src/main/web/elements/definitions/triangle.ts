import { polygon } from "../polygons.ts";

export const triangle = polygon(
  "triangle",
  [{ x: 0.5, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }],
  { left: 0.25, top: 0.5, right: 0.75, bottom: 1 },
);
