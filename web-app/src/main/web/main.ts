import { AccessApi } from "./access/access_api.ts";
import { type Session, openSession } from "./board/board.ts";
import { systemClock } from "./connection/clock.ts";
import type { Element } from "./protocol/element.ts";
import type { Role } from "./protocol/messages.ts";
import type { BoardSettings } from "./store/board_settings.ts";
import { AccessNotice } from "./ui/access_notice.ts";
import { addressOf } from "./ui/address.ts";
import { JoinFlow, type Entry } from "./ui/join_flow.ts";
import { askName } from "./ui/name_dialog.ts";
import { rememberName } from "./ui/person.ts";
import { language } from "./ui/strings.ts";
import { Workspace } from "./ui/workspace.ts";

declare global {
  interface Window {
    /** The board as this page has it, to be read by tests and the curious. */
    chalkstream?: {
      readonly boardId: string;
      elements(): readonly Element[];
      settings(): BoardSettings;
      role(): Role | undefined;
      pendingOps(): number;
      /** The names at the others' cursors. */
      cursors(): readonly string[];
      /** The names of everybody who is here. */
      people(): readonly string[];
    };
  }
}

const notice = new AccessNotice();

async function start(): Promise<void> {
  document.documentElement.lang = language;
  // Another link to the same board differs only behind the `#`, where browsers don't load the page again.
  addEventListener("hashchange", () => location.reload());
  const api = new AccessApi((path, init) => fetch(path, init), systemClock);
  const entry = await new JoinFlow(api, notice).enter();
  if (entry !== undefined) {
    join(entry);
  }
}

function join({ boardId, isNew, credentials, grant: { user, name } }: Entry): void {
  const session = openSession({ boardId, person: { user, name }, admission: credentials });
  const workspace = new Workspace({
    session,
    name,
    share: { credentials, addressOf: (link) => addressOf({ boardId, link }, location.href) },
    changeName: () => void changeName(session, name),
  });
  session.on((news) => {
    if (typeof news === "object" && "noAccess" in news) {
      notice.show(news.noAccess);
    }
  });
  window.chalkstream = {
    boardId,
    elements: () => [...session.elements()],
    settings: () => session.settings(),
    role: () => session.role(),
    pendingOps: () => session.pendingOps(),
    cursors: () => [...session.remote.cursors()].map(({ presence }) => presence.name),
    people: () => [...session.remote.people().values()].map(({ name }) => name),
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
