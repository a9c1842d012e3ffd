import type { BoardClient } from "../board/board.ts";
import type { BadgeKind } from "../canvas/badges.ts";
import type { Box, Point } from "../geometry/box.ts";
import type { Guide } from "../geometry/snapping.ts";
import { Scene } from "../canvas/scene.ts";
import type { Measure } from "../elements/text_layout.ts";
import { above } from "../elements/z_order.ts";
import type { Change, ErrorCode } from "../protocol/contract.ts";
import { type Drawn, isInBackground } from "../protocol/element.ts";
import type { Version } from "../protocol/version.ts";
import { changeable, operations, removal, restyling } from "./changes.ts";
import { mayChange } from "../store/permission.ts";
import { Selection } from "./selection.ts";
import { isDrawn, styleOf } from "../elements/registry.ts";
import { initialStyle, type Style } from "../elements/style.ts";
import type { EditorContext } from "./context.ts";
import { EditorOverlay } from "./editor_overlay.ts";
import type { SnapSettings } from "./snap_settings.ts";
import { TextEditing } from "./text_editing.ts";
import type { ElementWriter } from "./writing.ts";
import { newId } from "../protocol/ids.ts";

export interface BoardEditorEvents {
  /** The draft, the marquee or the selection has changed. */
  overlay(): void;
  /** The selection, its elements or the style have changed. */
  style(): void;
  done(): void;
  /** The person follows a link in a text. */
  follow(link: string): void;
  /** The person opens the comments of an element. */
  comments(id: string): void;
  /** The person's own laser pointer has moved; undefined: it is off. */
  laser(at: Point | undefined): void;
  /** Something that the person tries isn't done. */
  refused(why: ErrorCode): void;
}

/** One person's editing of a board: the selection, the style, and the operations that tools and commands make. */
export class BoardEditor implements EditorContext {
  readonly scene: Scene;
  readonly selection: Selection;
  readonly overlay: EditorOverlay;
  readonly texts: TextEditing;
  private chosenStyle: Style = initialStyle;

  constructor(
    private readonly client: BoardClient,
    writer: ElementWriter,
    measure: Measure,
    readonly zoom: () => number,
    private readonly events: BoardEditorEvents,
    readonly snaps: SnapSettings,
  ) {
    this.scene = new Scene(client, measure, client.person.user);
    this.selection = new Selection(() => this.selectionChanged());
    this.overlay = new EditorOverlay(client, () => events.overlay());
    this.texts = new TextEditing(client, this.scene, writer, this);
    this.scene.onMovement((places) => client.announcer.drag(places));
    this.scene.onChange(() => {
      if (!this.selection.isEmpty) {
        this.selection.keep((id) => client.get(id) !== undefined);
        this.selectionChanged();
      } else if (this.overlay.hovered !== undefined || this.selection.entered.length > 0) {
        events.overlay();
      }
    });
  }

  style(): Style {
    return this.chosenStyle;
  }

  offered(): Version {
    return this.client.offered();
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
    const found = [...ids].map((id) => this.client.get(id));
    return found.filter((element) => element !== undefined).filter(isDrawn);
  }

  selected(): readonly Drawn[] {
    return this.elements(this.selection.ids);
  }

  apply(changes: readonly Change[]): void {
    operations(changes).forEach((operation) => this.client.apply(operation));
  }

  mayChange(element: Drawn): boolean {
    return mayChange({ role: this.client.role(), frozen: this.client.settings().frozen }, element);
  }

  removeSelected(): void {
    const ids = changeable(this);
    if (ids.size === 0) {
      // The board refuses it, and the person is told why.
      this.apply(removal(this.selected()));
      return;
    }
    const elements = this.elements(ids);
    this.selection.clear();
    this.apply(removal(elements));
  }

  selectAll(): void {
    const drawn = [...this.client.elements()].filter(isDrawn);
    this.selection.set(drawn.filter((element) => !isInBackground(element) && this.mayChange(element)).map(({ id }) => id));
  }

  /** Likes an element, or no longer. */
  toggleLike({ id, likes = [] }: Drawn): void {
    this.apply([{ kind: "like", id, on: !likes.includes(this.client.person.user) }]);
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
    this.overlay.draft(element, shown);
  }

  preview(elements: readonly Drawn[]): void {
    this.overlay.preview(elements);
  }

  hover(id: string | undefined): void {
    this.overlay.hover(id);
  }

  marquee(box: Box | undefined): void {
    this.overlay.marquee(box);
  }

  lasso(line: readonly Point[] | undefined): void {
    this.overlay.lasso(line);
  }

  guide(guides: readonly Guide[]): void {
    this.overlay.guide(guides);
  }

  edit(element: Drawn): void {
    this.texts.edit(element);
  }

  follow(link: string): void {
    this.events.follow(link);
  }

  refuse(why: ErrorCode): void {
    this.events.refused(why);
  }

  laser(at: Point | undefined): void {
    this.client.announcer.laser(at);
    this.events.laser(at);
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

  private selectionChanged(): void {
    this.events.overlay();
    this.events.style();
  }
}
