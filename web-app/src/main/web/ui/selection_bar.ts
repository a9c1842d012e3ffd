import { definitionOf } from "../elements/registry.ts";
import type { Drawn } from "../protocol/element.ts";
import { button, make } from "./dom.ts";
import { icon } from "./icons.ts";
import { strings } from "./strings.ts";

export const LIKE_KEY = "h";
export const COMMENT_KEY = "c";

export interface SelectionActions {
  like(): void;
  comment(): void;
  lock(): void;
}

export interface SelectionState {
  readonly selected: readonly Drawn[];
  readonly user: string;
  /** How many comments there are about the only selected element. */
  readonly comments: number;
  readonly isTeacher: boolean;
  /** Whether the person can change anything at all. */
  readonly canEdit: boolean;
}

/** What a person can do with the selected elements, apart from changing their look. */
export class SelectionBar {
  readonly element: HTMLElement;
  private readonly likes = make("span", { class: "count" });
  private readonly comments = make("span", { class: "count" });
  private readonly like: HTMLButtonElement;
  private readonly comment: HTMLButtonElement;
  private readonly lock: HTMLButtonElement;

  constructor(actions: SelectionActions) {
    this.like = button(
      { label: strings.like, key: LIKE_KEY.toUpperCase(), testId: "like", className: "like", press: () => actions.like() },
      icon("heart"),
      this.likes,
    );
    this.comment = button(
      { label: strings.comments, key: COMMENT_KEY.toUpperCase(), testId: "comments", press: () => actions.comment() },
      icon("comments"),
      this.comments,
    );
    this.lock = button({ label: strings.lock, testId: "lock", press: () => actions.lock() });
    this.element = make(
      "div",
      { class: "selection-bar panel", role: "toolbar", "aria-label": strings.selection, hidden: true },
      this.like,
      this.comment,
      this.lock,
    );
  }

  show({ selected, user, comments, isTeacher, canEdit }: SelectionState): void {
    const [only] = selected.length === 1 ? selected : [];
    const likes = only?.likes ?? [];
    this.like.hidden = only === undefined;
    this.like.disabled = !canEdit;
    this.like.setAttribute("aria-pressed", String(likes.includes(user)));
    count(this.like, this.likes, strings.like, likes.length);
    this.comment.hidden = only === undefined || !definitionOf(only).isCommentable;
    count(this.comment, this.comments, strings.comments, comments);
    this.lock.hidden = !isTeacher || selected.length === 0;
    this.showLock(selected.length > 0 && selected.every(({ locked }) => locked === true));
    this.element.hidden = [this.like, this.comment, this.lock].every(({ hidden }) => hidden);
  }

  private showLock(isLocked: boolean): void {
    if (this.lock.getAttribute("aria-pressed") !== String(isLocked)) {
      this.lock.setAttribute("aria-pressed", String(isLocked));
      this.lock.dataset["tip"] = isLocked ? strings.unlock : strings.lock;
      this.lock.replaceChildren(icon(isLocked ? "lock" : "unlock"));
    }
  }
}

function count(pressed: HTMLButtonElement, shown: HTMLElement, label: string, number: number): void {
  shown.textContent = number === 0 ? "" : String(number);
  pressed.setAttribute("aria-label", number === 0 ? label : `${label}: ${number}`);
}
