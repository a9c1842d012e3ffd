/**
 * Calls `repaint` when canvases may have lost what was painted on them: browsers discard canvases of pages in the
 * background, some without an event.
 */
export function repaintAfterLoss(canvases: readonly EventTarget[], page: EventTarget & { readonly visibilityState: string }, repaint: () => void): void {
  canvases.forEach((canvas) => canvas.addEventListener("contextrestored", repaint));
  page.addEventListener("visibilitychange", () => page.visibilityState === "visible" && repaint());
}
