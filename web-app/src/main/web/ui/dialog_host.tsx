import type { Confirmation, Dialog, Dialogs } from "../workspace/dialogs.ts";
import { ExportDialog } from "./export_dialog.tsx";
import { NameDialog, RenameDialog, WhoDialog } from "./name_dialogs.tsx";
import { PaperDialog } from "./paper_dialog.tsx";
import { PdfDialog } from "./pdf_dialog.tsx";
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
    case "export":
      return <ExportDialog question={dialog} />;
    case "paper":
      return <PaperDialog question={dialog} />;
    case "pdf":
      return <PdfDialog question={dialog} />;
    case "name":
      return <NameDialog question={dialog} />;
    case "rename":
      return <RenameDialog question={dialog} />;
    case "who":
      return <WhoDialog question={dialog} />;
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
