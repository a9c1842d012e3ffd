import { Trash, X } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Comment } from "../canvas/comments.ts";
import type { ErrorCode } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { isComposing } from "../stage/dom.ts";
import { editingRefusal, mayChange } from "../store/permission.ts";
import { t } from "../text/text.ts";
import { labelOf } from "../workspace/accessible_names.ts";
import { isHidden, readerOf } from "../workspace/comment_names.ts";
import { refusalText } from "../workspace/summaries.ts";
import { Button } from "./widgets/button.tsx";
import { submit } from "./widgets/form.ts";
import { Icon } from "./widgets/icon.tsx";
import type { Workspace } from "../workspace/workspace.ts";

/** What of the workspace the panel follows. */
type Discussion = Pick<Workspace, "comments" | "client" | "status">;

/** What is said about one element: to be read, and added to. */
export function CommentsPanel({ workspace }: { readonly workspace: Discussion }) {
  const { comments, status } = workspace;
  const panel = useRef<HTMLElement>(null);
  const open = comments.open.value;
  const asked = comments.asked.value;
  // Before anything else is typed.
  useLayoutEffect(() => {
    if (asked > 0) {
      panel.current?.querySelector<HTMLElement>("textarea, .close")?.focus({ preventScroll: true });
    }
  }, [asked]);
  if (open === undefined) {
    return null;
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isComposing(event)) {
      event.stopPropagation();
      comments.close();
    }
  };
  return (
    <aside ref={panel} class="comments-panel panel" data-side={open.side} aria-label={t("comments")} data-testid="comments-panel" onKeyDown={key}>
      <h2>{titleOf(open.element) || labelOf(open.element)}</h2>
      <CommentList workspace={workspace} comments={open.comments} />
      <CommentForm key={open.element.id} workspace={workspace} element={open.element.id} refusal={editingRefusal(status.situation.value)} />
      <Button label={t("close")} class="close" press={() => comments.close()}>
        <Icon of={X} />
      </Button>
    </aside>
  );
}

function titleOf({ props }: Drawn): string {
  return "title" in props ? props.title.trim() : "";
}

/** Stays at its end when something is added. */
function CommentList({ workspace, comments }: { readonly workspace: Discussion; readonly comments: readonly Comment[] }) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef(0);
  useLayoutEffect(() => {
    if (comments.length > seen.current && box.current !== null) {
      box.current.scrollTop = box.current.scrollHeight;
    }
    seen.current = comments.length;
  }, [comments.length]);
  return (
    <div class="comments" ref={box}>
      {comments.length === 0 && <p class="empty">{t("comments.none")}</p>}
      <ul aria-live="polite">
        {comments.map((comment) => <CommentItem key={comment.id} workspace={workspace} comment={comment} />)}
      </ul>
    </div>
  );
}

function CommentItem({ workspace, comment }: { readonly workspace: Discussion; readonly comment: Comment }) {
  const { client, status, comments } = workspace;
  // Teachers may come to be known, and so may whom one sees.
  [status.people.value, status.settings.value];
  const situation = status.situation.value;
  const reader = readerOf(client);
  const { name, text } = comment.props;
  const isOwn = name === reader.name || client.isOwnComment(comment.id);
  const isOffered = isOwn || situation.role === "teacher";
  const nameless = t(isOwn ? "aStudent.you" : "aStudent");
  return (
    <li data-testid="comment">
      <strong>{isHidden(name, reader) ? t("hiddenName") : name || nameless}</strong>
      {isOffered && mayChange(situation, comment) && (
        <Button label={t("comments.remove")} class="remove" testId="comment-remove" press={() => comments.remove(comment)}>
          <Icon of={Trash} />
        </Button>
      )}
      <p dir="auto">{text}</p>
    </li>
  );
}

interface CommentFormProps {
  readonly workspace: Discussion;
  readonly element: string;
  /** Why nothing can be added now: what is half written stays, to be read. */
  readonly refusal: ErrorCode | undefined;
}

function CommentForm({ workspace: { comments }, element, refusal }: CommentFormProps) {
  const draft = comments.draft(element);
  if (refusal !== undefined && draft.trim() === "") {
    return null;
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !isComposing(event)) {
      event.preventDefault();
      comments.add();
    }
  };
  const input = (field: HTMLTextAreaElement, isUnfinished: boolean) => {
    if (isUnfinished) {
      comments.write(element, field.value);
      return;
    }
    const { text, caret } = comments.input(element, { text: field.value, caret: field.selectionEnd });
    if (text !== field.value) {
      field.value = text;
      field.setSelectionRange(caret, caret);
    }
  };
  return (
    <form onSubmit={submit(() => comments.add())}>
      <textarea
        aria-label={t("comments.write")}
        placeholder={t("comments.write")}
        rows={2}
        readOnly={refusal !== undefined}
        data-testid="comment-text"
        value={draft}
        onInput={(event) => input(event.currentTarget, event.isComposing)}
        onCompositionEnd={({ currentTarget }) => input(currentTarget, false)}
        onKeyDown={key}
      />
      {refusal !== undefined && <p role="status" data-testid="comment-held">{t("writing.held", { reason: refusalText(refusal) })}</p>}
      <button type="submit" class="primary" disabled={refusal !== undefined} data-testid="comment-add">{t("comments.add")}</button>
    </form>
  );
}
