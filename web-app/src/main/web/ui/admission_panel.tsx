import { t } from "../text/text.ts";
import type { AdmissionState } from "../workspace/admission_state.ts";

/** Who waits, who was removed, and the waiting room: for teachers. */
export function AdmissionPanel({ admission }: { readonly admission: AdmissionState }) {
  const { waitingRoom, waiting, people } = admission.people.value;
  const removed = people.filter((status) => status.removed);
  return (
    <div class="admission">
      {waiting.length > 0 && (
        <section aria-label={t("waitingRoom.waiting", { count: waiting.length })} data-testid="waiting">
          <h3>{t("waitingRoom.waiting", { count: waiting.length })}</h3>
          <ul>
            {waiting.map(({ user, name }) => (
              <li key={user}>
                <bdi>{name}</bdi>
                <button type="button" class="secondary" data-testid="admit" onClick={() => void admission.admit([user])}>{t("waitingRoom.admit")}</button>
              </li>
            ))}
          </ul>
          {waiting.length > 1 && (
            <button type="button" class="primary" data-testid="admit-all" onClick={() => void admission.admit(waiting.map(({ user }) => user))}>
              {t("waitingRoom.admitAll")}
            </button>
          )}
        </section>
      )}
      {removed.length > 0 && (
        <section aria-label={t("removed")} data-testid="removed">
          <h3>{t("removed")}</h3>
          <p>{t("removed.hint")}</p>
          <ul>
            {removed.map(({ user, name }) => (
              <li key={user}>
                <bdi>{name}</bdi>
                <button type="button" class="secondary" data-testid="let-back" onClick={() => void admission.letBack(user, name)}>{t("removed.letBack")}</button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <label class="check">
        <input
          type="checkbox"
          data-testid="waiting-room"
          checked={waitingRoom}
          onChange={({ currentTarget }) => void admission.setWaitingRoom(currentTarget.checked)}
        />
        {t("waitingRoom")}
      </label>
    </div>
  );
}
