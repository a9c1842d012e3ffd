import { t } from "../../text/text.ts";

export interface AnswersProps {
  /** What the button says that does it. */
  readonly confirm: string;
  readonly isDangerous?: boolean;
  readonly isDisabled?: boolean;
  readonly cancel: () => void;
}

/** The two buttons below a question; the second one submits the form around them. */
export function Answers({ confirm, isDangerous, isDisabled, cancel }: AnswersProps) {
  return (
    <div class="answers">
      <button type="button" class="secondary" onClick={cancel}>{t("cancel")}</button>
      <button type="submit" disabled={isDisabled} class={isDangerous ? "primary danger" : "primary"} data-testid="confirm">{confirm}</button>
    </div>
  );
}
