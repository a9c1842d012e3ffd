import { t } from "../text/text.ts";
import type { BoardOutline } from "../workspace/board_outline.ts";

/** The board as text, for people who don't see it: what is written there, in reading order. */
export function BoardOutlineView({ outline }: { readonly outline: BoardOutline }) {
  const { items, others } = outline.outline.value;
  return (
    <section class="visually-hidden" aria-label={t("outline")} data-testid="outline">
      <p id="board-keys">{t("board.keys")}</p>
      <ol>
        {items.map(({ id, name, comments }) => (
          <li key={id}>
            {name}
            {comments.length > 0 && <ul>{comments.map((comment, i) => <li key={i}>{comment}</li>)}</ul>}
          </li>
        ))}
      </ol>
      {others > 0 && <p>{t("outline.others", { count: others })}</p>}
      {items.length === 0 && others === 0 && <p>{t("outline.empty")}</p>}
    </section>
  );
}
