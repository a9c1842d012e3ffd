import { done, type Outcome } from "../../../main/web/base/outcome.ts";
import type { Admission } from "../../../main/web/connection/connection.ts";

/** Gives t-1, and after each `invalidate` the next one. */
export class FakeAdmission implements Admission {
  isLinkReplaced = false;
  /** What is given instead of a token. */
  failure: Outcome<string> | undefined;
  /** Whether tokens are kept back until `give`. */
  isSlow = false;
  asked = 0;
  #number = 1;
  #waiting: (() => void)[] = [];

  async token(): Promise<Outcome<string>> {
    this.asked++;
    if (this.isSlow) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.failure ?? done(`t-${this.#number}`);
  }

  invalidate(): void {
    this.#number++;
  }

  give(): void {
    this.#waiting.splice(0).forEach((resolve) => resolve());
  }
}
