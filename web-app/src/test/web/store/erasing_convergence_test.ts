import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { cutLine, inkLine, strokeAlong } from "../../../main/web/elements/cutting.ts";
import { type Change, type ClientMessage, type Element, protocolVersion, type ServerMessage } from "../../../main/web/protocol/contract.ts";
import type { ElementOf } from "../../../main/web/protocol/element.ts";
import { Replica } from "../../../main/web/store/replica.ts";
import { stroke } from "../support/elements.ts";
import { ModelBoard } from "../support/model_board.ts";
import { quietReplica } from "../support/quiet_replica.ts";

const LENGTH = 400;
const REACH = 6;
const EDGE = 1;

let ids = 0;

/** What a person with an eraser makes of the strokes that they see, at one place of a line. */
function erasure(elements: Iterable<Element>, x: number): readonly Change[] {
  return ([...elements] as ElementOf<"stroke">[]).flatMap((element): readonly Change[] => {
    const line = inkLine(element.props);
    const lines = cutLine(line, { x, y: -50 }, { x, y: 50 }, REACH);
    return lines[0] === line
      ? []
      : [{ kind: "remove", id: element.id }, ...lines.map((each): Change => ({
        kind: "put",
        element: { id: `p${ids++}`, type: "stroke", props: { ...strokeAlong(each, element.props), partOf: element.id } },
      }))];
  });
}

/** A person whose messages are on their way, in order. */
class Person {
  readonly replica: Replica;
  readonly notices: string[] = [];
  readonly up: ClientMessage[] = [];
  readonly down: ServerMessage[] = [];

  constructor(readonly id: string) {
    this.replica = new Replica(id, `u-${id}`, { ...quietReplica, notice: (notice) => this.notices.push(notice) });
  }
}

class World {
  readonly board = new ModelBoard();
  readonly people: readonly Person[];
  readonly erased: number[] = [];
  written = 1;

  constructor(count: number) {
    this.people = Array.from({ length: count }, (_, i) => new Person(`c${i}`));
    const points = Array.from({ length: LENGTH / 20 + 1 }, (_, i) => [i * 20, 0, 0.5]).flat();
    this.board.elements.set("s", stroke("s", { points }));
    for (const { replica } of this.people) {
      replica.receive({ type: "welcome", protocol: protocolVersion.major, minor: protocolVersion.minor, gateway: "g", role: "teacher" });
      replica.receive(this.board.snapshot());
    }
  }

  erase(who: number, x: number): void {
    const person = this.people[who % this.people.length]!;
    const changes = erasure(person.replica.store.elements(), x);
    if (changes.length > 0) {
      person.replica.apply(changes);
      this.erased.push(x);
    }
    this.flush(person);
  }

  deliver(who: number, isUp: boolean): void {
    const person = this.people[who % this.people.length]!;
    if (isUp) {
      const message = person.up.shift();
      if (message !== undefined) {
        const { events = [], answer } = this.board.decide(person.id, message);
        person.down.push(...(answer === undefined ? [] : [answer]));
        this.people.forEach(({ down }) => down.push(...events));
      }
    } else {
      const message = person.down.shift();
      if (message !== undefined) {
        person.replica.receive(message);
      }
    }
    this.flush(person);
  }

  settle(): void {
    for (let round = 0; this.people.some(({ up, down, replica }) => up.length + down.length + replica.pendingOps > 0); round++) {
      ok(round < 10_000, "it never comes to rest");
      this.people.forEach((_, who) => [true, false].forEach((isUp) => this.deliver(who, isUp)));
    }
  }

  private flush({ up, replica }: Person): void {
    up.push(...replica.takeSendable());
  }
}

/** Whether there is ink at a place. */
function isInk(elements: Iterable<Element>, x: number): boolean {
  return ([...elements] as ElementOf<"stroke">[]).some(({ props }) => {
    const places = inkLine(props).map(([px]) => px);
    return Math.min(...places) <= x && x <= Math.max(...places);
  });
}

const steps = fc.array(
  fc.oneof(
    fc.record({ who: fc.nat(2), x: fc.integer({ min: 0, max: LENGTH }) }),
    fc.record({ who: fc.nat(2), isUp: fc.boolean() }),
  ),
  { maxLength: 40, size: "max" },
);

Deno.test("E9 whoever erases at once, all end with the same: exactly what nobody has erased", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), steps, (people, script) => {
      const world = new World(people);
      script.forEach((step) => ("x" in step ? world.erase(step.who, step.x) : world.deliver(step.who, step.isUp)));
      world.settle();
      const byId = (elements: Iterable<Element>) => [...elements].sort((a, b) => (a.id < b.id ? -1 : 1));
      for (const { replica, notices } of world.people) {
        deepStrictEqual(byId(replica.store.elements()), byId(world.board.elements.values()));
        deepStrictEqual(notices, []);
      }
      for (let x = 0; x <= LENGTH; x++) {
        const away = Math.min(...world.erased.map((place) => Math.abs(place - x)), Infinity);
        if (Math.abs(away - REACH) > EDGE) {
          // A rest that is shorter than a dot's width between two places is dust.
          const isDust = world.erased.some((place) => place < x && x - place < REACH + EDGE) && world.erased.some((place) => place > x && place - x < REACH + EDGE);
          ok(isDust || isInk(world.board.elements.values(), x) === away > REACH, `${x} of ${world.erased}`);
        }
      }
    }),
    { numRuns: 300, seed: 20261129 },
  );
});

Deno.test("E9 what was to be removed as a whole goes, however somebody else has cut it meanwhile", () => {
  const world = new World(2);
  world.erase(0, 200);
  const [ana, ben] = world.people;
  ben!.replica.apply([{ kind: "remove", id: "s" }]);
  world.settle();
  deepStrictEqual([world.board.elements.size, ana!.notices, ben!.notices], [0, [], []]);
});

Deno.test("an element that somebody else has removed is told of when there is nothing left to remove", () => {
  const world = new World(2);
  world.people.forEach(({ replica }) => replica.apply([{ kind: "remove", id: "s" }]));
  world.people.forEach(({ replica, up }) => up.push(...replica.takeSendable()));
  world.settle();
  strictEqual(world.people.flatMap(({ notices }) => notices).length, 1);
});
