import { Hourglass, Lock, WifiOff } from "lucide";
import type { NoAccess } from "../access/join_flow.ts";
import { t } from "../text/text.ts";
import type { RefusedState } from "../workspace/refused_state.ts";
import { RefusedWorkBar } from "./refused_work.tsx";
import { Modal } from "./widgets/modal.tsx";

/** Says, on the whole page, why no board is to be seen. */
export function NoAccessScreen({ reason, refused }: { readonly reason: NoAccess; readonly refused: RefusedState | undefined }) {
  const isWaiting = reason === "unavailable" || reason === "waiting";
  return (
    <Modal title={t(`noAccess.${reason}.title`)} class="no-access" testId="no-access" reason={reason} icon={reason === "unavailable" ? WifiOff : reason === "waiting" ? Hourglass : Lock}>
      <p role={isWaiting ? "status" : undefined}>{t(`noAccess.${reason}.text`)}</p>
      {refused !== undefined && <RefusedWorkBar refused={refused} />}
      {isWaiting ? <div class="waiting" /> : <WayOn reason={reason} />}
    </Modal>
  );
}

function WayOn({ reason }: { readonly reason: NoAccess }) {
  return reason === "login"
    ? <a class="primary" href="/login" data-testid="login">{t("logIn")}</a>
    : <a class="primary" href="/" data-testid="start">{t("startPage")}</a>;
}
