import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { cutInsertion, type FieldContent } from "../base/characters.ts";
import type { BoardClient } from "../board/board.ts";
import type { Comment } from "../canvas/comments.ts";
import type { Scene } from "../canvas/scene.ts";
import { above } from "../elements/z_order.ts";
import { isCommentable } from "../elements/registry.ts";
import { type Element, limits } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { newId } from "../protocol/ids.ts";
import type { Stage } from "../stage/stage.ts";
import { editingRefusal } from "../store/permission.ts";
import { readerOf, signature } from "./comment_names.ts";

export interface ElementComments {
  readonly element: Drawn;
  readonly comments: readonly Comment[];
  /** The half of the view that the element doesn't lie in. */
  readonly side: "left" | "right";
}

/** What is needed of the board's place on the page. */
export interface CommentStage {
  readonly boardEditor: { readonly scene: Pick<Scene, "onChange" | "comments"> };
  readonly surface: Pick<HTMLElement, "focus">;
  sideOf: Stage["sideOf"];
}

export interface CommentsEvents {
  /** Something was more than a comment holds, which is `longest`, and was cut. */
  cut(longest: number): void;
  /** What is half written has nowhere to go any more. */
  lost(text: string): void;
  /** What is half written about an element is this now. */
  wrote(id: string, text: string): void;
}

/** The element whose comments are read, and what is said about it. */
export class CommentsState {
  readonly #client: BoardClient;
  readonly #stage: CommentStage;
  readonly #events: CommentsEvents;
  readonly #open = signal<ElementComments | undefined>(undefined);
  /** Counts how often the person has asked for comments: the panel takes the focus then. */
  readonly #asked = signal(0);
  /** What is half written, by element. */
  readonly #drafts = signal<ReadonlyMap<string, string>>(new Map());

  constructor(client: BoardClient, stage: CommentStage, events: CommentsEvents) {
    this.#events = events;
    this.#client = client;
    this.#stage = stage;
    stage.boardEditor.scene.onChange(() => this.#read());
  }

  get open(): ReadonlySignal<ElementComments | undefined> {
    return this.#open;
  }

  get asked(): ReadonlySignal<number> {
    return this.#asked;
  }

  draft(id: string): string {
    return this.#drafts.value.get(id) ?? "";
  }

  write(id: string, text: string): void {
    this.#drafts.value = new Map(this.#drafts.value).set(id, text);
    this.#events.wrote(id, text);
  }

  /** Goes on with what was half written when the page was closed. False: there is no place for it. */
  resume(id: string, text: string): boolean {
    if (!this.#isCommentable(this.#client.get(id)) || this.draft(id).trim() !== "") {
      return false;
    }
    this.write(id, text);
    this.show(id);
    return true;
  }

  /** Takes in what a field for a comment holds now. Returns what it is to hold. */
  input(id: string, content: FieldContent): FieldContent {
    const kept = cutInsertion(this.draft(id), content, limits.textLength);
    if (kept.text !== content.text) {
      this.#events.cut(limits.textLength);
    }
    this.write(id, kept.text);
    return kept;
  }

  /** Gives up what is half written about an element, or about all. */
  giveUp(ids: Iterable<string> = this.#drafts.value.keys()): void {
    for (const id of [...ids]) {
      const text = this.draft(id).trim();
      this.write(id, "");
      if (text !== "") {
        this.#events.lost(text);
      }
    }
  }

  /** Whether a comment is half written. */
  get hasDraft(): boolean {
    return [...this.#drafts.value.values()].some((text) => text.trim() !== "");
  }

  /** The person asks for what is said about an element. */
  show(id: string): void {
    batch(() => {
      this.follow(id);
      if (this.#open.value?.element.id === id) {
        this.#asked.value++;
      }
    });
  }

  /** Shows another element's comments. */
  follow(id: string): void {
    const element = this.#client.get(id);
    if (this.#isCommentable(element) && id !== this.#open.value?.element.id) {
      const side = this.#stage.sideOf(id) === "left" ? "right" : "left";
      this.#open.value = { element, side, comments: this.#commentsOn(id) };
    }
  }

  close(): void {
    this.#open.value = undefined;
    this.#stage.surface.focus({ preventScroll: true });
  }

  /** Puts what is written about the element on the board. */
  add(): void {
    const open = this.#open.value;
    const text = open === undefined ? "" : this.draft(open.element.id).trim();
    const situation = { role: this.#client.role(), frozen: this.#client.settings().frozen };
    if (open === undefined || text === "" || editingRefusal(situation) !== undefined) {
      return;
    }
    const { element, comments } = open;
    const name = signature(readerOf(this.#client));
    const z = above(comments.at(-1)?.props.z);
    this.write(element.id, "");
    this.#client.apply([{ kind: "put", element: { id: newId(), type: "comment", props: { post: element.id, name, text, z } } }]);
  }

  remove(comment: Comment): void {
    this.#client.apply([{ kind: "remove", id: comment.id }]);
  }

  /** The board has changed: the element may be gone, or something be said about it. */
  #read(): void {
    const open = this.#open.value;
    if (open === undefined) {
      return;
    }
    const element = this.#client.get(open.element.id);
    const comments = this.#commentsOn(open.element.id);
    if (!this.#isCommentable(element)) {
      this.#open.value = undefined;
      this.giveUp([open.element.id]);
    } else if (element !== open.element || comments.length !== open.comments.length || comments.some((each, i) => each !== open.comments[i])) {
      this.#open.value = { ...open, element, comments };
    }
  }

  #isCommentable(element: Element | undefined): element is Drawn {
    return isCommentable(element, this.#client.offered());
  }

  #commentsOn(id: string): readonly Comment[] {
    return this.#stage.boardEditor.scene.comments.of(id);
  }
}
