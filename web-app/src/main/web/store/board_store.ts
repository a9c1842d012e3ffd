import type { Change, Element, EventMessage, ResumePosition, SnapshotMessage } from "../protocol/contract.ts";
import { changedId, changesElement, type ElementChange } from "../protocol/element.ts";
import { applied, settingsAfter } from "./apply.ts";
import { type BoardSettings, newBoard } from "./board_settings.ts";

/** Changes that are shown before the board has them; one and the same array from showing to withdrawing. */
export type Draft = readonly Change[];

/**
 * The board as the server confirmed it, and as the person sees it: with their own drafts on top. Each call costs time
 * in proportion to the elements that it touches.
 */
export class BoardStore {
  readonly #user: string;
  readonly #confirmed = new Map<string, Element>();
  readonly #visible = new Map<string, Element>();
  /** The drafts' changes to each element, in order. */
  readonly #drafts = new Map<string, { readonly draft: Draft; readonly change: ElementChange }[]>();
  /** The elements that each draft touches. */
  readonly #touched = new Map<Draft, readonly string[]>();
  /** The drafts' changes to the board as a whole. */
  readonly #settingDrafts = new Map<Draft, readonly Change[]>();
  #confirmedSettings: BoardSettings = newBoard;
  #visibleSettings: BoardSettings = newBoard;
  #position: ResumePosition | undefined;
  #changed = new Set<string>();

  /** `user`: the person whose drafts these are. */
  constructor(user: string) {
    this.#user = user;
  }

  elements(): Iterable<Element> {
    return this.#visible.values();
  }

  get(id: string): Element | undefined {
    return this.#visible.get(id);
  }

  /** The same object for as long as nothing of it changes. */
  get settings(): BoardSettings {
    return this.#visibleSettings;
  }

  /** Up to where the confirmed board is known; undefined: not at all. */
  get position(): ResumePosition | undefined {
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
    const touched: string[] = [];
    for (const change of draft.flatMap((each) => this.#effects(each))) {
      const id = changedId(change);
      const own = this.#drafts.get(id);
      if (own === undefined) {
        this.#drafts.set(id, [{ draft, change }]);
      } else {
        own.push({ draft, change });
      }
      touched.push(id);
    }
    this.#touched.set(draft, touched);
    this.#refresh(touched);
    const rest = draft.filter((change) => !changesElement(change));
    if (rest.length > 0) {
      this.#settingDrafts.set(draft, rest);
    }
    this.#refreshSettings();
  }

  withdraw(draft: Draft): void {
    const touched = this.#touched.get(draft) ?? [];
    this.#touched.delete(draft);
    this.#settingDrafts.delete(draft);
    for (const id of touched) {
      const others = (this.#drafts.get(id) ?? []).filter((own) => own.draft !== draft);
      if (others.length > 0) {
        this.#drafts.set(id, others);
      } else {
        this.#drafts.delete(id);
      }
    }
    this.#refresh(touched);
    this.#refreshSettings();
  }

  /** Where an event stands (O2, O3): the next one, one that is known already, or one after a gap. */
  classify(event: ResumePosition): "next" | "old" | "gap" {
    const { epoch, seq } = this.#position ?? { epoch: 0, seq: 0 };
    if (seq > 0 && event.epoch !== epoch) {
      return event.epoch < epoch ? "old" : "gap";
    }
    if (event.seq <= seq) {
      return "old";
    }
    return event.seq === seq + 1 ? "next" : "gap";
  }

  /** Applies the next event. */
  confirm(event: EventMessage): void {
    const touched = event.changes.flatMap((change) => this.#confirmOne(change));
    this.#position = { epoch: event.epoch, seq: event.seq };
    this.#refresh(touched);
    this.#refreshSettings();
  }

  /** Replaces the confirmed board; drafts stay (J3). */
  replace(snapshot: SnapshotMessage): void {
    const before = [...this.#confirmed.keys()];
    // Where there was something, nothing is left but a board that was deleted.
    const isDeleted = snapshot.seq === 0 && (this.#confirmedSettings.isDeleted || (this.#position?.seq ?? 0) > 0);
    this.#confirmed.clear();
    for (const element of snapshot.elements) {
      this.#confirmed.set(element.id, element);
    }
    const { title, frozen, studentsHidden } = snapshot.board;
    this.#confirmedSettings = { title, frozen, studentsHidden, isDeleted };
    this.#position = { epoch: snapshot.epoch, seq: snapshot.seq };
    this.#refresh(before);
    this.#refresh(this.#confirmed.keys());
    this.#refreshSettings();
  }

  /** What a change of a draft means for each element, as the person sees the board now. */
  #effects(change: Change): readonly ElementChange[] {
    if (changesElement(change)) {
      return [change];
    }
    return change.kind === "clear" || change.kind === "delete"
      ? [...this.#visible.keys()].map((id) => ({ kind: "remove", id }))
      : [];
  }

  /** Returns the ids of the elements that it touches. */
  #confirmOne(change: Change): readonly string[] {
    if (changesElement(change)) {
      const id = changedId(change);
      this.#put(this.#confirmed, id, applied(this.#confirmed.get(id), change, this.#user));
      return [id];
    }
    this.#confirmedSettings = settingsAfter(this.#confirmedSettings, change);
    const touched = change.kind === "delete" ? [...this.#confirmed.keys()] : [];
    touched.forEach((id) => this.#confirmed.delete(id));
    return touched;
  }

  #refresh(ids: Iterable<string>): void {
    for (const id of ids) {
      const drafts = this.#drafts.get(id) ?? [];
      let element = this.#confirmed.get(id);
      for (const { change } of drafts) {
        element = applied(element, change, this.#user);
      }
      if (element !== this.#visible.get(id)) {
        this.#put(this.#visible, id, element);
        this.#changed.add(id);
      }
    }
  }

  #refreshSettings(): void {
    let settings = this.#confirmedSettings;
    for (const changes of this.#settingDrafts.values()) {
      settings = changes.reduce(settingsAfter, settings);
    }
    const names = Object.keys(settings) as (keyof BoardSettings)[];
    if (names.some((name) => settings[name] !== this.#visibleSettings[name])) {
      this.#visibleSettings = settings;
    }
  }

  #put(elements: Map<string, Element>, id: string, element: Element | undefined): void {
    if (element === undefined) {
      elements.delete(id);
    } else {
      elements.set(id, element);
    }
  }
}
