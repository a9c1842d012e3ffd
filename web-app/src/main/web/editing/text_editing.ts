import type { BoardClient } from "../board/board.ts";
import type { Scene } from "../canvas/scene.ts";
import { definitionOf } from "../elements/registry.ts";
import { mergedText } from "../elements/text_merge.ts";
import { isBlank, writtenIn } from "../elements/writing.ts";
import type { Change, Element, ErrorCode } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { newId } from "../protocol/ids.ts";
import { beside } from "../store/overwritten_texts.ts";
import { editingRefusal, mayChange } from "../store/permission.ts";
import { changedProps } from "./changes.ts";
import type { EditorContext } from "./context.ts";
import type { ElementWriter } from "./writing.ts";

/** Whether somebody can go on writing: `done` if what they wrote is on the board already. */
export type Resumption = "open" | "done" | "impossible";

/** Edits the texts of elements, and makes operations of what was written. */
export class TextEditing {
  constructor(
    private readonly client: Pick<BoardClient, "announcer" | "get" | "role" | "settings">,
    private readonly scene: Pick<Scene, "hide" | "measure">,
    private readonly writer: ElementWriter,
    private readonly context: Pick<EditorContext, "selection" | "apply" | "offered">,
  ) {}

  /** Opens the editor for an element, which may not be on the board yet. No effect if the person can't change it. */
  edit(element: Drawn): void {
    const { writing } = definitionOf(element);
    const isOffered = writing?.fields.every(({ property }) => this.context.offered().has(element.type, property)) === true;
    if (isOffered && this.refusal(element) === undefined) {
      this.open(element);
    }
  }

  /** Opens the editor with what was written in an element that was `before`, and hasn't been put on the board. */
  resume(before: Drawn, written: Drawn): Resumption {
    const found = this.client.get(before.id);
    const refusal = this.refusal(found ?? before);
    if (found !== undefined && hasSameTexts(found, written)) {
      return "done";
    }
    const isPossible = (refusal === undefined || refusal === "frozen") && (found === undefined || hasSameTexts(found, before));
    return isPossible && this.open(found === undefined ? before : found as Drawn, written) ? "open" : "impossible";
  }

  private open(element: Drawn, texts = element): boolean {
    const isNew = this.client.get(element.id) === undefined;
    this.context.selection.clear();
    const isOpen = this.writer.open(element, {
      refusal: () => this.refusal(this.client.get(element.id) ?? element),
      wrote: (written) => this.scene.hide(element.id, written),
      finish: (written, abandoned) => {
        this.scene.hide(undefined);
        this.client.announcer.write(undefined);
        if (!(isNew && abandoned)) {
          this.write(element, written, isNew);
        }
      },
    }, texts);
    if (isOpen) {
      this.scene.hide(element.id);
      this.client.announcer.write(element.id);
    }
    return isOpen;
  }

  /** Why the person can't change this element now; undefined: they can. */
  private refusal(element: Element): ErrorCode | undefined {
    const situation = { role: this.client.role(), frozen: this.client.settings().frozen };
    return editingRefusal(situation) ?? (mayChange(situation, element) ? undefined : "locked");
  }

  private write(before: Drawn, written: Drawn, isNew: boolean): void {
    const { merged, kept } = isNew ? { merged: written, kept: [] } : this.withOthers(before, written);
    this.context.apply([...this.changes(before, merged, isNew), ...kept]);
    if (this.client.get(written.id) !== undefined) {
      this.context.selection.set([written.id]);
    }
  }

  /** With what others have written meanwhile in the same texts, or what keeps it where there is no room for it (B24). */
  private withOthers(before: Drawn, written: Drawn): { readonly merged: Drawn; readonly kept: readonly Change[] } {
    const { writing } = definitionOf(written);
    const current = this.client.get(before.id);
    if (writing === undefined || current === undefined || current.type !== before.type) {
      return { merged: written, kept: [] };
    }
    const kept: Change[] = [];
    const texts = writing.fields.map((field) => {
      const [base, theirs, mine] = [before, current as Drawn, written].map(({ props }) => writtenIn(field, props)) as [string, string, string];
      const text = mine === base ? mine : mergedText(base, theirs, mine);
      if (text.length > field.longest) {
        kept.push(beside(current, theirs));
        return [field, mine] as const;
      }
      return [field, text] as const;
    });
    if (texts.every(([field, text]) => text === writtenIn(field, written.props))) {
      return { merged: written, kept };
    }
    const props = { ...written.props, ...Object.fromEntries(texts.map(([{ property }, text]) => [property, text])) };
    return { merged: { ...written, props: writing.finished(props as Drawn["props"], this.scene.measure) } as Drawn, kept };
  }

  private changes(before: Drawn, written: Drawn, isNew: boolean): readonly Change[] {
    const props = changedProps(before, written);
    const { writing } = definitionOf(written);
    const isGone = !isNew && this.client.get(before.id) === undefined;
    if (writing?.needsText && isBlank(writing, written.props)) {
      return isNew || isGone ? [] : [{ kind: "remove", id: before.id }];
    }
    if (isNew) {
      return [{ kind: "put", element: written }];
    }
    if (props === undefined) {
      return [];
    }
    // If somebody else has deleted it meanwhile, the text is kept in a new element.
    return isGone
      ? [{ kind: "put", element: { id: newId(), type: written.type, props: written.props } as Drawn }]
      : [{ kind: "set", id: before.id, props }];
  }
}

function hasSameTexts(one: Element, other: Drawn): boolean {
  const fields = definitionOf(other).writing?.fields ?? [];
  return one.type === other.type && fields.every((field) => writtenIn(field, (one as Drawn).props) === writtenIn(field, other.props));
}
