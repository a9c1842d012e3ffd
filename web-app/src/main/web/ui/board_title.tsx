import { useEffect } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { limits } from "../protocol/contract.ts";
import { isComposing } from "../stage/dom.ts";
import { t } from "../text/text.ts";
import type { BoardStatus } from "../workspace/board_status.ts";

const PAGE = "Chalkstream";

/** The board's title: teachers can write it. */
export function BoardTitle({ status, rename }: { readonly status: BoardStatus; readonly rename: (title: string) => void }) {
  const { title } = status.settings.value;
  const mayWrite = status.role.value === "teacher";
  /** What is being written; undefined: nothing is. */
  const draft = useSignal<string | undefined>(undefined);
  useEffect(() => {
    document.title = title === "" ? PAGE : `${title} – ${PAGE}`;
  }, [title]);
  if (title === "" && !mayWrite) {
    return null;
  }
  const finish = () => {
    const written = draft.value?.trim();
    draft.value = undefined;
    if (written !== undefined && written !== title) {
      rename(written);
    }
  };
  const key = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    if (isComposing(event)) {
      return;
    }
    if (event.key === "Escape") {
      draft.value = undefined;
    }
    if (event.key === "Escape" || event.key === "Enter") {
      event.stopPropagation();
      event.currentTarget.blur();
    }
  };
  const shown = draft.value ?? title;
  return (
    <input
      class="board-title"
      type="text"
      readOnly={!mayWrite}
      maxLength={limits.titleLength}
      aria-label={t("boardTitle")}
      placeholder={t("untitled")}
      spellcheck={false}
      autocomplete="off"
      data-testid="board-title"
      value={shown}
      size={Math.min(30, Math.max(8, (shown || t("untitled")).length))}
      onInput={({ currentTarget }) => draft.value = currentTarget.value}
      onBlur={finish}
      onKeyDown={key}
    />
  );
}
