import { type Change, changedId, type Element } from "../protocol/element.ts";
import type { BoardEvent, Position, Snapshot } from "../protocol/messages.ts";
import { applied } from "./apply.ts";

/** Changes that are shown before the board has them; one and the same array from showing to withdrawing. */
export type Draft = readonly Change[];

/**
 * The board as the server confirmed it, and as the person sees it: with their own drafts on top. Each call costs time
 * in proportion to the elements that it touches.
 */
export class BoardStore {
  readonly #confirmed = new Map<string, Element>();
  readonly #visible = new Map<string, Element>();
  /** The drafts' changes to each element, in order. */
  readonly #drafts = new Map<string, { readonly draft: Draft; readonly change: Change }[]>();
  #position: Position | undefined;
  #changed = new Set<string>();

  elements(): Iterable<Element> {
    return this.#visible.values();
  }

  get(id: string): Element | undefined {
    return this.#visible.get(id);
  }

  /** Up to where the confirmed board is known; undefined: not at all. */
  get position(): Position | undefined {
    return this.#position;
  }

  /** The elements that look different since the last call. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Shows a draft on top of those that are shown already. */
  show(draft: Draft): void {
    for (const change of draft) {
      const id = changedId(change);
      const own = this.#drafts.get(id);
      if (own === undefined) {
        this.#drafts.set(id, [{ draft, change }]);
      } else {
        own.push({ draft, change });
      }
    }
    this.#refresh(draft.map(changedId));
  }

  withdraw(draft: Draft): void {
    const touched = draft.map(changedId);
    for (const id of touched) {
      const others = (this.#drafts.get(id) ?? []).filter((own) => own.draft !== draft);
      if (others.length > 0) {
        this.#drafts.set(id, others);
      } else {
        this.#drafts.delete(id);
      }
    }
    this.#refresh(touched);
  }

  /** Where an event stands (O2, O3): the next one, one that is known already, or one behind a hole. */
  classify(event: Position): "next" | "old" | "hole" {
    const { epoch, seq } = this.#position ?? { epoch: 0, seq: 0 };
    if (seq > 0 && event.epoch !== epoch) {
      return event.epoch < epoch ? "old" : "hole";
    }
    if (event.seq <= seq) {
      return "old";
    }
    return event.seq === seq + 1 ? "next" : "hole";
  }

  /** Applies the next event. */
  confirm(event: BoardEvent): void {
    for (const change of event.changes) {
      const id = changedId(change);
      const element = applied(this.#confirmed.get(id), change);
      if (element === undefined) {
        this.#confirmed.delete(id);
      } else {
        this.#confirmed.set(id, element);
      }
    }
    this.#position = { epoch: event.epoch, seq: event.seq };
    this.#refresh(event.changes.map(changedId));
  }

  /** Replaces the confirmed board; drafts stay (J3). */
  replace(snapshot: Snapshot): void {
    const before = [...this.#confirmed.keys()];
    this.#confirmed.clear();
    for (const element of snapshot.elements) {
      this.#confirmed.set(element.id, element);
    }
    this.#position = { epoch: snapshot.epoch, seq: snapshot.seq };
    this.#refresh(before);
    this.#refresh(this.#confirmed.keys());
  }

  #refresh(ids: Iterable<string>): void {
    for (const id of ids) {
      const drafts = this.#drafts.get(id) ?? [];
      let element = this.#confirmed.get(id);
      for (const { change } of drafts) {
        element = applied(element, change);
      }
      if (element === this.#visible.get(id)) {
        continue;
      }
      if (element === undefined) {
        this.#visible.delete(id);
      } else {
        this.#visible.set(id, element);
      }
      this.#changed.add(id);
    }
  }
}
