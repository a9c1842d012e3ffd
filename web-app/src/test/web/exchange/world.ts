import { deepStrictEqual } from "node:assert/strict";
import { type Change, type ClientMessage, type Direction, type Element, type EventMessage, limits, protocolVersion, type Role, type ServerMessage, type SnapshotMessage } from "../../../main/web/protocol/contract.ts";
import { encode } from "../../../main/web/protocol/codec.ts";
import { Replica } from "../../../main/web/store/replica.ts";
import { quietReplica } from "../support/quiet_replica.ts";
import type { Random } from "../support/random_boards.ts";

/** The people at the board; `io.chalkstream.boardstate.exchange` has the same. */
export const roles: readonly Role[] = ["teacher", "teacher", "student", "student", "viewer"];

/** The answers are for the author of the message alone, the events for everybody. */
export interface Outcome {
  readonly answers: readonly ServerMessage[];
  readonly events: readonly EventMessage[];
}

/** What decides the messages of the people, given by their places. */
export type Server = (who: number, message: ClientMessage) => Outcome;

export type Step =
  | { readonly who: number; readonly apply: readonly Change[] }
  | { readonly who: number; readonly reverse: Direction }
  /** Their next message reaches the server. */
  | { readonly who: number; readonly up: true }
  /** So many messages reach them. */
  | { readonly who: number; readonly down: number };

/** A person's page, with what is on its way, in order. */
export interface Person {
  readonly replica: Replica;
  readonly up: ClientMessage[];
  readonly down: ServerMessage[];
}

/** People at one board, each with the page's own copy of it. */
export class World {
  readonly people: readonly Person[];
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
    this.people = roles.map((role, who) => {
      const replica = new Replica(`c-${who}`, `u-${who}`, quietReplica);
      replica.receive({ type: "welcome", protocol: protocolVersion.major, minor: protocolVersion.minor, gateway: "g", role });
      replica.receive({ type: "snapshot", epoch: 0, seq: 0, board: { title: "", frozen: false, studentsHidden: false }, elements: [] });
      return { replica, up: [], down: [] };
    });
  }

  perform(step: Step): void {
    const { replica, up, down } = this.people[step.who]!;
    if ("apply" in step) {
      replica.apply(step.apply);
    } else if ("reverse" in step) {
      replica.reverse(step.reverse);
    } else if ("up" in step) {
      const { answers, events } = this.#server(step.who, JSON.parse(encode(up.shift()!)) as ClientMessage);
      this.people.forEach((person) => person.down.push(...events));
      down.push(...answers);
    } else {
      down.splice(0, step.down).forEach((message) => replica.receive(message));
    }
    up.push(...replica.takeSendable());
  }

  /** Holds that everybody sees the same, when nothing is on its way any more: the same as who comes later, and gets this. */
  holdSame(snapshot: SnapshotMessage): void {
    const late = new Replica("c-late", "u-late", quietReplica);
    late.receive(snapshot);
    for (const { replica } of this.people) {
      deepStrictEqual(replica.isSettled, true);
      deepStrictEqual(byId(replica.store.elements()), byId(snapshot.elements));
      deepStrictEqual(byId(replica.store.elements()), byId(late.store.elements()));
      deepStrictEqual(replica.store.settings, late.store.settings);
    }
  }

  /** What is left to do until nothing is on its way; empty: nothing. */
  deliveries(): readonly Step[] {
    return this.people.flatMap(({ up, down }, who): readonly Step[] => [
      ...(up.length > 0 ? [{ who, up: true } as const] : []),
      ...(down.length > 0 ? [{ who, down: limits.opsInFlight }] : []),
    ]);
  }
}

/** Runs something with new ids that are the same for the same `random`. */
export function withIdsOf(random: Random, run: () => void): void {
  const original = crypto.getRandomValues;
  crypto.getRandomValues = (<T extends ArrayBufferView | null>(array: T): T => {
    (array as unknown as Uint8Array).forEach((_, i, bytes) => bytes[i] = Math.floor(random() * 256));
    return array;
  }) as typeof crypto.getRandomValues;
  try {
    run();
  } finally {
    crypto.getRandomValues = original;
  }
}

function byId(elements: Iterable<Element>): readonly Element[] {
  return [...elements].sort((a, b) => (a.id < b.id ? -1 : 1));
}
