import { make } from "../stage/dom.ts";

/** Offers something to be kept as a file. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}

/** Lets the person choose files; none if they don't. */
export function chooseFiles(accept: string, multiple = true): Promise<readonly File[]> {
  const input = make("input", { type: "file", accept, hidden: true, "data-testid": "file" });
  input.multiple = multiple;
  document.body.append(input);
  return new Promise((answer) => {
    const finish = (files: readonly File[]) => {
      input.remove();
      answer(files);
    };
    input.addEventListener("cancel", () => finish([]));
    input.addEventListener("change", () => finish([...input.files!]));
    input.click();
  });
}

/** A file's name that says what is in it, and that every system takes. */
export function fileName(title: string, ending: string): string {
  const words = title.replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-").replaceAll(/^-+|-+$/g, "");
  return `${words.slice(0, 60) || "board"}.${ending}`;
}
