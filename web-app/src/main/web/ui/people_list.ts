import { avatar } from "./avatar.ts";
import { make } from "./dom.ts";
import { notesOn, type Person } from "./people.ts";
import { strings } from "./strings.ts";

interface Row {
  readonly element: HTMLElement;
  /** What it shows. */
  readonly key: string;
}

/** Everybody who is here, one row each: pressing somebody's follows them. */
export class PeopleList {
  readonly element = make("ul", { class: "people-list" });
  private readonly rows = new Map<string, Row>();

  constructor(private readonly follow: (user: string) => void) {}

  /** Only rows that look different are made again. */
  show(people: readonly Person[], leader: string | undefined): void {
    const before = [...this.element.children];
    const here = new Set(people.map(({ user }) => user));
    const after = people.map((person) => this.row(person, person.user === leader).element);
    this.rows.forEach((_, user) => here.has(user) || this.rows.delete(user));
    if (after.length !== before.length || after.some((row, i) => row !== before[i])) {
      this.replace(after, here);
    }
  }

  private replace(rows: readonly HTMLElement[], here: ReadonlySet<string>): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["user"] : undefined;
    this.element.replaceChildren(...rows);
    if (focused !== undefined && here.has(focused)) {
      this.rows.get(focused)!.element.querySelector("button")?.focus({ preventScroll: true });
    }
  }

  private row(person: Person, isLeader: boolean): Row {
    const key = JSON.stringify([person, isLeader]);
    let row = this.rows.get(person.user);
    if (row?.key !== key) {
      row = { key, element: this.made(person, isLeader) };
      this.rows.set(person.user, row);
    }
    return row;
  }

  private made(person: Person, isLeader: boolean): HTMLElement {
    const { user, name, role, colour, idle, isSelf } = person;
    const content = [
      avatar(name, colour),
      make("span", { class: "person-name" }, name),
      make("span", { class: "person-notes" }, notesOn(person)),
    ];
    const attributes = { class: idle ? "person idle" : "person", "data-testid": "person", "data-user": user };
    // A viewer shows nobody what they see (R4).
    const canBeFollowed = !isSelf && role !== "viewer";
    return make("li", {}, canBeFollowed ? this.button(attributes, person, isLeader, content) : make("div", attributes, ...content));
  }

  private button(
    attributes: Record<string, string>,
    { user, name }: Person,
    isLeader: boolean,
    content: readonly HTMLElement[],
  ): HTMLElement {
    const tip = isLeader ? strings.following(name) : strings.follow(name);
    const made = make("button", { ...attributes, type: "button", title: tip, "aria-pressed": String(isLeader) }, ...content);
    made.append(make("span", { class: "hidden-text" }, tip));
    made.addEventListener("click", () => this.follow(user));
    return made;
  }
}
