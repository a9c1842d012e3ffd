import { Listeners } from "../base/listeners.ts";
import { isNoWork, type RefusedWork, type Work } from "../store/refused_work.ts";

/** Events about work that the board hasn't taken. What comes before there is a listener is kept for the first one. */
export class RefusedWorkEvents {
  readonly #newId: () => string;
  readonly #listeners = new Listeners<RefusedWork>();
  #early: RefusedWork[] | undefined = [];

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** Returns the function that removes the listener. */
  add(listener: (work: RefusedWork) => void): () => void {
    const stop = this.#listeners.add(listener);
    const early = this.#early ?? [];
    this.#early = undefined;
    early.forEach((work) => this.#listeners.notify(work));
    return stop;
  }

  /** No effect if nobody would miss the work. */
  emit(why: RefusedWork["why"], work: Work): void {
    if (isNoWork(work)) {
      return;
    }
    const refused = { id: this.#newId(), why, ...work };
    if (this.#early === undefined) {
      this.#listeners.notify(refused);
    } else {
      this.#early.push(refused);
    }
  }
}
