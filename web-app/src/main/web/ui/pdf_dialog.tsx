import { useState } from "preact/hooks";
import { t } from "../text/text.ts";
import type { PdfQuestion } from "../workspace/dialogs.ts";
import type { PdfChoice } from "../workspace/pdf_choice.ts";
import { Answers } from "./widgets/answers.tsx";
import { submit } from "./widgets/form.ts";
import { Modal } from "./widgets/modal.tsx";

/** Chooses the pages of a PDF that come on the board, and shows how far they are. */
export function PdfDialog({ question: { choice, answer } }: { readonly question: PdfQuestion }) {
  const [isBackground, setBackground] = useState(false);
  const done = choice.done.value;
  return (
    <Modal title={t("pdf.title", { name: choice.name })} testId="pdf" dismiss={answer}>
      {done === undefined
        ? (
          <form onSubmit={submit(() => void choice.insert(isBackground).then(answer))}>
            <Pages choice={choice} />
            {choice.mayBeBackground && (
              <label class="check">
                <input type="checkbox" checked={isBackground} onChange={({ currentTarget }) => setBackground(currentTarget.checked)} data-testid="pdf-background" />
                {t("pdf.background")}
              </label>
            )}
            <Answers confirm={t("pdf.insert")} isDisabled={choice.chosen.value === undefined || choice.isTooMany} cancel={answer} />
          </form>
        )
        : <Progress done={done} of={choice.chosen.value?.length ?? 0} cancel={answer} />}
    </Modal>
  );
}

function Pages({ choice }: { readonly choice: PdfChoice }) {
  const chosen = choice.chosen.value;
  const problem = chosen === undefined
    ? t("pdf.noPages", { count: choice.pages })
    : choice.isTooMany
    ? t("pdf.tooMany", { count: choice.most })
    : undefined;
  return (
    <>
      <div class="pdf-pages" role="group" aria-label={t("pdf.pages")}>
        {choice.thumbnails.value.map((picture, i) => (
          <button
            key={i}
            type="button"
            class="pdf-page"
            aria-pressed={chosen?.includes(i + 1) === true}
            aria-label={t("pdf.page", { number: i + 1 })}
            data-testid="pdf-page"
            onClick={() => choice.toggle(i + 1)}
          >
            {picture === undefined ? <span class="pdf-empty" /> : <img src={picture} alt="" />}
            <span>{i + 1}</span>
          </button>
        ))}
      </div>
      <label for="pdf-ranges">{t("pdf.ranges", { count: choice.pages })}</label>
      <input
        id="pdf-ranges"
        data-testid="pdf-ranges"
        inputMode="text"
        autocomplete="off"
        dir="ltr"
        value={choice.text.value}
        aria-invalid={problem !== undefined}
        aria-describedby="pdf-problem"
        onInput={({ currentTarget }) => choice.write(currentTarget.value)}
      />
      <p id="pdf-problem" role="status">{problem ?? t("pdf.count", { count: chosen?.length ?? 0 })}</p>
    </>
  );
}

function Progress({ done, of, cancel }: { readonly done: number; readonly of: number; readonly cancel: () => void }) {
  return (
    <>
      <p role="status">{t("pdf.progress", { number: done, count: of })}</p>
      <progress value={done} max={of} aria-label={t("pdf.insert")} />
      <div class="answers">
        <button type="button" class="secondary" onClick={cancel}>{t("cancel")}</button>
      </div>
    </>
  );
}
