import type { BoardClient } from "../board/board.ts";
import type { Notices } from "./notices.ts";
import type { BoardStatus } from "./board_status.ts";
import { keptText, refusalText } from "./summaries.ts";

/** Tells the person what was refused, or done in part only. */
export function showClientNotices(client: BoardClient, status: BoardStatus, notices: Notices): void {
  client.on((event) => {
    if (typeof event !== "object") {
      return;
    }
    if ("notice" in event) {
      // The status beside the title tells that the server can't take changes, for as long as it is so.
      if (event.notice !== "unavailable" || !status.isHeldUp.peek()) {
        notices.say(event.kept === undefined ? refusalText(event.notice) : keptText(event.kept));
      }
    } else if ("kept" in event) {
      notices.say(keptText(event.kept));
    }
  });
}
