import { isComment } from "../elements/registry.ts";
import type { Change } from "../protocol/contract.ts";

/** The ids of the person's own comments since this page was loaded. A comment without a name is recognised by them (B8). */
export class OwnComments {
  readonly #ids = new Set<string>();

  add(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind === "put" && isComment(change.element)) {
        this.#ids.add(change.element.id);
      }
    }
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
