/** Animation frames that come when a test says so. Stands in for the browser's as long as it is in use. */
export class FakeFrames implements Disposable {
  #asked: FrameRequestCallback[] = [];
  #now = 0;
  readonly #before = globalThis.requestAnimationFrame;

  constructor() {
    globalThis.requestAnimationFrame = (callback) => this.#asked.push(callback);
  }

  /** Whether somebody waits for the next frame. */
  get isAsked(): boolean {
    return this.#asked.length > 0;
  }

  next(): void {
    const asked = this.#asked;
    this.#asked = [];
    this.#now += 16;
    asked.forEach((callback) => callback(this.#now));
  }

  /** Lets frames come until nobody waits for one; returns how many came. */
  settle(most = 300): number {
    let count = 0;
    for (; this.isAsked; count++) {
      if (count === most) {
        throw new Error("there is no end of frames");
      }
      this.next();
    }
    return count;
  }

  [Symbol.dispose](): void {
    globalThis.requestAnimationFrame = this.#before;
  }
}
