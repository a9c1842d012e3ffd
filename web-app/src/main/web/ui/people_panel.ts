import type { Session } from "../board/board.ts";
import { Frame } from "../canvas/frame.ts";
import { avatar } from "./avatar.ts";
import { button, make } from "./dom.ts";
import { icon } from "./icons.ts";
import { listed, type Person } from "./people.ts";
import { PeopleList } from "./people_list.ts";
import { strings } from "./strings.ts";

export interface PeopleActions {
  /** Follows somebody, or no longer if it is them already. */
  toggleFollow(user: string): void;
  /** Brings everybody to what the person sees. */
  call(): void;
  leader(): string | undefined;
}

/** As many avatars are seen without opening the panel. */
const FACES = 4;

/** Who is here: a few avatars, and a panel with everybody. */
export class PeoplePanel {
  readonly element: HTMLElement;
  private readonly faces = make("span", { class: "faces" });
  private readonly opener: HTMLButtonElement;
  private readonly heading = make("h2", {});
  private readonly hidden = make("p", { hidden: true }, strings.studentsHidden);
  private readonly call: HTMLButtonElement;
  private readonly list: PeopleList;
  private readonly panel: HTMLElement;
  private readonly frame = new Frame(() => this.show());
  private shownFaces = "";

  constructor(
    private readonly session: Session,
    private readonly actions: PeopleActions,
  ) {
    this.list = new PeopleList((user) => actions.toggleFollow(user));
    this.opener = button({ label: strings.people, testId: "people", press: () => this.toggle() }, this.faces);
    this.opener.setAttribute("aria-expanded", "false");
    this.call = make("button", { type: "button", class: "secondary", "data-testid": "call" }, icon("call"), strings.call);
    this.call.addEventListener("click", () => actions.call());
    const close = button({ label: strings.close, className: "close", press: () => this.hide() }, icon("close"));
    close.removeAttribute("data-tip");
    this.panel = make(
      "section",
      { class: "people-panel panel", "aria-label": strings.people, "data-testid": "people-panel", hidden: true },
      this.heading,
      this.hidden,
      this.call,
      this.list.element,
      close,
    );
    this.element = make("div", { class: "people" }, make("div", { class: "panel" }, this.opener), this.panel);
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.refresh();
  }

  /** Shows in the next frame how things are then. */
  refresh(): void {
    this.frame.ask();
  }

  /** Tells whether it was open. */
  hide(): boolean {
    const wasOpen = !this.panel.hidden;
    this.panel.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    return wasOpen;
  }

  private toggle(): void {
    const isOpening = this.panel.hidden;
    this.panel.hidden = !isOpening;
    this.opener.setAttribute("aria-expanded", String(isOpening));
    this.show();
  }

  private show(): void {
    const people = listed(this.session.remote.people(), { ...this.session.person, role: this.session.role() });
    this.showFaces(people);
    if (!this.panel.hidden) {
      this.heading.textContent = strings.peopleHere(people.length);
      this.hidden.hidden = !this.session.settings().studentsHidden;
      this.call.hidden = this.session.role() !== "teacher";
      this.list.show(people, this.actions.leader());
    }
  }

  private showFaces(people: readonly Person[]): void {
    const seen = people.slice(0, people.length > FACES ? FACES - 1 : FACES);
    const key = JSON.stringify([people.length, seen.map(({ name, colour }) => [name, colour])]);
    if (key === this.shownFaces) {
      return;
    }
    this.shownFaces = key;
    const more = people.length - seen.length;
    this.faces.replaceChildren(
      ...seen.map(({ name, colour }) => avatar(name, colour)),
      ...(more > 0 ? [make("span", { class: "avatar more" }, `+${more}`)] : []),
    );
    this.opener.setAttribute("aria-label", `${strings.people}: ${strings.peopleHere(people.length)}`);
    this.opener.dataset["tip"] = strings.peopleHere(people.length);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !this.panel.hidden) {
      event.stopPropagation();
      this.opener.focus();
      this.hide();
    }
  }
}
