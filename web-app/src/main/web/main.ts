import { type Session, openSession } from "./board/board.ts";
import type { Element } from "./protocol/element.ts";
import type { Pointer, Role } from "./protocol/messages.ts";
import type { BoardFacts } from "./store/facts.ts";
import { addressOf, openedBoard } from "./ui/address.ts";
import { askName } from "./ui/name_dialog.ts";
import { knownName, rememberName, suggestedName, userId } from "./ui/person.ts";
import { isKorean } from "./ui/strings.ts";
import { Workspace } from "./ui/workspace.ts";

declare global {
  interface Window {
    /** The board as this page has it, to be read by tests and the curious. */
    chalkstream?: {
      readonly boardId: string;
      elements(): readonly Element[];
      facts(): BoardFacts;
      role(): Role | undefined;
      pendingOps(): number;
      cursors(): readonly Pointer[];
    };
  }
}

async function start(): Promise<void> {
  document.documentElement.lang = isKorean ? "ko" : "en";
  const { boardId, isNew } = openedBoard();
  const name = knownName() ?? rememberName((await askName(suggestedName(), false))!);
  const session = openSession({ boardId, user: userId(), name });
  const workspace = new Workspace({
    session,
    name,
    address: addressOf(boardId, location.href),
    changeName: () => void changeName(session, name),
  });
  window.chalkstream = {
    boardId,
    elements: () => [...session.elements()],
    facts: () => session.facts(),
    role: () => session.role(),
    pendingOps: () => session.pendingOps(),
    cursors: () => [...session.cursors()],
  };
  if (isNew) {
    workspace.invite();
  }
}

/** The others know the name from the session's beginning: a new one begins with the page. */
async function changeName(session: Session, before: string): Promise<void> {
  const typed = await askName(before, true);
  if (typed === undefined || typed === before) {
    return;
  }
  rememberName(typed);
  const reloadWhenSent = () => {
    if (session.pendingOps() === 0) {
      location.reload();
    }
  };
  session.on(reloadWhenSent);
  reloadWhenSent();
}

void start();
