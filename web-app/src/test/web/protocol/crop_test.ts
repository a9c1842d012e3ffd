import { deepStrictEqual, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { readCrop, wholePicture, writtenCrop } from "../../../main/web/protocol/crop.ts";

Deno.test("any part of a picture can be said, is never empty, and is read as it was said", () => {
  const side = fc.double({ min: -1, max: 2, noNaN: true });
  fc.assert(fc.property(side, side, side, side, (left, top, right, bottom) => {
    const text = writtenCrop({ left, top, right, bottom });
    const read = readCrop(text)!;
    strictEqual(writtenCrop(read), text);
    strictEqual(read.left !== read.right && read.top !== read.bottom, true);
    strictEqual(read.left > read.right, left > right && text !== "");
  }));
});

Deno.test("the whole picture is said by nothing", () => {
  strictEqual(writtenCrop(wholePicture), "");
  deepStrictEqual(readCrop(""), wholePicture);
  deepStrictEqual(readCrop("0.25 0 1 0.5"), { left: 0.25, top: 0, right: 1, bottom: 0.5 });
  for (const text of ["0 0 1", "0.5 0 0.5 1", "0 0.10 1 1", "0 0 1 1.5", "a", "0 0 1 1 1"]) {
    strictEqual(readCrop(text), undefined);
  }
});
