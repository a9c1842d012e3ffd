import {
  type Change,
  type ClientMessage,
  type Element,
  type EventMessage,
  limits,
  type ServerMessage,
} from "../../../main/web/protocol/contract.ts";
import { changesElement, type ElementChange } from "../../../main/web/protocol/element.ts";
import { settingsAfter } from "../../../main/web/store/apply.ts";
import { type BoardSettings, newBoard } from "../../../main/web/store/board_settings.ts";
import { epoch } from "./samples.ts";

/** So few that clearing takes several events. */
const CHANGES_PER_EVENT = 3;

interface KnownClient {
  lastOp: number;
  readonly refused: Map<number, ServerMessage>;
  readonly requests: Set<number>;
}

/** The rules of the board, as simply as possible: what all the services together amount to. */
export class ModelBoard {
  readonly events: EventMessage[] = [];
  readonly elements = new Map<string, Element>();
  settings: BoardSettings = newBoard;
  readonly #clients = new Map<string, KnownClient>();

  /** Decides a client's message. Returns the new events, which are for everybody, or the answer for the client alone. */
  decide(client: string, message: ClientMessage): { readonly events?: readonly EventMessage[]; readonly answer?: ServerMessage } {
    const known = this.#client(client);
    switch (message.type) {
      case "op":
        return this.#operation(client, known, message.op, message.changes);
      case "undo":
      case "redo":
        known.requests.add(message.request);
        return { answer: { type: "history", undo: 0, redo: 0, client, request: message.request } };
      default:
        return {};
    }
  }

  /** How often each operation of a client has taken effect, and how many requests it has made. */
  requests(client: string): number {
    return this.#client(client).requests.size;
  }

  snapshot(): ServerMessage {
    const seq = this.events.length;
    const { title, frozen, studentsHidden } = this.settings;
    return { type: "snapshot", epoch: seq === 0 ? 0 : epoch, seq, board: { title, frozen, studentsHidden }, elements: [...this.elements.values()] };
  }

  #operation(client: string, known: KnownClient, op: number, changes: readonly Change[]) {
    if (op <= known.lastOp) {
      return { answer: known.refused.get(op) ?? { type: "accepted" as const, op } };
    }
    const expected = known.lastOp + 1;
    if (op > expected) {
      return { answer: { type: "refused" as const, op, code: "op-gap" as const, message: "gap", expected } };
    }
    known.lastOp = op;
    known.refused.delete(op - limits.opsInFlight);
    const effects = this.#effects(changes, `u-${client}`);
    if (effects === undefined) {
      const answer = { type: "refused" as const, op, code: "unknown-element" as const, message: "no" };
      known.refused.set(op, answer);
      return { answer };
    }
    const before = this.events.length;
    const author = { user: `u-${client}`, name: "N", client, role: "teacher" as const };
    do {
      const part = effects.splice(0, CHANGES_PER_EVENT);
      const seq = this.events.length + 1;
      const more = effects.length > 0 ? { more: true as const } : {};
      this.events.push({ type: "event", epoch, seq, at: epoch + seq, author, op, ...more, changes: part });
    } while (effects.length > 0);
    return { events: this.events.slice(before) };
  }

  /** Makes all of the changes and tells what they amount to; undefined when one of them can't be made (B2 to B5). */
  #effects(changes: readonly Change[], user: string): Change[] | undefined {
    const after = new Map(this.elements);
    const effects: Change[] = [];
    for (const change of changes) {
      const parts = change.kind === "clear" ? [...after.keys()].map((id) => ({ kind: "remove" as const, id })) : [change];
      for (const part of parts) {
        if (changesElement(part) && !apply(after, part, user)) {
          return undefined;
        }
        effects.push(part.kind === "like" ? { ...part, user } : part);
      }
    }
    this.settings = effects.reduce(settingsAfter, this.settings);
    this.elements.clear();
    after.forEach((element, id) => this.elements.set(id, element));
    return effects;
  }

  #client(id: string): KnownClient {
    const known = this.#clients.get(id) ?? { lastOp: 0, refused: new Map(), requests: new Set() };
    this.#clients.set(id, known);
    return known;
  }
}

/** Makes a change; returns whether it can be made. */
function apply(elements: Map<string, Element>, change: ElementChange, user: string): boolean {
  const id = change.kind === "put" ? change.element.id : change.id;
  const element = elements.get(id);
  if ((element === undefined) !== (change.kind === "put")) {
    return false;
  }
  switch (change.kind) {
    case "put":
      elements.set(id, change.element);
      break;
    case "set":
      elements.set(id, { ...element!, props: { ...element!.props, ...change.props } } as Element);
      break;
    case "remove":
      elements.delete(id);
      break;
    case "like": {
      const { likes, ...rest } = element!;
      const others = (likes ?? []).filter((other) => other !== user);
      const users = change.on ? [...others, user].sort() : others;
      elements.set(id, users.length > 0 ? { ...rest, likes: users } : rest);
      break;
    }
    case "lock": {
      const { locked, ...rest } = element!;
      elements.set(id, change.on ? { ...rest, locked: true } : rest);
      break;
    }
  }
  return true;
}
