type SnapTarget = "elements" | "grid";

/** Where the browser remembers what is snapped to. */
const keys: Readonly<Record<SnapTarget, string>> = { elements: "chalkstream-snap-elements", grid: "chalkstream-snap-grid" };

/** What elements snap to while they are dragged and resized, for all pages of this browser: nothing at first. */
export class SnapSettings {
  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem">) {}

  isOn(target: SnapTarget): boolean {
    return this.storage.getItem(keys[target]) === "on";
  }

  /** Returns whether it is on now. */
  toggle(target: SnapTarget): boolean {
    const isOn = !this.isOn(target);
    this.storage.setItem(keys[target], isOn ? "on" : "off");
    return isOn;
  }
}
