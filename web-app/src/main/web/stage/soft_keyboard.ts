/** A span of the page from above, in its pixels. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** What is written stays so far from the edge of what is visible, in screen pixels. */
const MARGIN = 12;

/** How far what is written must move down to be visible: negative if it must move up. Its beginning comes first. */
export function wayIntoView({ top, bottom }: Span, visible: Span): number {
  const [first, last] = [visible.top + MARGIN, visible.bottom - MARGIN];
  if (bottom > last) {
    return Math.max(last - bottom, Math.min(0, first - top));
  }
  return top < first ? Math.min(first - top, last - bottom) : 0;
}

/** Calls the listener with what is visible of the page whenever a soft keyboard comes or goes, and tells the style sheet its height. */
export function watchSoftKeyboard(page: Window, changed: (visible: Span) => void): void {
  const { visualViewport: visual } = page;
  if (visual === null) {
    return;
  }
  const update = () => {
    const covered = Math.max(0, page.innerHeight - visual.height - visual.offsetTop);
    page.document.documentElement.style.setProperty("--keyboard", `${Math.round(covered)}px`);
    changed({ top: visual.offsetTop, bottom: visual.offsetTop + visual.height });
  };
  visual.addEventListener("resize", update);
  visual.addEventListener("scroll", update);
}
