import type { BoardSession } from "../board/board.ts";
import type { BadgeKind } from "../canvas/badges.ts";
import type { Box, Point } from "../geometry/box.ts";
import { Scene } from "../canvas/scene.ts";
import type { Measure } from "../elements/text_layout.ts";
import { above } from "../elements/z_order.ts";
import type { Change, Element, ErrorCode } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { changeable, changedProps, operations, removal, restyling } from "./changes.ts";
import { editingRefusal, mayChange } from "../store/permission.ts";
import { Selection } from "./selection.ts";
import { definitionOf, isDrawn, isInk, styleOf } from "../elements/registry.ts";
import { initialStyle, type Style } from "../elements/style.ts";
import { isBlank } from "../elements/writing.ts";
import type { EditorContext } from "./context.ts";
import type { ElementWriter } from "./writing.ts";
import { newId } from "../protocol/ids.ts";

/** Whether somebody can go on writing: `done` if what they wrote is on the board already. */
export type Resumption = "open" | "done" | "impossible";

export interface BoardEditorEvents {
  /** The draft, the marquee or the selection has changed. */
  overlay(): void;
  /** The selection, its elements or the style have changed. */
  style(): void;
  done(): void;
  /** The person opens the comments of a post. */
  comments(post: string): void;
  /** The person's own laser pointer has moved; undefined: it is off. */
  laser(at: Point | undefined): void;
}

/** One person's editing of a board: selection, draft, style and text, and the operations that come of them. */
export class BoardEditor implements EditorContext {
  readonly scene: Scene;
  readonly selection: Selection;
  /** What is being drawn, as it is shown. */
  drafted: Drawn | undefined;
  previewed: readonly Drawn[] = [];
  framed: Box | undefined;
  hovered: string | undefined;
  private announced: Drawn | undefined;
  private chosenStyle: Style = initialStyle;

  constructor(
    private readonly session: BoardSession,
    private readonly writer: ElementWriter,
    measure: Measure,
    readonly zoom: () => number,
    private readonly events: BoardEditorEvents,
  ) {
    this.scene = new Scene(session, measure, session.person.user);
    this.selection = new Selection(() => this.selectionChanged());
    this.scene.onMovement((places) => session.announcer.drag(places));
    this.scene.onChange(() => {
      if (!this.selection.isEmpty) {
        this.selection.keep((id) => session.get(id) !== undefined);
        this.selectionChanged();
      }
    });
  }

  style(): Style {
    return this.chosenStyle;
  }

  /** Changes the style of the selected elements, and of new ones. */
  restyle(change: Partial<Style>): void {
    this.chosenStyle = { ...this.chosenStyle, ...change };
    this.apply(restyling(this.elements(changeable(this)), change));
    this.events.style();
  }

  /** Takes the style of the only selected element for new ones. */
  adoptStyle(): void {
    const [only, ...others] = this.selected();
    if (only !== undefined && others.length === 0) {
      this.chosenStyle = { ...this.chosenStyle, ...styleOf(only) };
    }
  }

  elements(ids: Iterable<string>): readonly Drawn[] {
    const found = [...ids].map((id) => this.session.get(id));
    return found.filter((element) => element !== undefined).filter(isDrawn);
  }

  selected(): readonly Drawn[] {
    return this.elements(this.selection.ids);
  }

  apply(changes: readonly Change[]): void {
    operations(changes).forEach((operation) => this.session.apply(operation));
  }

  mayChange(element: Drawn): boolean {
    return mayChange({ role: this.session.role(), frozen: this.session.settings().frozen }, element);
  }

  removeSelected(): void {
    const ids = changeable(this);
    if (ids.size === 0) {
      // The person hears why not.
      this.apply(removal(this.selected()));
      return;
    }
    const elements = this.elements(ids);
    this.selection.clear();
    this.apply(removal(elements));
  }

  selectAll(): void {
    const drawn = [...this.session.elements()].filter(isDrawn);
    this.selection.set(drawn.filter((element) => this.mayChange(element)).map(({ id }) => id));
  }

  /** Likes an element, or no longer. */
  toggleLike({ id, likes = [] }: Drawn): void {
    this.apply([{ kind: "like", id, on: !likes.includes(this.session.person.user) }]);
  }

  /** Locks all that is selected, or unlocks it if it is locked already. */
  toggleLock(): void {
    const elements = this.selected();
    const on = elements.some(({ locked }) => locked !== true);
    this.apply(elements.map(({ id }) => ({ kind: "lock", id, on })));
  }

  pressBadge(element: Drawn, kind: BadgeKind): void {
    if (kind === "likes") {
      this.toggleLike(element);
    } else if (kind === "comments") {
      this.events.comments(element.id);
    }
  }

  draft(element: Drawn | undefined, shown = element): void {
    const before = this.announced;
    this.announced = element;
    this.drafted = shown;
    this.announce(before, element);
    this.events.overlay();
  }

  preview(elements: readonly Drawn[]): void {
    this.previewed = elements;
    this.events.overlay();
  }

  hover(id: string | undefined): void {
    if (id !== this.hovered) {
      this.hovered = id;
      this.events.overlay();
    }
  }

  marquee(box: Box | undefined): void {
    this.framed = box;
    this.events.overlay();
  }

  edit(element: Drawn): void {
    if (definitionOf(element).writing === undefined || !this.mayChange(element)) {
      return;
    }
    this.open(element);
  }

  /** Opens the editor with what was written in an element that was `before`, and hasn't been put on the board. */
  resume(before: Drawn, written: Drawn): Resumption {
    const found = this.session.get(before.id);
    const refusal = this.refusalToChange(found ?? before);
    if (found !== undefined && hasSameTexts(found, written)) {
      return "done";
    }
    const isPossible = (refusal === undefined || refusal === "frozen") && (found === undefined || hasSameTexts(found, before));
    return isPossible && this.open(found === undefined ? before : found as Drawn, written) ? "open" : "impossible";
  }

  private open(element: Drawn, texts = element): boolean {
    const isNew = this.session.get(element.id) === undefined;
    this.selection.clear();
    const isOpen = this.writer.open(element, {
      refusal: () => this.refusalToChange(this.session.get(element.id) ?? element),
      finish: (written, abandoned) => {
        this.scene.hide(undefined);
        if (!(isNew && abandoned)) {
          this.write(element, written, isNew);
        }
      },
    }, texts);
    if (isOpen) {
      this.scene.hide(element.id);
    }
    return isOpen;
  }

  newId(): string {
    return newId();
  }

  top(): string {
    return above(this.scene.topmost()?.props.z);
  }

  done(): void {
    this.events.done();
  }

  /** Why the person can't change this element now; undefined: they can. */
  private refusalToChange(element: Element): ErrorCode | undefined {
    const situation = { role: this.session.role(), frozen: this.session.settings().frozen };
    return editingRefusal(situation) ?? (mayChange(situation, element) ? undefined : "locked");
  }

  private write(before: Drawn, written: Drawn, isNew: boolean): void {
    const props = changedProps(before, written);
    const { writing } = definitionOf(written);
    const isGone = !isNew && this.session.get(before.id) === undefined;
    if (writing?.needsText && isBlank(writing, written.props)) {
      this.apply(isNew || isGone ? [] : [{ kind: "remove", id: before.id }]);
    } else if (isNew) {
      this.apply([{ kind: "put", element: written }]);
      this.selection.set([written.id]);
    } else if (isGone && props !== undefined) {
      // Somebody else deleted it meanwhile: the text is kept in a new element.
      const { type, props: all } = written;
      this.apply([{ kind: "put", element: { id: this.newId(), type, props: all } as Drawn }]);
    } else if (props !== undefined) {
      this.apply([{ kind: "set", id: before.id, props }]);
    }
  }

  laser(at: Point | undefined): void {
    this.session.announcer.laser(at);
    this.events.laser(at);
  }

  private announce(before: Drawn | undefined, after: Drawn | undefined): void {
    const { announcer } = this.session;
    if (after !== undefined && isInk(after)) {
      announcer.draw(after);
    } else if (before !== undefined && isInk(before) && this.session.get(before.id) === undefined) {
      announcer.takeBack();
    } else {
      announcer.draw(undefined);
    }
  }

  private selectionChanged(): void {
    this.events.overlay();
    this.events.style();
  }
}

function hasSameTexts(one: Element, other: Drawn): boolean {
  const fields = definitionOf(other).writing?.fields ?? [];
  const props = new Map<string, unknown>(Object.entries(one.props));
  return one.type === other.type && fields.every(({ property }) => props.get(property) === other.props[property]);
}
