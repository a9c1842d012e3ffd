import type { Session } from "../board/board.ts";
import { Banner } from "./banner.ts";
import type { Bench } from "./bench.ts";
import { BoardCare, type CareEvents } from "./board_care.ts";
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
    bench: Bench,
    events: CareEvents,
  ) {
    const care = new BoardCare(session, bench, events);
    this.title = new BoardTitle((title) => session.apply([{ kind: "rename", title }]));
    this.frozen = new Banner(() => care.freeze(false));
    this.banner = this.frozen.element;
    this.element = make(
      "header",
      { class: "corner start panel" },
      new Menu(strings.menu, care.items).element,
      make("h1", { class: "brand" }, "Chalkstream"),
      this.title.element,
      this.status.element,
    );
    this.refresh();
  }

  /** The board's facts, or what the person may do, have changed. */
  refresh(): void {
    const [role, facts] = [this.session.role(), this.session.facts()];
    this.title.show(facts.title, role === "teacher");
    this.frozen.show(role, facts);
    this.deleted.show(facts.isDeleted);
    this.status.show(this.session);
  }
}
