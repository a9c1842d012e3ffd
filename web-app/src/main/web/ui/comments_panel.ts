import type { Session } from "../board/board.ts";
import type { Comment } from "../canvas/comments.ts";
import { above } from "../elements/z_order.ts";
import { limits } from "../protocol/facts.ts";
import { newId } from "../protocol/ids.ts";
import { editingRefusal, mayChange, type Situation } from "../store/permission.ts";
import { isHidden, type Reader, readerOf, signature } from "./comment_names.ts";
import { button, isComposing, make } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Stage } from "./stage.ts";
import { strings } from "./strings.ts";

/** What is said about one post: to be read, and added to. */
export class CommentsPanel {
  readonly element: HTMLElement;
  private readonly heading = make("h2", {});
  private readonly list = make("ul", { "aria-live": "polite" });
  private readonly empty = make("p", { class: "empty" }, strings.noComments);
  private readonly form: HTMLFormElement;
  private readonly text: HTMLTextAreaElement;
  private readonly closer: HTMLButtonElement;
  private post: string | undefined;
  private shown: readonly Comment[] = [];

  constructor(
    private readonly session: Session,
    private readonly stage: Stage,
  ) {
    this.text = make("textarea", {
      "aria-label": strings.writeComment,
      placeholder: strings.writeComment,
      maxlength: String(limits.textLength),
      rows: "2",
      "data-testid": "comment-text",
    });
    this.form = make(
      "form",
      {},
      this.text,
      make("button", { type: "submit", class: "primary", "data-testid": "comment-add" }, strings.addComment),
    );
    this.closer = button({ label: strings.close, className: "close", press: () => this.dismiss() }, icon("close"));
    this.element = make(
      "aside",
      { class: "comments-panel panel", "aria-label": strings.comments, "data-testid": "comments-panel", hidden: true },
      this.heading,
      make("div", { class: "comments" }, this.empty, this.list),
      this.form,
      this.closer,
    );
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.add();
    });
    this.element.addEventListener("keydown", (event) => this.key(event));
    stage.boardEditor.scene.onChange(() => this.refresh());
  }

  get isOpen(): boolean {
    return this.post !== undefined;
  }

  open(post: string): void {
    this.follow(post);
    (this.form.hidden ? this.closer : this.text).focus({ preventScroll: true });
  }

  /** Shows another post's comments, without taking the focus. */
  follow(post: string): void {
    if (post !== this.post) {
      this.post = post;
      this.text.value = "";
      this.element.dataset["side"] = this.stage.sideOf(post) === "left" ? "right" : "left";
      this.refresh();
    }
  }

  /** The board, or what the person may do, has changed. */
  refresh(): void {
    const post = this.post === undefined ? undefined : this.session.get(this.post);
    this.element.hidden = post?.type !== "post";
    if (post?.type !== "post") {
      this.post = undefined;
      return;
    }
    this.heading.textContent = post.props.title.trim() || strings.comments;
    this.form.hidden = editingRefusal(this.situation()) !== undefined;
    const comments = this.stage.boardEditor.scene.comments.of(post.id);
    this.empty.hidden = comments.length > 0;
    const reader = readerOf(this.session);
    this.list.replaceChildren(...comments.map((comment) => this.item(comment, reader)));
    if (comments.length > this.shown.length) {
      this.list.parentElement!.scrollTop = this.list.parentElement!.scrollHeight;
    }
    this.shown = comments;
  }

  /** Teachers may have come to be known. */
  peopleChanged(): void {
    if (this.session.seesOnlyTeachers()) {
      this.refresh();
    }
  }

  private item(comment: Comment, reader: Reader): HTMLElement {
    const { name, text } = comment.props;
    const situation = this.situation();
    const isOwn = name === reader.name || this.session.isOwnComment(comment.id);
    const isOffered = isOwn || situation.role === "teacher";
    const removal = button(
      {
        label: strings.removeComment,
        className: "remove",
        testId: "comment-remove",
        press: () => this.session.apply([{ kind: "remove", id: comment.id }]),
      },
      icon("remove"),
    );
    return make(
      "li",
      { "data-testid": "comment" },
      make("strong", {}, isHidden(name, reader) ? strings.hiddenName : name || nameless(isOwn)),
      isOffered && mayChange(situation, comment) ? removal : undefined,
      make("p", {}, text),
    );
  }

  private add(): void {
    const text = this.text.value.trim();
    if (text === "" || this.post === undefined) {
      return;
    }
    const name = signature(readerOf(this.session));
    const z = above(this.stage.boardEditor.scene.comments.of(this.post).at(-1)?.props.z);
    this.text.value = "";
    this.session.apply([
      { kind: "put", element: { id: newId(), type: "comment", props: { post: this.post, name, text, z } } },
    ]);
  }

  private key(event: KeyboardEvent): void {
    if (isComposing(event)) {
      return;
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      this.dismiss();
    } else if (event.key === "Enter" && !event.shiftKey && event.target === this.text) {
      event.preventDefault();
      this.add();
    }
  }

  private dismiss(): void {
    this.post = undefined;
    this.element.hidden = true;
    this.stage.surface.focus({ preventScroll: true });
  }

  private situation(): Situation {
    return { role: this.session.role(), frozen: this.session.settings().frozen };
  }
}

function nameless(isOwn: boolean): string {
  return isOwn ? `${strings.aStudent} · ${strings.you}` : strings.aStudent;
}
