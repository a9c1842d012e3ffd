import { Window } from "happy-dom";
import { type ComponentChild, options, render } from "preact";

const window = new Window({ url: "http://localhost/" });
await window.happyDOM.waitUntilComplete();
const names = ["document", "Node", "Element", "HTMLElement", "HTMLInputElement", "HTMLTextAreaElement"] as const;
for (const name of names) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}

// There are no frames to wait for.
options.requestAnimationFrame = queueMicrotask;

/** Until the views have followed. */
export async function shown(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Shows something on an otherwise empty page. */
export async function show(what: ComponentChild): Promise<HTMLElement> {
  document.body.replaceChildren();
  const root = document.createElement("div");
  document.body.append(root);
  render(what, root);
  await shown();
  return root;
}

export function find<T extends HTMLElement = HTMLElement>(root: ParentNode, testId: string): T {
  const found = root.querySelector<T>(`[data-testid="${testId}"]`);
  if (found === null) {
    throw new Error(`no ${testId}`);
  }
  return found;
}

/** Writes into a field, as far as a person has got. */
export function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  dispatch(field, new window.Event("input", { bubbles: true }));
}

export function pressKey(target: HTMLElement, key: string): void {
  dispatch(target, new window.KeyboardEvent("keydown", { key, bubbles: true }));
}

function dispatch(target: HTMLElement, event: unknown): void {
  target.dispatchEvent(event as Event);
}
