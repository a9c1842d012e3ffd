import type { Session } from "../board/board.ts";
import { Banner } from "./banner.ts";
import type { BoardEditor } from "../editing/board_editor.ts";
import { BoardActions, type BoardActionEvents } from "./board_actions.ts";
import { BoardTitle } from "./board_title.ts";
import { DeletedNotice } from "./dialogs.ts";
import { make } from "./dom.ts";
import { Menu } from "./menu.ts";
import { ConnectionStatus } from "./status.ts";
import { strings } from "./strings.ts";

/** What the page says about the board as a whole: its title, its connection, whether it is frozen or deleted. */
export class BoardHeader {
  readonly element: HTMLElement;
  readonly banner: HTMLElement;
  private readonly title: BoardTitle;
  private readonly frozen: Banner;
  private readonly deleted = new DeletedNotice();
  private readonly status = new ConnectionStatus();

  constructor(
    private readonly session: Session,
    boardEditor: BoardEditor,
    events: BoardActionEvents,
  ) {
    const actions = new BoardActions(session, boardEditor, events);
    this.title = new BoardTitle((title) => session.apply([{ kind: "rename", title }]));
    this.frozen = new Banner(() => actions.freeze(false));
    this.banner = this.frozen.element;
    this.element = make(
      "header",
      { class: "corner start panel" },
      new Menu(strings.menu, actions.items).element,
      make("h1", { class: "brand" }, "Chalkstream"),
      this.title.element,
      this.status.element,
    );
    this.refresh();
  }

  /** The board's settings, or what the person may do, have changed. */
  refresh(): void {
    const [role, settings] = [this.session.role(), this.session.settings()];
    this.title.show(settings.title, role === "teacher");
    this.frozen.show(role, settings);
    this.deleted.show(settings.isDeleted);
    this.status.show(this.session);
  }
}
