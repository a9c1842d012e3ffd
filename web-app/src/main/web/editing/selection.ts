/** The ids of the selected elements, and the group in which the person selects. */
export class Selection {
  private chosen: ReadonlySet<string> = new Set();
  private group: readonly string[] = [];
  private cropping: string | undefined;

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
      this.cropping = undefined;
      this.changed();
    }
  }

  /** The only selected image, while its handles crop it; undefined: they resize what is selected. */
  get cropped(): string | undefined {
    return this.cropping;
  }

  /** Selects an image, and lets its handles crop it; undefined: lets them resize again. */
  crop(id: string | undefined): void {
    if (id !== undefined) {
      this.set([id]);
    }
    if (id !== this.cropping) {
      this.cropping = id;
      this.changed();
    }
  }

  /** The group that the person has gone into: its elements are selected one by one. Empty: none. */
  get entered(): readonly string[] {
    return this.group;
  }

  enter(group: readonly string[]): void {
    if (group.join("/") !== this.group.join("/")) {
      this.group = group;
      this.changed();
    }
  }

  /** Selects all of these, or none of them if the first one is selected. */
  toggle(ids: readonly string[]): void {
    const toggled = new Set(ids);
    const others = [...this.chosen].filter((each) => !toggled.has(each));
    this.set(this.chosen.has(ids[0]!) ? others : [...others, ...ids]);
  }

  clear(): void {
    this.enter([]);
    this.set([]);
  }

  /** Removes elements that no longer exist. */
  keep(exists: (id: string) => boolean): void {
    this.set([...this.chosen].filter(exists));
  }
}
