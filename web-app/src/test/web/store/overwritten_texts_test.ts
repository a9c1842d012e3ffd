import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import type { ServerMessage } from "../../../main/web/protocol/contract.ts";
import { Replica } from "../../../main/web/store/replica.ts";
import { text } from "../support/elements.ts";
import { ModelBoard } from "../support/model_board.ts";
import { quietReplica } from "../support/quiet_replica.ts";

/** Several people on one board, whose messages arrive when they are let. */
function world(people: number, written: string) {
  const board = new ModelBoard();
  board.decide("z", { type: "op", op: 1, changes: [{ kind: "put", element: text("t", { text: written }) }] });
  const replicas = Array.from({ length: people }, (_, i) => new Replica(`c${i}`, `u-c${i}`, quietReplica));
  const down = replicas.map((): ServerMessage[] => [board.snapshot()]);
  const hear = (who: number) => down[who]!.splice(0).forEach((message) => replicas[who]!.receive(message));
  replicas.forEach((_, who) => hear(who));
  /** What somebody has written comes to the board. */
  const tell = (who: number) => {
    for (const message of replicas[who]!.takeSendable()) {
      const { events = [], answer } = board.decide(`c${who}`, message);
      down.forEach((inbox, i) => inbox.push(...events, ...(i === who && answer !== undefined ? [answer] : [])));
    }
  };
  return {
    board,
    read: (who: number) => textOf(replicas[who]!.store.get("t")),
    /** Somebody finishes writing; the board doesn't know yet. */
    write: (who: number, written: string) => void replicas[who]!.apply([{ kind: "set", id: "t", props: { text: written } }]),
    hear,
    tell,
    settle(): void {
      for (let round = 0; round < 30; round++) {
        replicas.forEach((_, who) => {
          tell(who);
          down.forEach((_, i) => hear(i));
        });
      }
    },
  };
}

function textOf(element: unknown): string {
  return (element as ReturnType<typeof text>).props.text;
}

Deno.test("B24 who overwrites words that they couldn't know of puts them back", () => {
  const { board, write, tell, settle, read } = world(2, "List:");
  write(0, "List: milk");
  write(1, "List: bread");
  tell(0);
  tell(1);
  strictEqual(textOf(board.elements.get("t")), "List: bread");
  settle();
  deepStrictEqual([textOf(board.elements.get("t")), read(0), read(1)], Array(3).fill("List: milk bread"));
});

Deno.test("B24 who knew of the words may change them, and nothing comes back", () => {
  const { board, write, tell, hear, settle } = world(2, "List:");
  write(0, "List: milk");
  tell(0);
  hear(1);
  write(1, "List:");
  settle();
  strictEqual(textOf(board.elements.get("t")), "List:");
  strictEqual(board.events.length, 3);
});

Deno.test("B24 what comes at last has every word that somebody has added, whoever was quicker", () => {
  const step = fc.record({ who: fc.nat(3), kind: fc.constantFrom("write", "write", "remove", "tell", "hear") });
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const { board, write, tell, hear, settle, read } = world(4, "start here");
    const added: string[] = [];
    for (const { who, kind } of steps) {
      if (kind === "write") {
        const word = `w${added.length}`;
        added.push(word);
        write(who, added.length % 3 === 0 ? `${word} ${read(who)}` : `${read(who)} ${word}`);
      } else if (kind === "remove") {
        write(who, read(who).replace(/start ?/, ""));
      } else if (kind === "tell") {
        tell(who);
      } else {
        hear(who);
      }
    }
    settle();
    const words = read(0).split(/\s+/);
    added.forEach((word) => ok(words.includes(word), `${word} is not in ${read(0)}`));
    deepStrictEqual([1, 2, 3].map(read), Array(3).fill(read(0)));
    ok(board.events.length < 200, `${board.events.length} events`);
  }));
});
