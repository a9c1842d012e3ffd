/** What the handles of the only selected element do, if they don't resize it. */
type Mode =
  | { readonly kind: "crop"; readonly id: string }
  | { readonly kind: "reshape"; readonly id: string; readonly point: number | undefined };

/** The ids of the selected elements, and the group in which the person selects. */
export class Selection {
  private chosen: ReadonlySet<string> = new Set();
  private group: readonly string[] = [];
  private mode: Mode | undefined;

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
      this.mode = undefined;
      this.changed();
    }
  }

  /** The only selected image, while its handles crop it; undefined: they don't. */
  get cropped(): string | undefined {
    return this.mode?.kind === "crop" ? this.mode.id : undefined;
  }

  /** The only selected line, while its points have handles; undefined: they have none. */
  get reshaped(): string | undefined {
    return this.mode?.kind === "reshape" ? this.mode.id : undefined;
  }

  /** The chosen one of its points. */
  get point(): number | undefined {
    return this.mode?.kind === "reshape" ? this.mode.point : undefined;
  }

  /** Selects an image, and lets its handles crop it. */
  crop(id: string): void {
    this.handle({ kind: "crop", id });
  }

  /** Selects a line, and gives its points handles. */
  reshape(id: string): void {
    if (id !== this.reshaped) {
      this.handle({ kind: "reshape", id, point: undefined });
    }
  }

  choosePoint(point: number): void {
    if (this.mode?.kind === "reshape" && point !== this.mode.point) {
      this.handle({ ...this.mode, point });
    }
  }

  /** Lets the handles resize again. Returns whether they did something else. */
  endMode(): boolean {
    const was = this.mode !== undefined;
    if (was) {
      this.mode = undefined;
      this.changed();
    }
    return was;
  }

  private handle(mode: Mode): void {
    this.set([mode.id]);
    this.mode = mode;
    this.changed();
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
