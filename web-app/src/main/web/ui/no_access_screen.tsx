import { Lock, WifiOff } from "lucide";
import type { NoAccess } from "../access/join_flow.ts";
import { t } from "../text/text.ts";
import { Modal } from "./widgets/modal.tsx";

/** Says, on the whole page, why no board is to be seen. */
export function NoAccessScreen({ reason }: { readonly reason: NoAccess }) {
  const isWaiting = reason === "unavailable";
  return (
    <Modal title={t(`noAccess.${reason}.title`)} class="no-access" testId="no-access" reason={reason} icon={isWaiting ? WifiOff : Lock}>
      <p role={isWaiting ? "status" : undefined}>{t(`noAccess.${reason}.text`)}</p>
      {isWaiting ? <div class="waiting" /> : <WayOn reason={reason} />}
    </Modal>
  );
}

function WayOn({ reason }: { readonly reason: NoAccess }) {
  return reason === "login"
    ? <a class="primary" href="/login" data-testid="login">{t("logIn")}</a>
    : <a class="primary" href="/" data-testid="new-board">{t("newBoard")}</a>;
}
