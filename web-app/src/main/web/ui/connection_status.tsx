import { t } from "../text/text.ts";
import type { SessionState } from "../workspace/session_state.ts";

/** Says quietly whether the board is connected, and what waits to be sent if it isn't. */
export function ConnectionStatus({ session }: { readonly session: SessionState }) {
  const isLoading = session.connection.value === "online" && session.isLoading.value;
  const connection = isLoading ? "connecting" : session.connection.value;
  const count = session.pendingOps.value;
  const isSaving = session.isHeldUp.value || (connection === "online" && session.isSavingSlow.value);
  const status = isSaving ? t("saving") : t(isLoading ? "connection.loading" : `connection.${connection}`);
  const isWaiting = (isSaving || connection === "offline") && count > 0;
  return (
    <div class="connection" role="status" data-testid="connection" data-state={connection} data-saving={isSaving ? "" : undefined}>
      <span class="dot" />
      <span class="connection-text">{isWaiting ? t("waiting", { status, count }) : status}</span>
    </div>
  );
}
