import type { Change } from "../protocol/element.ts";
import type { Person } from "../protocol/messages.ts";
import { make } from "./dom.ts";
import { strings } from "./strings.ts";

type TakeBack = Extract<Change, { kind: "takeback" }>;
type Amount = { readonly last: number } | { readonly minutes: number };

const AMOUNTS: readonly Amount[] = [{ last: 1 }, { last: 10 }, { last: 100 }, { minutes: 1 }, { minutes: 5 }, { minutes: 15 }, { minutes: 60 }];

/** Asks whose changes a teacher takes back, and how many (U16). Nothing if they leave without an answer. */
export function askTakeBack(people: readonly Person[]): Promise<TakeBack | undefined> {
  const person = choice("take-back-user", people.map(({ name }) => name));
  const amount = choice("take-back-amount", AMOUNTS.map(words));
  const dialog = make(
    "dialog",
    { class: "dialog", "aria-labelledby": "take-back" },
    make(
      "form",
      { method: "dialog" },
      make("h2", { id: "take-back" }, strings.takeBackTitle),
      make("p", {}, strings.takeBackText),
      make("label", { for: person.id }, strings.takeBackOf),
      person,
      make("label", { for: amount.id }, strings.takeBackHowMuch),
      amount,
      make(
        "div",
        { class: "answers" },
        make("button", { type: "submit", class: "secondary", value: "" }, strings.cancel),
        make("button", { type: "submit", class: "primary danger", value: "yes", "data-testid": "confirm" }, strings.takeBackConfirm),
      ),
    ),
  );
  document.body.append(dialog);
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      const user = people[person.selectedIndex]?.user;
      const howMuch = AMOUNTS[amount.selectedIndex];
      const isMeant = dialog.returnValue === "yes" && user !== undefined && howMuch !== undefined;
      answer(isMeant ? { kind: "takeback", user, ...howMuch } : undefined);
    });
    dialog.showModal();
  });
}

function choice(id: string, options: readonly string[]): HTMLSelectElement {
  return make("select", { id, "data-testid": id }, ...options.map((option) => make("option", {}, option)));
}

function words(amount: Amount): string {
  return "last" in amount ? strings.lastChanges(amount.last) : strings.lastMinutes(amount.minutes);
}
