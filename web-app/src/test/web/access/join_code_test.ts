import { deepStrictEqual, strictEqual } from "node:assert/strict";
import * as fc from "fast-check";
import { cellOf, lettersOf, readCode, spaced } from "../../../main/web/access/join_code.ts";
import { joinCode } from "../../../main/web/protocol/contract.ts";

const code = fc.string({ unit: fc.constantFrom(...joinCode.alphabet), minLength: joinCode.length, maxLength: joinCode.length });

Deno.test("K9 a code is read in small letters, with blanks and dashes anywhere, and in wide letters", () => {
  for (const typed of ["k7m 4px", " K7M-4PX ", "K 7 M 4 P X", "K7M\u20144PX", "\uff2b\uff17\uff2d\uff14\uff30\uff38", "k7m.4px"]) {
    strictEqual(readCode(typed), "K7M4PX", typed);
  }
});

Deno.test("K9 what looks like a letter of a code is read as that letter", () => {
  strictEqual(readCode("0O5BZU"), "DDS82V");
  strictEqual(readCode("6QACDE"), "GDACDE");
});

Deno.test("K9 every code is read as itself, however it is shown", () => {
  fc.assert(fc.property(code, (made) => {
    deepStrictEqual([readCode(made), readCode(made.toLowerCase()), readCode(spaced(made))], [made, made, made]);
  }));
});

Deno.test("K14 a code may begin with the name of a cell", () => {
  strictEqual(readCode("c7k7 m4px"), "C7K7M4PX");
  strictEqual(cellOf("C7K7M4PX"), "c7");
  strictEqual(cellOf("K7M4PX"), undefined);
  strictEqual(spaced("C7K7M4PX"), "C7K7 M4PX");
});

Deno.test("K9 a code that is typed on a Korean keyboard is read by its keys", () => {
  // K, R, A: ㅏ ㄱ ㅁ; and GKS is one syllable.
  strictEqual(readCode("ㅏㄱㅁ234"), "KRA234");
  strictEqual(readCode("한234"), "GKS234");
  strictEqual(readCode("한 한"), "GKSGKS");
});

Deno.test("K9 anything else is no code", () => {
  for (const typed of ["", "K7M4P", "K7M4PXA", "K7M4P!", "K7M4PXX!", "코드", "K7M4P1"]) {
    strictEqual(readCode(typed), undefined, typed);
  }
  strictEqual(lettersOf("k7m4p"), "K7M4P");
});
