import { polygon } from "../polygons.ts";

export const triangle = polygon({ key: "triangle" }, [{ x: 0.5, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }]);
