import type { Change, Element } from "../protocol/contract.ts";

/** Which strokes were cut from which others, as far as this page has seen (B16). */
export class Lineage {
  readonly #wholes = new Map<string, string>();

  saw(changes: readonly Change[]): void {
    changes.forEach((change) => change.kind === "put" && this.sawElement(change.element));
  }

  sawElement({ id, type, props }: Element): void {
    if (type === "stroke" && props.partOf && !this.#isPart(props.partOf, id)) {
      this.#wholes.set(id, props.partOf);
    }
  }

  /** Whether a stroke was cut from another one. */
  isCut(id: string): boolean {
    return this.#wholes.has(id);
  }

  /** The stroke that was there first, before all cuts. */
  origin(id: string): string {
    let whole = id;
    for (let next = this.#wholes.get(whole); next !== undefined; next = this.#wholes.get(whole)) {
      whole = next;
    }
    return whole;
  }

  /** Whether one stroke is another one, or was cut from it in however many cuts. */
  #isPart(part: string, whole: string): boolean {
    for (let id: string | undefined = part; id !== undefined; id = this.#wholes.get(id)) {
      if (id === whole) {
        return true;
      }
    }
    return false;
  }
}
