/**
 * Calls the listener when a page that is visible may have lost its connection without an event: after a change of the
 * network, sleep, a time in the background, or a time in the back-forward cache.
 */
export function whenPageReturns(window: EventTarget, document: EventTarget & { readonly visibilityState: string }, listener: () => void): void {
  const check = () => document.visibilityState === "visible" && listener();
  ["online", "offline", "pageshow"].forEach((kind) => window.addEventListener(kind, check));
  ["visibilitychange", "resume"].forEach((kind) => document.addEventListener(kind, check));
}
