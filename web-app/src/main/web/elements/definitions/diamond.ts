import { polygon } from "../polygons.ts";

export const diamond = polygon(
  "diamond",
  [{ x: 0.5, y: 0 }, { x: 1, y: 0.5 }, { x: 0.5, y: 1 }, { x: 0, y: 0.5 }],
  { left: 0.25, top: 0.25, right: 0.75, bottom: 0.75 },
);
