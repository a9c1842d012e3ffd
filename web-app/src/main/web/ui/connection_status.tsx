import { t } from "../text/text.ts";
import type { BoardStatus } from "../workspace/board_status.ts";

/** Says quietly whether the board is connected, and what waits to be sent if it isn't. */
export function ConnectionStatus({ status }: { readonly status: BoardStatus }) {
  const isLoading = status.connection.value === "online" && status.isLoading.value;
  const connection = isLoading ? "connecting" : status.connection.value;
  const count = status.pendingOps.value;
  const isSaving = status.isHeldUp.value || (connection === "online" && status.isSavingSlow.value);
  const text = isSaving ? t("saving") : t(isLoading ? "connection.loading" : `connection.${connection}`);
  const percent = isLoading && !isSaving ? status.loadingPercent.value : undefined;
  const isWaiting = (isSaving || connection === "offline") && count > 0;
  return (
    <div class="connection" role="status" data-testid="connection" data-state={connection} data-saving={isSaving ? "" : undefined}>
      <span class="dot" />
      <span class="connection-text">{isWaiting ? t("waiting", { status: text, count }) : text}</span>
      {percent !== undefined && <span class="connection-percent" data-testid="loading-percent" aria-hidden="true">{`${percent} %`}</span>}
    </div>
  );
}
