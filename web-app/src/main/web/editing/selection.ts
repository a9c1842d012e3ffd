/** The ids of the selected elements. */
export class Selection {
  private chosen: ReadonlySet<string> = new Set();

  constructor(private readonly changed: () => void) {}

  get ids(): ReadonlySet<string> {
    return this.chosen;
  }

  get isEmpty(): boolean {
    return this.chosen.size === 0;
  }

  has(id: string): boolean {
    return this.chosen.has(id);
  }

  set(ids: Iterable<string>): void {
    const next = new Set(ids);
    if (next.size !== this.chosen.size || [...next].some((id) => !this.chosen.has(id))) {
      this.chosen = next;
      this.changed();
    }
  }

  toggle(id: string): void {
    this.set(this.chosen.has(id) ? [...this.chosen].filter((each) => each !== id) : [...this.chosen, id]);
  }

  clear(): void {
    this.set([]);
  }

  /** Removes elements that no longer exist. */
  keep(exists: (id: string) => boolean): void {
    this.set([...this.chosen].filter(exists));
  }
}
