import { type Camera, toScreen } from "../canvas/camera.ts";
import { Frame } from "../canvas/frame.ts";
import { approached } from "../canvas/approach.ts";
import { distance, type Point } from "../canvas/box.ts";
import type { Pointer } from "../protocol/messages.ts";
import { make } from "./dom.ts";
import { pointerArrow } from "./icons.ts";

interface Shown {
  readonly element: HTMLElement;
  readonly label: HTMLElement;
  at: Point;
  target: Point;
}

const HUES = 12;

/** The others' pointers with their names, gliding to where they were last seen. */
export class Cursors {
  readonly element = make("div", { class: "cursors", "aria-hidden": "true" });
  private readonly shown = new Map<string, Shown>();
  private readonly frame = new Frame((now) => this.glide(now));
  private camera: Camera = { x: 0, y: 0, zoom: 1 };
  private last: number | undefined;

  /** Shows exactly these. */
  update(pointers: Iterable<Pointer>): void {
    const present = new Set<string>();
    for (const pointer of pointers) {
      present.add(pointer.client);
      const known = this.shown.get(pointer.client) ?? this.added(pointer);
      known.target = pointer;
      if (known.label.textContent !== pointer.name) {
        known.label.textContent = pointer.name;
      }
    }
    for (const [client, { element }] of this.shown) {
      if (!present.has(client)) {
        element.remove();
        this.shown.delete(client);
      }
    }
    this.frame.ask();
  }

  look(camera: Camera): void {
    this.camera = camera;
    this.shown.forEach((cursor) => this.place(cursor));
  }

  private added(pointer: Pointer): Shown {
    const label = make("span", { class: "pointer-name" });
    const element = make("div", { class: "pointer", "data-testid": "cursor" }, pointerArrow(), label);
    element.style.setProperty("--hue", String(hueOf(pointer.user)));
    this.element.append(element);
    const cursor = { element, label, at: pointer, target: pointer };
    this.shown.set(pointer.client, cursor);
    this.place(cursor);
    return cursor;
  }

  private glide(now: number): void {
    const elapsed = this.last === undefined ? 16 : now - this.last;
    let moving = false;
    for (const cursor of this.shown.values()) {
      const close = distance(cursor.at, cursor.target) * this.camera.zoom < 0.5;
      cursor.at = close ? cursor.target : approached(cursor.at, cursor.target, elapsed);
      moving ||= !close;
      this.place(cursor);
    }
    this.last = moving ? now : undefined;
    if (moving) {
      this.frame.ask();
    }
  }

  private place({ element, at }: Shown): void {
    const { x, y } = toScreen(this.camera, at);
    element.style.transform = `translate(${x}px, ${y}px)`;
  }
}

/** One of a few colours that are easily told apart, always the same for a person. */
function hueOf(user: string): number {
  let hash = 0;
  for (const letter of user) {
    hash = (hash * 31 + letter.codePointAt(0)!) >>> 0;
  }
  return ((hash % HUES) * 360) / HUES;
}
