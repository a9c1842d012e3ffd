import type { Change, Element } from "../protocol/contract.ts";
import { changedId, changesElement } from "../protocol/element.ts";
import { applied, settingsAfter } from "../store/apply.ts";
import type { BoardSettings } from "../store/board_settings.ts";

/** A board after the event `seq`. Boards at different events share the elements that are the same. */
export interface BoardState {
  readonly seq: number;
  readonly elements: readonly Element[];
  readonly settings: BoardSettings;
}

/** A board that the changes of events, or their inverses, are applied to. */
export class WorkingBoard {
  readonly elements: Map<string, Element>;
  #settings: BoardSettings;

  constructor({ elements, settings }: Pick<BoardState, "elements" | "settings">) {
    this.elements = new Map(elements.map((element) => [element.id, element]));
    this.#settings = settings;
  }

  get settings(): BoardSettings {
    return this.#settings;
  }

  /** Applies changes in their order. Tells of each element what it was before. */
  apply(changes: readonly Change[], before?: (id: string, element: Element | undefined) => void): void {
    for (const change of changes) {
      if (changesElement(change)) {
        const id = changedId(change);
        const element = this.elements.get(id);
        before?.(id, element);
        // Events say whose a like is.
        const after = applied(element, change, "");
        if (after === undefined) {
          this.elements.delete(id);
        } else {
          this.elements.set(id, after);
        }
      } else {
        this.#settings = settingsAfter(this.#settings, change);
      }
    }
  }

  state(seq: number): BoardState {
    return { seq, elements: [...this.elements.values()], settings: this.#settings };
  }
}
