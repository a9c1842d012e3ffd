import type { BoardClient } from "../board/board.ts";
import type { Point } from "../geometry/box.ts";
import type { PointerTarget } from "../stage/pointer_input.ts";
import type { Stage } from "../stage/stage.ts";
import { refusalToDo } from "../store/permission.ts";
import type { ActiveTool } from "./active_tool.ts";
import type { EditorState } from "./editor_state.ts";
import type { BoardStatus } from "./board_status.ts";

export interface PointerTargetOptions {
  readonly stage: Stage;
  readonly client: BoardClient;
  readonly status: BoardStatus;
  readonly editor: EditorState;
  readonly active: ActiveTool;
  /** Where on the board the person points; undefined: nowhere. */
  pointed(at: Point | undefined): void;
}

/** Lets pointers work with the active tool, the camera and the person's awareness; with the camera alone while another board is seen. */
export function pointerTarget({ stage, client, status, editor, active, pointed }: PointerTargetOptions): PointerTarget {
  return {
    tool: (role) => stage.isPast ? active.viewing : active.withRole(role),
    get toolPans() {
      return stage.isPast || active.definition.pans === true;
    },
    get toolTakesTaps() {
      return !stage.isPast && active.definition.takesTaps === true;
    },
    get isReading() {
      return stage.isPast || refusalToDo("point", status.situation.peek()) !== undefined;
    },
    camera: () => stage.viewport.camera,
    look: (camera) => stage.viewport.look(camera),
    pointed: (at) => {
      pointed(at);
      // The others don't see what the person points at in the past.
      client.announcer.point(stage.isPast ? undefined : at);
    },
    began: () => stage.textEditor.close(),
    touched: () => client.announcer.hesitate(),
    penSeen: () => void (editor.penSeen.value = true),
  };
}
