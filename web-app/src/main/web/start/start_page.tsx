import { useSignal } from "@preact/signals";
import { limits } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import { submit } from "../ui/widgets/form.ts";
import { BoardList } from "./board_list.tsx";
import type { StartState } from "./start_state.ts";

/** What stands at `/`: join by code, the person's boards, a new board. */
export function StartPage({ state, code }: { readonly state: StartState; readonly code: string | undefined }) {
  return (
    <main class="start-page">
      <header>
        <h1>Chalkstream</h1>
        <Person state={state} />
      </header>
      <JoinByCode state={state} code={code} />
      <BoardList state={state} />
    </main>
  );
}

/** Who is at the device; somebody else says so in one step. */
function Person({ state }: { readonly state: StartState }) {
  const { name } = state;
  return name === undefined ? null : (
    <p class="start-person">
      <span data-testid="start-name">{t("start.person", { name })}</span>
      <button type="button" class="quiet" data-testid="start-somebody-else" onClick={() => state.replace()}>{t("start.somebodyElse")}</button>
    </p>
  );
}

function JoinByCode({ state, code }: { readonly state: StartState; readonly code: string | undefined }) {
  const typed = useSignal(code ?? "");
  const problem = state.problem.value;
  return (
    <form class="join-form" onSubmit={submit(() => void state.enter(typed.value))}>
      <label for="code">{t("join.label")}</label>
      <div class="join-row">
        <input
          id="code"
          class="code"
          type="text"
          inputMode="text"
          autocapitalize="characters"
          autocomplete="off"
          autocorrect="off"
          spellcheck={false}
          maxLength={2 * limits.linkLength}
          placeholder={t("join.example")}
          aria-describedby="join-problem"
          aria-invalid={problem !== undefined}
          data-testid="code-input"
          value={typed.value}
          autofocus
          onInput={({ currentTarget }) => typed.value = currentTarget.value}
        />
        <button type="submit" class="primary" data-testid="join" disabled={state.isEntering.value}>{t("join")}</button>
      </div>
      <p id="join-problem" class="problem" role="status" data-testid="join-problem">{problem}</p>
    </form>
  );
}
