import { Presentation } from "lucide";
import { spaced } from "../access/join_code.ts";
import { currentLanguage, t, timeOfDay } from "../text/text.ts";
import { codeLives, type CodeState } from "../workspace/code_state.ts";
import { Icon } from "./widgets/icon.tsx";

/** The board's code in the share panel: to be shown to a class, and to be ended. */
export function CodeSection({ state }: { readonly state: CodeState }) {
  const code = state.code.value;
  return (
    <div class="code-section" data-testid="code-section">
      <h3>{t("code.title")}</h3>
      {code === undefined ? <p>{t("code.hint", { host: state.host })}</p> : (
        <p>
          <strong class="code" data-testid="code">{spaced(code.code)}</strong> {t("code.until", { time: until(code.until) })}
          {" "}
          <button type="button" class="quiet" data-testid="revoke-code" onClick={() => void state.revoke()}>{t("code.revoke")}</button>
        </p>
      )}
      <div class="code-actions">
        <button type="button" class="primary" data-testid="show-code" onClick={() => void state.show()}>
          <Icon of={Presentation} />
          {t("code.show")}
        </button>
        <select
          aria-label={t("code.life")}
          data-testid="code-life"
          value=""
          onChange={({ currentTarget }) => {
            const life = codeLives[currentTarget.selectedIndex - 1];
            currentTarget.value = "";
            if (life !== undefined) {
              void state.make(life);
            }
          }}
        >
          <option value="">{t("code.life")}</option>
          {codeLives.map((life) => <option key={life} value={life}>{t(`code.life.${life}`)}</option>)}
        </select>
      </div>
      {state.problem.value !== undefined && <p class="confirmation problem" role="status">{state.problem.value}</p>}
    </div>
  );
}

/** A time of today, or of another day of the week. */
export function until(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? timeOfDay(at) : new Intl.DateTimeFormat(currentLanguage(), { weekday: "short", hour: "numeric", minute: "2-digit" }).format(at);
}
