/** The parts of the page between which F6 moves, and what in each of them gets the focus. */
const REGIONS = [".surface", ".toolbar", ".time-machine", ".view-bar", ".top-bar", ".comments-panel"];
const FOCUSABLE = 'button:not(:disabled), input, textarea, a[href], [tabindex="0"]';

/** Moves the focus to the next part of the page that is shown. */
export function focusNextRegion(page: Document): void {
  const regions = REGIONS.map((region) => page.querySelector<HTMLElement>(region)).filter((region) => region !== null && region.closest("[inert]") === null) as readonly HTMLElement[];
  const current = regions.findIndex((region) => region.contains(page.activeElement));
  for (let i = 1; i <= regions.length; i++) {
    const region = regions[(current + i) % regions.length]!;
    const target = region.tabIndex >= 0 ? region : region.querySelector<HTMLElement>(FOCUSABLE);
    if (target !== null) {
      target.focus();
      return;
    }
  }
}
