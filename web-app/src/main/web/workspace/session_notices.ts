import type { BoardSession } from "../board/board.ts";
import type { Notices } from "./notices.ts";
import type { SessionState } from "./session_state.ts";
import { keptText, refusalText } from "./summaries.ts";

/** Tells the person what was refused, or done in part only. */
export function showSessionNotices(session: BoardSession, state: SessionState, notices: Notices): void {
  session.on((event) => {
    if (typeof event !== "object") {
      return;
    }
    if ("notice" in event) {
      // The status beside the title tells that the server can't take changes, for as long as it is so.
      if (event.notice !== "unavailable" || !state.isHeldUp.peek()) {
        notices.say(event.kept === undefined ? refusalText(event.notice) : keptText(event.kept));
      }
    } else if ("kept" in event) {
      notices.say(keptText(event.kept));
    }
  });
}
