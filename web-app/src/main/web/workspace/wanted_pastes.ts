/**
 * Tells whether a paste is wanted. On Linux the middle button pastes, too: over the board it moves the view. The paste
 * comes with nothing that says so, but right after that button.
 */
export function wantedPastes(page: Pick<EventTarget, "addEventListener">): () => boolean {
  let isMiddleButton = false;
  page.addEventListener("pointerdown", (event) => void (isMiddleButton = (event as PointerEvent).button === 1), { capture: true });
  page.addEventListener("keydown", () => void (isMiddleButton = false), { capture: true });
  return () => !isMiddleButton;
}
