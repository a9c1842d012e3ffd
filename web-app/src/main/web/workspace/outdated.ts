const key = "chalkstream.reloaded";
/** In milliseconds. */
const pause = 60_000;

/**
 * Whether a page that is too old for its server may be loaded again by itself (V2), and notes that it is: once in a
 * minute, since it may have come from a server that is older than the next one. Never where that can't be noted.
 */
export function mayReload(open: () => Pick<Storage, "getItem" | "setItem">, now: number): boolean {
  try {
    const storage = open();
    const last = Number(storage.getItem(key) ?? 0);
    const isDue = now - last >= pause || now < last;
    if (isDue) {
      storage.setItem(key, String(now));
    }
    return isDue;
  } catch {
    return false;
  }
}
