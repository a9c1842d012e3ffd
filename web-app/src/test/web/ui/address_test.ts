import { ok, strictEqual } from "node:assert/strict";
import { addressOf, boardAt } from "../../../main/web/ui/address.ts";
import { newId } from "../../../main/web/protocol/ids.ts";

Deno.test("a board's address leads to it, on the server that it was copied from", () => {
  const address = addressOf("b-1_Z", "http://school.example:8081/?other=1#x");
  strictEqual(address, "http://school.example:8081/b/b-1_Z");
  strictEqual(boardAt(address), "b-1_Z");
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
