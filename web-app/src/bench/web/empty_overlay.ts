import type { OverlayContent } from "../../main/web/canvas/overlay.ts";

/** What is seen over the board where nothing is selected, pointed at or drawn. */
export const emptyOverlay: OverlayContent = {
  drafts: [],
  drawn: undefined,
  faint: undefined,
  selected: [],
  hovered: undefined,
  entered: undefined,
  handles: [],
  badges: [],
  marquee: undefined,
  lasso: undefined,
  guides: [],
};
