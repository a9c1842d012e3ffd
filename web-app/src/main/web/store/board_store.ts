import type { Change, Element, EventMessage, ResumePosition, SnapshotMessage } from "../protocol/contract.ts";
import { changedId, changesElement, type ElementChange } from "../protocol/element.ts";
import { applied, settingsAfter } from "./apply.ts";
import { type BoardSettings, newBoard, usualPaper } from "./board_settings.ts";

/** Unacknowledged changes of the person: the same array for `show` and `withdraw`. */
export type PendingChanges = readonly Change[];

/**
 * The board as the server confirmed it, and as the person sees it: with their pending changes on top. Each call takes time
 * in proportion to the elements that it touches.
 */
export class BoardStore {
  readonly #user: string;
  readonly #confirmed = new Map<string, Element>();
  readonly #visible = new Map<string, Element>();
  /** The pending changes of each element, in order. */
  readonly #pending = new Map<string, { readonly pending: PendingChanges; readonly change: ElementChange }[]>();
  /** The elements that pending changes touch. */
  readonly #touched = new Map<PendingChanges, readonly string[]>();
  /** The pending changes of the board's settings. */
  readonly #pendingSettings = new Map<PendingChanges, readonly Change[]>();
  #confirmedSettings: BoardSettings = newBoard;
  #visibleSettings: BoardSettings = newBoard;
  #position: ResumePosition | undefined;
  #changed = new Set<string>();

  /** `user`: the person whose changes are pending. */
  constructor(user: string) {
    this.#user = user;
  }

  elements(): Iterable<Element> {
    return this.#visible.values();
  }

  get(id: string): Element | undefined {
    return this.#visible.get(id);
  }

  /** The elements as the server confirmed them, by their ids. */
  get confirmed(): ReadonlyMap<string, Element> {
    return this.#confirmed;
  }

  get confirmedSettings(): BoardSettings {
    return this.#confirmedSettings;
  }

  /** The same object for as long as nothing of it changes. */
  get settings(): BoardSettings {
    return this.#visibleSettings;
  }

  /** Whether the server has confirmed that the board is deleted. */
  get isGone(): boolean {
    return this.#confirmedSettings.isDeleted;
  }

  /** The position of the last confirmed event; undefined: the board isn't known yet. */
  get position(): ResumePosition | undefined {
    return this.#position;
  }

  /** The epoch of the life that the board is in; undefined before its first event is known, and after its deletion. */
  get life(): number | undefined {
    return this.isGone || this.#position?.seq === 0 ? undefined : this.#position?.epoch;
  }

  /** The ids of the elements that have changed since the last call. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Shows pending changes on top of the earlier ones. */
  show(pending: PendingChanges): void {
    const touched: string[] = [];
    for (const change of pending.flatMap((each) => this.#effects(each))) {
      const id = changedId(change);
      const own = this.#pending.get(id);
      if (own === undefined) {
        this.#pending.set(id, [{ pending, change }]);
      } else {
        own.push({ pending, change });
      }
      touched.push(id);
    }
    this.#touched.set(pending, touched);
    this.#refresh(touched);
    const rest = pending.filter((change) => !changesElement(change));
    if (rest.length > 0) {
      this.#pendingSettings.set(pending, rest);
    }
    this.#refreshSettings();
  }

  withdraw(pending: PendingChanges): void {
    const touched = this.#touched.get(pending) ?? [];
    this.#touched.delete(pending);
    this.#pendingSettings.delete(pending);
    for (const id of touched) {
      const others = (this.#pending.get(id) ?? []).filter((own) => own.pending !== pending);
      if (others.length > 0) {
        this.#pending.set(id, others);
      } else {
        this.#pending.delete(id);
      }
    }
    this.#refresh(touched);
    this.#refreshSettings();
  }

  /** Compares an event with the position (O2, O3): the next one, a known one, or one after a gap. */
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

  /** Replaces the confirmed board; pending changes stay (J3). */
  replace(snapshot: SnapshotMessage): void {
    const before = [...this.#confirmed.keys()];
    // An empty snapshot of a board that had events means that it was deleted.
    const isDeleted = snapshot.seq === 0 && (this.#confirmedSettings.isDeleted || (this.#position?.seq ?? 0) > 0);
    this.#confirmed.clear();
    for (const element of snapshot.elements) {
      this.#confirmed.set(element.id, element);
    }
    const { title, frozen, studentsHidden, paper = usualPaper } = snapshot.board;
    this.#confirmedSettings = { title, frozen, studentsHidden, paper, isDeleted };
    this.#position = { epoch: snapshot.epoch, seq: snapshot.seq };
    this.#refresh(before);
    this.#refresh(this.#confirmed.keys());
    this.#refreshSettings();
  }

  /** The effects of a pending change on each element of the visible board. */
  #effects(change: Change): readonly ElementChange[] {
    if (changesElement(change)) {
      return [change];
    }
    return change.kind === "clear" || change.kind === "delete"
      ? [...this.#visible.keys()].map((id) => ({ kind: "remove", id }))
      : [];
  }

  /** Applies a confirmed change. Returns the ids of the elements that it touches. */
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
      const pending = this.#pending.get(id) ?? [];
      let element = this.#confirmed.get(id);
      for (const { change } of pending) {
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
    for (const changes of this.#pendingSettings.values()) {
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
