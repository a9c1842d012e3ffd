import type { LiveRegion } from "../workspace/live_region.ts";

/** Says things to people with a screen reader. */
export function LiveRegionView({ region }: { readonly region: LiveRegion }) {
  const { text, number } = region.message.value;
  return (
    <div class="visually-hidden" role="status" aria-live="polite" data-testid="announcement">
      <span key={number}>{text}</span>
    </div>
  );
}
