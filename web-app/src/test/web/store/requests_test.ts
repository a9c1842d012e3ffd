import { deepStrictEqual } from "node:assert/strict";
import { Requests } from "../../../main/web/store/requests.ts";

const everySent = () => true;

Deno.test("U2 undo and redo share one count and name the last operation before them", () => {
  const requests = new Requests();
  requests.add("undo", 4);
  requests.add("redo", 4);
  deepStrictEqual(requests.takeSendable(everySent), [
    { type: "undo", request: 1, after: 4 },
    { type: "redo", request: 2, after: 4 },
  ]);
  deepStrictEqual(requests.takeSendable(everySent), []);
});

Deno.test("U2 a request follows the operation that it waits for", () => {
  const requests = new Requests();
  requests.add("undo", 4);
  requests.add("undo", 9);
  deepStrictEqual(requests.takeSendable((op) => op <= 4).map(({ after }) => after), [4]);
  deepStrictEqual(requests.takeSendable(everySent).map(({ after }) => after), [9]);
});

Deno.test("U3 a request is sent again until it or a later one is answered", () => {
  const requests = new Requests();
  [1, 2, 3].forEach((after) => requests.add("undo", after));
  requests.takeSendable(everySent);
  requests.settle(2);
  requests.sendAgain();
  deepStrictEqual(requests.takeSendable(everySent).map(({ request }) => request), [3]);
});

Deno.test("U3 an answered request is not mistaken for one that was not sent yet", () => {
  const requests = new Requests();
  requests.add("undo", 1);
  requests.takeSendable(everySent);
  requests.settle(1);
  requests.add("undo", 1);
  deepStrictEqual(requests.takeSendable(everySent).map(({ request }) => request), [2]);
});

Deno.test("E5 with a new client id requests count from 1 and name the new numbers", () => {
  const requests = new Requests();
  [5, 6].forEach((after) => requests.add("undo", after));
  requests.takeSendable(everySent);
  requests.settle(1);
  requests.renumber((op) => op - 4);
  deepStrictEqual(requests.takeSendable(everySent), [{ type: "undo", request: 1, after: 2 }]);
});
