import { Listeners } from "../base/listeners.ts";
import { isNoWork, type RefusedWork, type Work } from "../store/refused_work.ts";

/** Tells of work that the board hasn't taken. What comes before anybody listens is told to the first listener. */
export class RefusalNews {
  readonly #newId: () => string;
  readonly #listeners = new Listeners<RefusedWork>();
  #unheard: RefusedWork[] | undefined = [];

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** Returns the function that removes the listener. */
  add(listener: (work: RefusedWork) => void): () => void {
    const stop = this.#listeners.add(listener);
    const unheard = this.#unheard ?? [];
    this.#unheard = undefined;
    unheard.forEach((work) => this.#listeners.tell(work));
    return stop;
  }

  /** Says nothing of what nobody would miss. */
  tell(why: RefusedWork["why"], work: Work): void {
    if (isNoWork(work)) {
      return;
    }
    const refused = { id: this.#newId(), why, ...work };
    if (this.#unheard === undefined) {
      this.#listeners.tell(refused);
    } else {
      this.#unheard.push(refused);
    }
  }
}
