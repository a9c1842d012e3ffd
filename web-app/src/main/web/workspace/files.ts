import { make } from "../stage/dom.ts";

/** Offers a text to be kept as a file. */
export function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}

/** Lets the person choose a file, and reads it; undefined if they don't. */
export function choose(accept: string): Promise<string | undefined> {
  const input = make("input", { type: "file", accept, hidden: true, "data-testid": "file" });
  document.body.append(input);
  return new Promise((answer) => {
    const finish = (text: string | undefined) => {
      input.remove();
      answer(text);
    };
    input.addEventListener("cancel", () => finish(undefined));
    input.addEventListener("change", () => {
      void input.files![0]!.text().then(finish, () => finish(""));
    });
    input.click();
  });
}

/** A file's name that says what is in it, and that every system takes. */
export function fileName(title: string): string {
  const words = title.replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-").replaceAll(/^-+|-+$/g, "");
  return `${words.slice(0, 60) || "board"}.chalkstream.json`;
}
