import { useSignal } from "@preact/signals";
import { Copy, Plus, Trash, X } from "lucide";
import { addressOf } from "../access/address.ts";
import type { KeptBoard } from "../access/kept_boards.ts";
import { currentLanguage, t } from "../text/text.ts";
import { Icon, type IconNode } from "../ui/widgets/icon.tsx";
import { matching, type StartState } from "./start_state.ts";

/** With fewer boards, nobody needs to search. */
const searchedFrom = 3;

/** The boards that the person has been on, and a new one. */
export function BoardList({ state }: { readonly state: StartState }) {
  const search = useSignal("");
  const boards = state.boards.value;
  const found = matching(boards, search.value);
  return (
    <section aria-labelledby="boards">
      <div class="boards-head">
        <h2 id="boards">{t("boards")}</h2>
        {boards.length >= searchedFrom && (
          <input
            type="search"
            aria-label={t("boards.search")}
            placeholder={t("boards.search")}
            data-testid="board-search"
            value={search.value}
            onInput={({ currentTarget }) => search.value = currentTarget.value}
          />
        )}
        <a class="primary" href="/new" data-testid="new-board">
          <Icon of={Plus} />
          {t("newBoard")}
        </a>
      </div>
      {boards.length === 0 && <p class="boards-none">{t("boards.none")}</p>}
      {boards.length > 0 && found.length === 0 && <p class="boards-none" role="status">{t("boards.notFound")}</p>}
      <ul class="board-list">
        {found.map((kept) => <li key={kept.board}><Card kept={kept} state={state} /></li>)}
      </ul>
    </section>
  );
}

function Card({ kept, state }: { readonly kept: KeptBoard; readonly state: StartState }) {
  const { board, link, title, role, opened, picture } = kept;
  const isAsking = useSignal(false);
  const name = title === "" ? t("untitled") : title;
  return (
    <div class="board-card" data-testid="board-card" data-board={board} aria-busy={state.busy.value === board}>
      <a href={addressOf({ boardId: board, link }, location.href)}>
        {picture === undefined ? <span class="no-picture" /> : <img src={picture} alt="" width="240" height="150" />}
        <strong dir="auto">{name}</strong>
        <span class="board-notes">{t(`role.${role}`)} · {day(opened)}</span>
      </a>
      {state.failed.value === board && <p class="problem" role="alert">{t("boards.failed")}</p>}
      {isAsking.value ? <DeleteQuestion finish={(isMeant) => {
        isAsking.value = false;
        if (isMeant) {
          void state.delete(kept);
        }
      }} /> : (
        <div class="board-tools">
          <Tool icon={Copy} label={t("boards.duplicate", { name })} testId="duplicate-board" press={() => void state.duplicate(kept)} />
          {role === "teacher" && <Tool icon={Trash} label={t("boards.delete", { name })} testId="delete-board" press={() => isAsking.value = true} />}
          <Tool icon={X} label={t("boards.forget", { name })} testId="forget-board" press={() => state.forget(board)} />
        </div>
      )}
    </div>
  );
}

function DeleteQuestion({ finish }: { readonly finish: (isMeant: boolean) => void }) {
  return (
    <div class="board-question" role="alertdialog" aria-label={t("delete.title")}>
      <p>{t("delete.text")}</p>
      <button type="button" class="secondary" autofocus onClick={() => finish(false)}>{t("cancel")}</button>
      <button type="button" class="primary danger" data-testid="confirm-delete" onClick={() => finish(true)}>{t("delete.confirm")}</button>
    </div>
  );
}

interface ToolProps {
  readonly icon: IconNode;
  readonly label: string;
  readonly testId: string;
  readonly press: () => void;
}

function Tool({ icon, label, testId, press }: ToolProps) {
  return <button type="button" aria-label={label} title={label} data-testid={testId} onClick={press}><Icon of={icon} /></button>;
}

function day(at: number): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium", timeStyle: "short" }).format(at);
}
