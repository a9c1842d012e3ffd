import type { Change } from "../protocol/contract.ts";

/** The comments that the person has put on the board since this page was loaded: one without a name is known by it (B8). */
export class OwnComments {
  readonly #ids = new Set<string>();

  add(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind === "put" && change.element.type === "comment") {
        this.#ids.add(change.element.id);
      }
    }
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
