import type { Notices } from "../workspace/notices.ts";

/** Says, for a few seconds, what the person should hear of. */
export function Toast({ notices }: { readonly notices: Notices }) {
  const notice = notices.current.value;
  return (
    <div class="toasts" role="status" aria-live="polite">
      {notice && <div class="toast" data-testid="toast">{notice.text}</div>}
    </div>
  );
}
