import { useRef } from "preact/hooks";
import { limits } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import type { NameQuestion, RenameQuestion, WhoQuestion } from "../workspace/dialogs.ts";
import { submit } from "./widgets/form.ts";
import { Modal } from "./widgets/modal.tsx";

/** Asks for the person's name. Who has one may also say that somebody else is at the device now. */
export function NameDialog({ question: { suggestion, mayCancel, answer } }: { readonly question: NameQuestion }) {
  const input = useRef<HTMLInputElement>(null);
  const somebodyElse = useRef<HTMLInputElement>(null);
  const finish = () => {
    const name = input.current!.value;
    if (name.trim() !== "") {
      answer({ name, isSomebodyElse: somebodyElse.current?.checked === true });
    }
  };
  return (
    <Modal title={t("name.title")} dismiss={mayCancel ? () => answer(undefined) : undefined} initialFocus={() => input.current}>
      <form onSubmit={submit(finish)}>
        <p>{t("name.hint")}</p>
        <label for="name">{t("name.label")}</label>
        <NameInput input={input} suggestion={suggestion} />
        {mayCancel && (
          <label class="check">
            <input ref={somebodyElse} type="checkbox" data-testid="somebody-else" />
            {t("who.somebodyElse", { name: suggestion })}
          </label>
        )}
        <button type="submit" class="primary" data-testid="name-submit">{t("name.submit")}</button>
      </form>
    </Modal>
  );
}

/** Asks a teacher for the name that somebody is to have. */
export function RenameDialog({ question: { name, answer } }: { readonly question: RenameQuestion }) {
  const input = useRef<HTMLInputElement>(null);
  const finish = () => {
    const typed = input.current!.value.trim();
    if (typed !== "") {
      answer(typed);
    }
  };
  return (
    <Modal title={t("person.rename.title", { name })} dismiss={() => answer(undefined)} initialFocus={() => input.current}>
      <form onSubmit={submit(finish)}>
        <label for="name">{t("person.rename.label")}</label>
        <NameInput input={input} suggestion={name} />
        <button type="submit" class="primary" data-testid="name-submit">{t("name.submit")}</button>
      </form>
    </Modal>
  );
}

/** Asks whether the one whom the device knows is still there. */
export function WhoDialog({ question: { name, answer } }: { readonly question: WhoQuestion }) {
  const input = useRef<HTMLInputElement>(null);
  const same = useRef<HTMLButtonElement>(null);
  const finish = () => {
    const typed = input.current!.value;
    if (typed.trim() !== "") {
      answer({ name: typed });
    }
  };
  return (
    <Modal title={t("who.title", { name })} testId="who" initialFocus={() => same.current}>
      <button ref={same} type="button" class="primary" data-testid="who-same" onClick={() => answer("same")}>{t("who.same", { name })}</button>
      <form onSubmit={submit(finish)}>
        <p>{t("who.hint", { name })}</p>
        <label for="name">{t("who.other")}</label>
        <NameInput input={input} suggestion="" />
        <button type="submit" class="secondary" data-testid="who-other">{t("name.submit")}</button>
      </form>
    </Modal>
  );
}

function NameInput({ input, suggestion }: { readonly input: { current: HTMLInputElement | null }; readonly suggestion: string }) {
  return (
    <input
      ref={input}
      id="name"
      name="name"
      type="text"
      required
      maxLength={limits.nameLength}
      autocomplete="off"
      data-testid="name-input"
      defaultValue={suggestion}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
