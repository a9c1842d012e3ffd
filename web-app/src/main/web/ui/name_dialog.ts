import { limits } from "../protocol/facts.ts";
import { make } from "./dom.ts";
import { strings } from "./strings.ts";

/** Asks for the person's name. Nothing if they leave without an answer, which `mayCancel` allows. */
export function askName(suggestion: string, mayCancel: boolean): Promise<string | undefined> {
  const input = make("input", {
    id: "name",
    name: "name",
    type: "text",
    required: true,
    maxlength: String(limits.nameLength),
    autocomplete: "nickname",
    "data-testid": "name-input",
  });
  input.value = suggestion;
  const form = make(
    "form",
    { method: "dialog" },
    make("h2", { id: "name-title" }, strings.nameTitle),
    make("p", {}, strings.nameHint),
    make("label", { for: "name" }, strings.nameLabel),
    input,
    make("button", { type: "submit", class: "primary", "data-testid": "name-submit" }, strings.nameSubmit),
  );
  const dialog = make("dialog", { class: "dialog", "aria-labelledby": "name-title" }, form);
  document.body.append(dialog);
  return new Promise((answer) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input.value.trim() !== "") {
        dialog.close(input.value);
      }
    });
    dialog.addEventListener("cancel", (event) => {
      if (!mayCancel) {
        event.preventDefault();
      }
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "" ? undefined : dialog.returnValue);
    });
    dialog.showModal();
    input.select();
  });
}
