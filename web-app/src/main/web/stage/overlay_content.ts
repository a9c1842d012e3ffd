import type { HandleMark, OverlayContent } from "../canvas/overlay.ts";
import type { BoardEditor } from "../editing/board_editor.ts";
import { wholeOfCropped } from "../editing/cropping.ts";
import { enteredFrame, pointedFrame } from "../editing/group_frames.ts";
import { type Handle, resizable } from "../editing/handles.ts";
import { isPointGrip } from "../editing/point_grips.ts";

/** What of a person's editing is seen over the board. */
export function overlayContent(editor: BoardEditor): OverlayContent {
  const { scene, selection, overlay: { drafted, previewed, framed, hovered, lassoed, guides } } = editor;
  const ids = [...selection.ids];
  const handles = framed === undefined && lassoed === undefined ? resizable(editor)?.handles ?? [] : [];
  // Around a line whose points are dragged one by one is no frame.
  const boxes = ids.filter((id) => id !== selection.reshaped).map((id) => scene.turnedBox(id)).filter((box) => box !== undefined);
  const all = ids.length > 1 ? scene.boundsOfAll(ids) : undefined;
  return {
    drafts: previewed,
    drawn: drafted,
    faint: wholeOfCropped(editor),
    selected: all === undefined ? boxes : [...boxes, { box: all, turn: undefined }],
    hovered: hovered === undefined ? undefined : pointedFrame(editor, hovered),
    entered: enteredFrame(editor),
    handles: handles.map((handle) => markOf(handle, selection.point)),
    badges: ids.flatMap((id) => scene.badges(id)),
    marquee: framed,
    lasso: lassoed,
    guides,
  };
}

function markOf({ at, grip }: Handle, chosen: number | undefined): HandleMark {
  return isPointGrip(grip) ? { at, isRound: true, isFaint: grip.isNew, isFull: !grip.isNew && grip.point === chosen } : { at, isRound: grip === "rotate" };
}
