import { GRID } from "../elements/paper.ts";
import { type Box, grow } from "../geometry/box.ts";
import type { SnapTargets } from "../geometry/snapping.ts";
import type { EditorContext } from "./context.ts";

/** In screen pixels: how near something must be to be snapped to, and how far away it is looked for. */
const REACH = 8;
const AROUND = 1_000;
/** More elements than this aren't looked at. */
const MOST = 500;

/**
 * What a box of these elements may snap to; undefined: nothing. With Ctrl it is the other way round: nothing where
 * something is switched on, and the other elements where nothing is.
 */
export function snapTargets(context: EditorContext, ids: ReadonlySet<string>, box: Box, ctrl: boolean): SnapTargets | undefined {
  const { snaps, scene } = context;
  const isOn = snaps.isOn("elements") || snaps.isOn("grid");
  if (isOn === ctrl) {
    return undefined;
  }
  const zoom = context.zoom();
  const near = snaps.isOn("elements") || ctrl ? scene.within(grow(box, AROUND / zoom)).filter(({ id }) => !ids.has(id)).slice(-MOST) : [];
  return {
    others: near.map((element) => scene.frame(element)),
    grid: snaps.isOn("grid") && !ctrl ? GRID : undefined,
    reach: REACH / zoom,
  };
}
