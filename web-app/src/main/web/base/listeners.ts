/** A list of listeners. One that fails doesn't keep the others from being called: its error is reported. */
export class Listeners<T> {
  readonly #listeners = new Set<(news: T) => void>();

  /** Returns the function that removes the listener. */
  add(listener: (news: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(news: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(news);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
