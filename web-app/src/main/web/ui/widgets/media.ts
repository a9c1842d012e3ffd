import { useEffect, useState } from "preact/hooks";

/** Where bars of several rows would cover much of the board: phones, upright or not, and pages shown at 400 %. */
export const SMALL_SCREEN = "(max-width: 600px), (max-width: 1000px) and (max-height: 480px)";

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const changed = () => setHolds(list.matches);
    changed();
    list.addEventListener("change", changed);
    return () => list.removeEventListener("change", changed);
  }, [query]);
  return holds;
}
