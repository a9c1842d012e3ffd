import type { IconNode } from "lucide";
import { h } from "preact";

export type { IconNode } from "lucide";

/** A line drawing that says nothing to screen readers: what it stands beside does. */
export function Icon({ of }: { readonly of: IconNode }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {of.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
