import { X } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../text/text.ts";
import type { PastDiscussion } from "../workspace/past_comments.ts";
import type { TimeMachine } from "../workspace/time_machine.ts";
import { Button } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";

/** What had been said about the elements of the board that is shown. */
export function PastCommentsPanel({ machine }: { readonly machine: TimeMachine }) {
  const { comments } = machine;
  const panel = useRef<HTMLElement>(null);
  const isOpen = comments.isOpen.value;
  const asked = comments.asked.value;
  useLayoutEffect(() => {
    const item = asked && panel.current?.querySelector<HTMLElement>(`[data-element="${asked.id}"]`);
    (item ?? panel.current?.querySelector<HTMLElement>(".close"))?.focus({ preventScroll: item === undefined });
  }, [isOpen, asked]);
  if (!isOpen) {
    return null;
  }
  const close = () => {
    comments.close();
    document.querySelector<HTMLElement>("[data-testid=past-comments-toggle]")?.focus();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  };
  const all = comments.all.value;
  return (
    <aside ref={panel} class="comments-panel past-comments panel" aria-label={t("comments")} data-testid="past-comments" onKeyDown={key}>
      <h2>{t("lookBack.comments")}</h2>
      <div class="comments">
        {all.length === 0 && <p class="empty">{t("comments.none")}</p>}
        {all.map((discussion) => <Discussion key={discussion.id} discussion={discussion} reveal={() => machine.reveal(discussion.box)} />)}
      </div>
      <Button label={t("close")} class="close" press={close}>
        <Icon of={X} />
      </Button>
    </aside>
  );
}

function Discussion({ discussion: { id, label, comments }, reveal }: { readonly discussion: PastDiscussion; readonly reveal: () => void }) {
  return (
    <section class="past-discussion">
      <h3><button type="button" data-element={id} onClick={reveal}>{label}</button></h3>
      <ul>
        {comments.map(({ id, name, text }) => (
          <li key={id} data-testid="past-comment">
            <strong>{name}</strong>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
