import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { limits } from "../../../main/web/protocol/contract.ts";
import { addressOf, boardAt } from "../../../main/web/access/address.ts";
import { isId, newId, randomLetters } from "../../../main/web/protocol/ids.ts";

Deno.test("K1 a board's address leads to it by its link, on the server that it was copied from", () => {
  const board = { boardId: "b-1_Z", link: "eyJ.x-_Y.z" };
  const address = addressOf(board, "http://school.example:8081/?other=1#x");
  strictEqual(address, "http://school.example:8081/b/b-1_Z#eyJ.x-_Y.z");
  deepStrictEqual(boardAt(address), board);
});

Deno.test("K1 an address may lack the link", () => {
  deepStrictEqual(boardAt("http://localhost/b/b1"), { boardId: "b1", link: "" });
  deepStrictEqual(boardAt("http://localhost/b/b1#"), { boardId: "b1", link: "" });
});

Deno.test("C1: an address without a good board id leads to none", () => {
  strictEqual(boardAt("http://localhost/"), undefined);
  strictEqual(boardAt("http://localhost/b/"), undefined);
  strictEqual(boardAt("http://localhost/b/a/b"), undefined);
  strictEqual(boardAt(`http://localhost/b/${"x".repeat(65)}`), undefined);
});

Deno.test("new ids are good ids, and different", () => {
  const ids = new Set(Array.from({ length: 1000 }, newId));
  strictEqual(ids.size, 1000);
  ids.forEach((id) => ok(/^[A-Za-z0-9_-]{21}$/.test(id)));
});

Deno.test("K2 a secret is as long as it has to be, and an identifier", () => {
  const secret = randomLetters(limits.secretLength);
  strictEqual(secret.length, limits.secretLength);
  ok(isId(secret));
});
