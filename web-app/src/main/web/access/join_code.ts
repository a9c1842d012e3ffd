import { joinCode } from "../protocol/contract.ts";

/** Characters that look like one of a code's. A code has none of them. */
const lookAlikes: Readonly<Record<string, string>> = { "0": "D", O: "D", Q: "D", "5": "S", "6": "G", B: "8", Z: "2", U: "V" };
/** The letters of a Korean keyboard, by the keys that they are on: somebody may type a code without switching it. */
const keyOfJamo: Readonly<Record<string, string>> = {
  ㅂ: "Q", ㅈ: "W", ㄷ: "E", ㄱ: "R", ㅅ: "T", ㅛ: "Y", ㅕ: "U", ㅑ: "I", ㅐ: "O", ㅔ: "P",
  ㅁ: "A", ㄴ: "S", ㅇ: "D", ㄹ: "F", ㅎ: "G", ㅗ: "H", ㅓ: "J", ㅏ: "K", ㅣ: "L",
  ㅋ: "Z", ㅌ: "X", ㅊ: "C", ㅍ: "V", ㅠ: "B", ㅜ: "N", ㅡ: "M",
  ㅃ: "Q", ㅉ: "W", ㄸ: "E", ㄲ: "R", ㅆ: "T", ㅒ: "O", ㅖ: "P",
  ㄳ: "RT", ㄵ: "SW", ㄶ: "SG", ㄺ: "FR", ㄻ: "FA", ㄼ: "FQ", ㄽ: "FT", ㄾ: "FX", ㄿ: "FV", ㅀ: "FG", ㅄ: "QT",
  ㅘ: "HK", ㅙ: "HO", ㅚ: "HL", ㅝ: "NJ", ㅞ: "NP", ㅟ: "NL", ㅢ: "ML",
};
const initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const medials = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const finals = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
/** Without and with the name of a cell. */
const lengths = [joinCode.length, joinCode.cellLength + joinCode.length];
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

/** What somebody has typed of a code so far: in capitals, without spaces, with look-alikes as what they look like. */
export function lettersOf(typed: string): string {
  const keys = [...typed].map(keysOf).join("").toUpperCase();
  return [...keys].map((letter) => lookAlikes[letter] ?? letter).filter((letter) => joinCode.alphabet.includes(letter)).join("");
}

/** The code that somebody has typed; undefined: it is none. */
export function readCode(typed: string): string | undefined {
  const letters = lettersOf(typed);
  const meant = [...typed.replace(/[\s\p{Pd}._]/gu, "")].map(keysOf).join("");
  return lengths.includes(letters.length) && meant.length === letters.length ? letters : undefined;
}

/** The name of the cell with which a code begins (K14); undefined: it has none. */
export function cellOf(code: string): string | undefined {
  return code.length === joinCode.length ? undefined : code.slice(0, joinCode.cellLength).toLowerCase();
}

/** A code as it is read aloud and seen from afar: in two halves. */
export function spaced(code: string): string {
  const half = code.length / 2;
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

function keysOf(letter: string): string {
  const code = letter.codePointAt(0)!;
  if (code < firstSyllable || code > lastSyllable) {
    return keyOfJamo[letter] ?? letter.normalize("NFKC");
  }
  const index = code - firstSyllable;
  const parts = [initials[Math.floor(index / 588)]!, medials[Math.floor((index % 588) / 28)]!, finals[index % 28]!];
  return parts.map((part) => keyOfJamo[part] ?? "").join("");
}
