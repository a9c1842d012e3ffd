import { deepStrictEqual, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import type { Change, ClientMessage, Element, ServerMessage } from "../../../main/web/protocol/contract.ts";
import { Replica } from "../../../main/web/store/replica.ts";
import { ModelBoard } from "../support/model_board.ts";
import { quietReplica } from "../support/quiet_replica.ts";
import { put, remove, setX } from "../support/samples.ts";

/** A client with its connection: both directions hold what is under way, in order. */
class Person {
  readonly replica: Replica;
  connected = false;
  lostOperation = false;
  madeOps = 0;
  madeRequests = 0;
  refusals = 0;
  up: ClientMessage[] = [];
  down: ServerMessage[] = [];

  constructor(readonly id: string) {
    this.replica = new Replica(id, `u-${id}`, { ...quietReplica, notice: () => this.refusals++ });
  }

  flush(): void {
    if (this.connected) {
      this.up.push(...this.replica.takeSendable());
    }
  }

  loseOperation(pick: number): void {
    const operations = this.up.filter(({ type }) => type === "op");
    const lost = operations[pick % (operations.length + 1)];
    this.up = this.up.filter((message) => message !== lost);
    this.lostOperation ||= lost !== undefined;
  }

  /** Whatever is under way gets lost. */
  disconnect(): void {
    this.connected = false;
    this.lostOperation = false;
    this.up = [];
    this.down = [];
  }
}

class World {
  readonly board = new ModelBoard();
  readonly people: readonly Person[];
  #ids = 0;

  constructor(people: number) {
    this.people = Array.from({ length: people }, (_, i) => new Person(`c${i}`));
  }

  /** `pick` chooses among what is possible. */
  step({ kind, who, pick }: Step): void {
    const person = this.people[who % this.people.length]!;
    switch (kind) {
      case "draw":
        person.replica.apply(this.#changes(pick));
        person.madeOps++;
        break;
      case "undo":
        person.replica.reverse("undo");
        person.madeRequests++;
        break;
      case "connect":
        this.connect(person, pick % 2 === 0);
        break;
      case "lose connection":
        person.disconnect();
        break;
      case "reach server":
        this.reachServer(person);
        break;
      case "reach client":
        this.reachClient(person);
        break;
      case "lose an operation":
        person.loseOperation(pick);
        break;
      case "repeat events":
        person.down.push(...this.board.events.slice(-(1 + pick % 3)));
        break;
      case "miss an event":
        this.#missEvent(person, pick);
        break;
      case "resynchronise":
        if (person.connected) {
          person.down = [...person.down.filter(({ type }) => type !== "event"), this.board.snapshot()];
        }
        break;
    }
    person.flush();
  }

  /** Everything arrives, until nothing is under way any more. A gateway that lost an operation closes the connection. */
  settle(): void {
    this.people.filter(({ lostOperation }) => lostOperation).forEach((person) => person.disconnect());
    for (let round = 0; this.#busy(); round++) {
      strictEqual(round < 10_000, true, "it never comes to rest");
      for (const person of this.people) {
        this.connect(person, true);
        this.reachServer(person);
        this.reachClient(person);
        person.flush();
      }
    }
  }

  connect(person: Person, canResume: boolean): void {
    if (person.connected) {
      return;
    }
    person.connected = true;
    const resume = person.replica.hello().resume;
    const missed = this.board.events.slice(resume?.seq ?? 0);
    person.down = canResume && resume !== undefined ? missed : [this.board.snapshot()];
    person.replica.sendAgain();
    person.flush();
  }

  reachServer(person: Person): void {
    const message = person.up.shift();
    if (message === undefined) {
      return;
    }
    const { events = [], answer } = this.board.decide(person.replica.client, message);
    if (answer !== undefined) {
      person.down.push(answer);
    }
    this.people.filter(({ connected }) => connected).forEach(({ down }) => down.push(...events));
  }

  reachClient(person: Person): void {
    const message = person.down.shift();
    const demand = message && person.replica.receive(message);
    // This world never forgets numbers, so nobody may come to the conclusion that it did.
    strictEqual(demand === "renew", false);
    if (demand === "reconnect") {
      person.disconnect();
    }
  }

  #missEvent(person: Person, pick: number): void {
    const events = person.down.filter(({ type }) => type === "event");
    const missed = events[pick % (events.length + 1)];
    // A gateway that misses the last event learns of it only by the next one, so here something always follows.
    if (missed !== undefined && missed !== events.at(-1)) {
      person.down.splice(person.down.indexOf(missed), 1);
    }
  }

  #busy(): boolean {
    return this.people.some(({ connected, replica, up, down }) =>
      !connected || up.length > 0 || down.length > 0 || replica.pendingOps > 0
    );
  }

  #changes(pick: number): readonly Change[] {
    const old = `e${this.#ids === 0 ? 0 : pick % this.#ids}`;
    const kinds: (() => readonly Change[])[] = [
      () => [put(`e${this.#ids++}`, pick)],
      () => [put(`e${this.#ids++}`, pick), put(`e${this.#ids++}`, pick)],
      () => [setX(old, pick)],
      () => [remove(old)],
      () => [setX(old, pick), put(`e${this.#ids++}`, pick)],
      () => [{ kind: "like", id: old, on: pick % 2 === 0 }],
      () => [{ kind: "lock", id: old, on: pick % 2 === 0 }],
      () => [{ kind: "freeze", on: pick % 2 === 0 }],
      () => [{ kind: "rename", title: `title ${pick}` }, put(`e${this.#ids++}`, pick)],
      () => [{ kind: "clear" }],
    ];
    return kinds[pick % kinds.length]!();
  }
}

const kinds = [
  "draw",
  "draw",
  "undo",
  "connect",
  "lose connection",
  "reach server",
  "reach server",
  "reach server",
  "reach client",
  "reach client",
  "reach client",
  "lose an operation",
  "repeat events",
  "miss an event",
  "resynchronise",
] as const;

interface Step {
  readonly kind: (typeof kinds)[number];
  readonly who: number;
  readonly pick: number;
}

const steps = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), who: fc.nat({ max: 9 }), pick: fc.nat({ max: 1_000 }) }),
  { minLength: 1, maxLength: 400, size: "max" },
);

function byId(elements: Iterable<Element>): readonly Element[] {
  return [...elements].sort((a, b) => (a.id < b.id ? -1 : 1));
}

Deno.test("O3 E3 J3 whatever gets lost, repeated or late, all end with the board, and each operation counts once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), steps, (people, script) => {
      const world = new World(people);
      script.forEach((step) => world.step(step));
      world.settle();
      for (const person of world.people) {
        deepStrictEqual(byId(person.replica.store.elements()), byId(world.board.elements.values()));
        deepStrictEqual(person.replica.store.settings, world.board.settings);
        const acknowledgements = world.board.events.filter(({ author, more }) => author.client === person.id && !more);
        const own = acknowledgements.map(({ op }) => op);
        deepStrictEqual(own, [...new Set(own)].sort((a, b) => a - b), "an operation took effect twice or out of order");
        strictEqual(own.length + person.refusals, person.madeOps, "an operation was lost");
        strictEqual(world.board.requests(person.id), person.madeRequests, "a request was lost");
      }
    }),
    { numRuns: 200, seed: 20261123 },
  );
});

Deno.test("E1 until it is settled, everybody sees what they did themselves", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 50 }), (picks) => {
      const world = new World(1);
      const [ana] = world.people;
      picks.forEach((pick) => world.step({ kind: "draw", who: 0, pick }));
      const seen = byId(ana!.replica.store.elements());
      world.settle();
      const refusedSome = ana!.refusals > 0;
      strictEqual(refusedSome || seen.length === world.board.elements.size, true);
      if (!refusedSome) {
        deepStrictEqual(seen, byId(world.board.elements.values()));
      }
    }),
    { numRuns: 200, seed: 20261123 },
  );
});
