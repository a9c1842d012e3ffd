import { limits } from "./contract.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
const ID = new RegExp(`^[A-Za-z0-9_-]{1,${limits.idLength}}$`);

/** An id that nobody else makes: 21 of 64 letters. Works on pages without TLS too, unlike `crypto.randomUUID`. */
export function newId(): string {
  return randomLetters(21);
}

/** Letters of an id that nobody can guess. */
export function randomLetters(count: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) => LETTERS[byte & 63]).join("");
}

export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}
