import type { DraftStorage } from "../../../main/web/device/text_drafts.ts";

/** A browser's storage. */
export class MemoryStorage implements DraftStorage {
  isFull = false;
  readonly #kept = new Map<string, string>();

  get length(): number {
    return this.#kept.size;
  }

  keys(): readonly string[] {
    return [...this.#kept.keys()];
  }

  key(index: number): string | null {
    return this.keys()[index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull) {
      throw new DOMException("No more room.", "QuotaExceededError");
    }
    this.#kept.set(key, value);
  }

  removeItem(key: string): void {
    this.#kept.delete(key);
  }
}
