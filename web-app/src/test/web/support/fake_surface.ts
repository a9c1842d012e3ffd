/** What a page gives pointers to act on, as far as it is needed. */
export class FakeSurface extends EventTarget {
  readonly style = { cursor: "" };

  focus(): void {}

  getBoundingClientRect() {
    return { left: 0, top: 0 };
  }

  setPointerCapture(): void {}

  get element(): HTMLElement {
    return this as unknown as HTMLElement;
  }

  /** The browser asks for a context menu. Tells whether its own stays away. */
  contextMenu(more: Partial<PointerEvent> = {}): boolean {
    const event = new Event("contextmenu", { cancelable: true });
    Object.entries({ pointerType: "mouse", clientX: 0, clientY: 0, ...more }).forEach(([name, value]) => Object.defineProperty(event, name, { value }));
    this.dispatchEvent(event);
    return event.defaultPrevented;
  }

  pointer(type: "down" | "move" | "up" | "cancel" | "leave", more: Partial<PointerEvent> = {}): void {
    const details = { pointerId: 1, pointerType: "mouse", button: 0, clientX: 0, clientY: 0, pressure: 0.5, timeStamp: 0, ...more };
    const event = new Event(`pointer${type}`, { cancelable: true });
    Object.entries(details).forEach(([name, value]) => Object.defineProperty(event, name, { value }));
    this.dispatchEvent(event);
  }
}
