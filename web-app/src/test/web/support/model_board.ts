import type { Change, Element } from "../../../main/web/protocol/element.ts";
import { limits } from "../../../main/web/protocol/facts.ts";
import type { BoardEvent, ClientMessage, ServerMessage } from "../../../main/web/protocol/messages.ts";
import { epoch } from "./samples.ts";

interface KnownClient {
  lastOp: number;
  readonly refused: Map<number, ServerMessage>;
  readonly requests: Set<number>;
}

/** The rules of the board, as simply as possible: what all the services together amount to. */
export class ModelBoard {
  readonly events: BoardEvent[] = [];
  readonly elements = new Map<string, Element>();
  readonly #clients = new Map<string, KnownClient>();

  /** Decides a client's message. Returns the new event, which is for everybody, or the answer for the client alone. */
  decide(client: string, message: ClientMessage): { readonly event?: BoardEvent; readonly answer?: ServerMessage } {
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
    return { type: "snapshot", epoch: seq === 0 ? 0 : epoch, seq, elements: [...this.elements.values()] };
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
    const after = this.#outcome(changes);
    if (after === undefined) {
      const answer = { type: "refused" as const, op, code: "unknown-element" as const, message: "no" };
      known.refused.set(op, answer);
      return { answer };
    }
    this.elements.clear();
    after.forEach((element, id) => this.elements.set(id, element));
    const seq = this.events.length + 1;
    const author = { user: "u", name: "N", client };
    const event: BoardEvent = { type: "event", epoch, seq, at: epoch + seq, author, op, changes };
    this.events.push(event);
    return { event };
  }

  /** The board after all of the changes; undefined when one of them can't be (B2 to B5). */
  #outcome(changes: readonly Change[]): Map<string, Element> | undefined {
    const after = new Map(this.elements);
    for (const change of changes) {
      const id = change.kind === "put" ? change.element.id : change.id;
      const element = after.get(id);
      if ((element === undefined) !== (change.kind === "put")) {
        return undefined;
      }
      if (change.kind === "put") {
        after.set(id, change.element);
      } else if (change.kind === "remove") {
        after.delete(id);
      } else {
        after.set(id, { ...element, props: { ...element!.props, ...change.props } } as Element);
      }
    }
    return after;
  }

  #client(id: string): KnownClient {
    const known = this.#clients.get(id) ?? { lastOp: 0, refused: new Map(), requests: new Set() };
    this.#clients.set(id, known);
    return known;
  }
}
