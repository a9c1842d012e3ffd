import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { limits } from "../../../main/web/protocol/contract.ts";
import { addressOf, destinationAt } from "../../../main/web/access/address.ts";
import { isId, newId, randomLetters } from "../../../main/web/protocol/ids.ts";

Deno.test("K1 a board's address leads to it by its link, on the server that it was copied from", () => {
  const board = { boardId: "b-1_Z", link: "eyJ.x-_Y.z" };
  const address = addressOf(board, "http://school.example:8081/?other=1#x");
  strictEqual(address, "http://school.example:8081/b/b-1_Z#eyJ.x-_Y.z");
  deepStrictEqual(destinationAt(address), { kind: "board", ...board });
});

Deno.test("K1 an address may lack the link", () => {
  deepStrictEqual(destinationAt("http://localhost/b/b1"), { kind: "board", boardId: "b1", link: "" });
  deepStrictEqual(destinationAt("http://localhost/b/b1#"), { kind: "board", boardId: "b1", link: "" });
});

const link = `${"h".repeat(20)}.${"p".repeat(120)}.${"s".repeat(40)}_-9`;
const bent = {
  "its # is encoded": `/b/b1%23${link}`,
  "its # is encoded twice": `/b/b1%2523${link}`,
  "its # is written as in HTML": `/b/b1&#35;${link}`,
  "somebody counts who follows it": `/b/b1?utm_source=mail&x=1#${link}`,
  "a line break was put into it": `/b/b1#${link.slice(0, 20)}%20${link.slice(20)}`,
  "a line was broken as in mails": `/b/b1#${link.slice(0, 20)}=\n${link.slice(20)}`,
  "its # is encoded, and a # comes after it": `/b/b1%23${link}#`,
  "there is a / before the #": `/b/b1/#${link}`,
  "there is a / instead of the #": `/b/b1/${link}`,
  "its b is a capital": `/B/b1#${link}`,
  "a full stop ends the sentence": `/b/b1#${link}.`,
  "a bracket ends the sentence": `/b/b1#${link})`,
  "an exclamation mark ends the sentence": `/b/b1#${link}!`,
  "a blank comes after it": `/b/b1#${link}%20`,
  "quotation marks are around it": `/b/b1#%22${link}%22`,
  "the sentence goes on": `/b/b1#${link},%20and`,
  "Korean goes on after it": `/b/b1#${link}로`,
  "two slashes came of one": `/b//b1#${link}`,
} as const;

for (const [how, path] of Object.entries(bent)) {
  Deno.test(`K1 a link is read as it was meant if ${how}`, () => {
    deepStrictEqual(destinationAt(`http://localhost${path}`), { kind: "board", boardId: "b1", link });
  });
}

Deno.test("K1 a link that is cut off stays one of its board, and isn't repaired", () => {
  const cut = link.slice(0, -9);
  deepStrictEqual(destinationAt(`http://localhost/b/b1#${cut}`), { kind: "board", boardId: "b1", link: cut });
  deepStrictEqual(destinationAt("http://localhost/b/b1/c/d"), { kind: "board", boardId: "b1", link: "c/d" });
});

Deno.test("K1 a board's address of which too much is lost never makes a new board", () => {
  for (const path of ["/b", "/b/", "/B/", "/b/%23", `/b/${"x".repeat(65)}`, "/b/%", "/b#x"]) {
    deepStrictEqual(destinationAt(`http://localhost${path}`), { kind: "broken" }, path);
  }
});

Deno.test("K9 the start page stands at /, with the code of the board that somebody goes on to", () => {
  deepStrictEqual(destinationAt("http://localhost/"), { kind: "start", code: undefined });
  deepStrictEqual(destinationAt("http://localhost/#K7M2PX".replace("7M2", "7M4")), { kind: "start", code: "K7M4PX" });
  deepStrictEqual(destinationAt("http://localhost/#nonsensical"), { kind: "start", code: undefined });
  deepStrictEqual(destinationAt("http://localhost/new"), { kind: "new" });
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
