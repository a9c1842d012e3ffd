import { useRef } from "preact/hooks";
import { limits } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import type { Confirmation, Dialog, Dialogs, NameQuestion } from "../workspace/dialogs.ts";
import { TakeBackDialog } from "./take_back_dialog.tsx";
import { Answers } from "./widgets/answers.tsx";
import { submit } from "./widgets/form.ts";
import { Modal } from "./widgets/modal.tsx";

/** Shows what the person is asked now. */
export function DialogHost({ dialogs }: { readonly dialogs: Dialogs }) {
  const [dialog] = dialogs.open.value;
  return dialog === undefined ? null : <Shown key={dialog.id} dialog={dialog} />;
}

function Shown({ dialog }: { readonly dialog: Dialog }) {
  switch (dialog.kind) {
    case "confirm":
      return <ConfirmDialog question={dialog} />;
    case "name":
      return <NameDialog question={dialog} />;
    case "take-back":
      return <TakeBackDialog question={dialog} />;
  }
}

function ConfirmDialog({ question: { title, text, confirm, answer } }: { readonly question: Confirmation }) {
  return (
    <Modal title={title} dismiss={() => answer(false)}>
      <form onSubmit={submit(() => answer(true))}>
        <p>{text}</p>
        <Answers confirm={confirm} isDangerous cancel={() => answer(false)} />
      </form>
    </Modal>
  );
}

function NameDialog({ question: { suggestion, mayCancel, answer } }: { readonly question: NameQuestion }) {
  const input = useRef<HTMLInputElement>(null);
  const finish = () => {
    const typed = input.current!.value;
    if (typed.trim() !== "") {
      answer(typed);
    }
  };
  return (
    <Modal title={t("name.title")} dismiss={mayCancel ? () => answer(undefined) : undefined} initialFocus={() => input.current}>
      <form onSubmit={submit(finish)}>
        <p>{t("name.hint")}</p>
        <label for="name">{t("name.label")}</label>
        <input
          ref={input}
          id="name"
          name="name"
          type="text"
          required
          maxLength={limits.nameLength}
          autocomplete="nickname"
          data-testid="name-input"
          defaultValue={suggestion}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="submit" class="primary" data-testid="name-submit">{t("name.submit")}</button>
      </form>
    </Modal>
  );
}
