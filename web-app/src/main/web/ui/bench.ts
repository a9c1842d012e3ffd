import type { Session } from "../board/board.ts";
import type { Box } from "../canvas/box.ts";
import { Scene } from "../canvas/scene.ts";
import type { Measure } from "../canvas/text_layout.ts";
import { above } from "../canvas/z_order.ts";
import type { Change, Element } from "../protocol/element.ts";
import { operations, removal, restyling } from "../tools/changes.ts";
import { Selection } from "../tools/selection.ts";
import { initialStyle, type Style, styleOf } from "../tools/style.ts";
import type { Workbench } from "../tools/tool.ts";
import type { Editor, Written } from "./editor.ts";
import { newId } from "../protocol/ids.ts";

export interface BenchEvents {
  /** What lies over the elements has changed: the draft, the marquee or the selection. */
  overlay(): void;
  /** The selection, its elements or the style have changed. */
  style(): void;
  done(): void;
}

/** One person's work on a board: what is selected, drafted and written, and how that becomes operations. */
export class Bench implements Workbench {
  readonly scene: Scene;
  readonly selection: Selection;
  drafted: Element | undefined;
  framed: Box | undefined;
  private chosenStyle: Style = initialStyle;

  constructor(
    private readonly session: Session,
    private readonly editor: Editor,
    measure: Measure,
    readonly zoom: () => number,
    private readonly events: BenchEvents,
  ) {
    this.scene = new Scene(session, measure);
    this.selection = new Selection(() => this.selectionChanged());
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

  /** Gives the selected elements, and new ones, another style. */
  restyle(change: Partial<Style>): void {
    this.chosenStyle = { ...this.chosenStyle, ...change };
    this.apply(restyling(this.selected(), change));
    this.events.style();
  }

  /** Takes over the selected element's style for the next ones, if there is one. */
  adoptStyle(): void {
    const [only, ...others] = this.selected();
    if (only !== undefined && others.length === 0) {
      this.chosenStyle = { ...this.chosenStyle, ...styleOf(only) };
    }
  }

  elements(ids: Iterable<string>): readonly Element[] {
    return [...ids].map((id) => this.session.get(id)).filter((element) => element !== undefined);
  }

  selected(): readonly Element[] {
    return this.elements(this.selection.ids);
  }

  apply(changes: readonly Change[]): void {
    operations(changes).forEach((operation) => this.session.apply(operation));
  }

  removeSelected(): void {
    const elements = this.selected();
    this.selection.clear();
    this.apply(removal(elements));
  }

  selectAll(): void {
    this.selection.set([...this.session.elements()].map(({ id }) => id));
  }

  draft(element: Element | undefined): void {
    this.drafted = element;
    this.events.overlay();
  }

  marquee(box: Box | undefined): void {
    this.framed = box;
    this.events.overlay();
  }

  edit(element: Element): void {
    if (element.type !== "text" && element.type !== "post") {
      return;
    }
    const isNew = this.session.get(element.id) === undefined;
    this.selection.clear();
    this.scene.hide(element.id);
    this.editor.open(element, (written, abandoned) => {
      this.scene.hide(undefined);
      if (!(isNew && abandoned)) {
        this.write(element, written, isNew);
      }
    });
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

  private write(before: Written, written: Written, isNew: boolean): void {
    const props = changedProps(before, written);
    const isGone = !isNew && this.session.get(before.id) === undefined;
    if (written.type === "text" && written.props.text.trim() === "") {
      this.apply(isNew || isGone ? [] : [{ kind: "remove", id: before.id }]);
    } else if (isNew) {
      this.apply([{ kind: "put", element: written }]);
      this.selection.set([written.id]);
    } else if (isGone && props !== undefined) {
      // Somebody else deleted it meanwhile; what was written since isn't lost.
      this.apply([{ kind: "put", element: { ...written, id: this.newId() } }]);
    } else if (props !== undefined) {
      this.apply([{ kind: "set", id: before.id, props }]);
    }
  }

  private selectionChanged(): void {
    this.events.overlay();
    this.events.style();
  }
}

function changedProps(before: Written, after: Written): Written["props"] | undefined {
  const changed = Object.entries(after.props).filter(
    ([name, value]) => value !== before.props[name as keyof Written["props"]],
  );
  return changed.length === 0 ? undefined : (Object.fromEntries(changed) as unknown as Written["props"]);
}
