import { useState } from "preact/hooks";
import { currentLanguage, t } from "../text/text.ts";
import type { TakeBackQuestion } from "../workspace/dialogs.ts";
import { type Amount, type Changer, countOf } from "../workspace/changers.ts";
import { Avatar } from "./avatar.tsx";
import { Answers } from "./widgets/answers.tsx";
import { submit } from "./widgets/form.ts";
import { Modal } from "./widgets/modal.tsx";

const AMOUNTS: readonly Amount[] = [{ last: 1 }, { last: 10 }, { last: 100 }, { minutes: 1 }, { minutes: 5 }, { minutes: 15 }, { minutes: 60 }];

/** Asks whose changes a teacher takes back, and how many (U16). */
export function TakeBackDialog({ question: { people, answer } }: { readonly question: TakeBackQuestion }) {
  const [person, setPerson] = useState(0);
  const [amount, setAmount] = useState(0);
  const finish = () => {
    const user = people[person]?.user;
    const howMuch = AMOUNTS[amount];
    answer(user === undefined || howMuch === undefined ? undefined : { kind: "takeback", user, ...howMuch });
  };
  const leave = () => answer(undefined);
  const chosen = people[person];
  const count = countOf(AMOUNTS[amount]!, chosen?.author);
  return (
    <Modal title={t("takeBack.title")} dismiss={leave}>
      <form onSubmit={submit(finish)}>
        <p>{t("takeBack.text")}</p>
        <Choice id="take-back-user" label={t("takeBack.of")} options={people.map(({ label }) => label)} choose={setPerson} />
        {chosen !== undefined && <About person={chosen} />}
        <Choice id="take-back-amount" label={t("takeBack.howMuch")} options={AMOUNTS.map(words)} choose={setAmount} />
        {count !== undefined && <p role="status" data-testid="take-back-preview">{t("takeBack.preview", { count })}</p>}
        <Answers confirm={t("takeBack.confirm")} isDangerous cancel={leave} />
      </form>
    </Modal>
  );
}

/** What tells somebody from others of their name. */
function About({ person: { label, colour, author } }: { readonly person: Changer }) {
  return (
    <p class="about-changer" data-testid="about-changer">
      {colour !== undefined && <Avatar name={label} colour={colour} />}
      {[
        t(colour === undefined ? "takeBack.gone" : "takeBack.here"),
        ...(author === undefined ? [] : [t("takeBack.changes", { count: author.changes }), t("takeBack.lastAt", { time: moment(author.lastAt) })]),
      ].join(" · ")}
    </p>
  );
}

function moment(at: number): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "short", timeStyle: "short" }).format(at);
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly choose: (index: number) => void;
}

function Choice({ id, label, options, choose }: ChoiceProps) {
  return (
    <>
      <label for={id}>{label}</label>
      <select id={id} data-testid={id} onChange={({ currentTarget }) => choose(currentTarget.selectedIndex)}>
        {options.map((option, i) => <option key={i}>{option}</option>)}
      </select>
    </>
  );
}

function words(amount: Amount): string {
  return "last" in amount ? t("takeBack.last", { count: amount.last }) : t("takeBack.minutes", { count: amount.minutes });
}
