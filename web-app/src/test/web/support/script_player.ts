import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { WebSocketBoardClient } from "../../../main/web/board/websocket_board_client.ts";
import type { OrphanedClient } from "../../../main/web/device/journal_store.ts";
import { OutboxJournal } from "../../../main/web/device/outbox_journal.ts";
import type { Change } from "../../../main/web/protocol/contract.ts";
import { FakeAdmission } from "./fake_admission.ts";
import { FakeClock, settled } from "./fake_clock.ts";
import { FakeSocket } from "./fake_socket.ts";
import { MemoryDevice } from "./memory_journal.ts";

/** As the README.md of the scripts says. */
export type Step =
  | { readonly opens: string }
  | { readonly on: string; readonly expect: unknown }
  | { readonly on: string; readonly send: unknown }
  | { readonly on: string; readonly parts: unknown; readonly size: number }
  | { readonly on: string; readonly close: number }
  | { readonly closed: string; readonly code?: number }
  | { readonly apply: readonly Change[] }
  | { readonly ask: "undo" | "redo" }
  | { readonly elements: readonly string[] }
  | { readonly reloads: true }
  | { readonly leaves: true };

const compared: ReadonlySet<string> = new Set(["hello", "op", "undo", "redo"]);
/** Longer than any wait of C8. */
const longAfter = 60_000;

/** Plays the person and the gateway of a client script. */
export class ScriptPlayer {
  readonly #clock = new FakeClock();
  readonly #sockets: FakeSocket[] = [];
  readonly #connections = new Map<string, FakeSocket>();
  /** The ids that the client has taken: the first one is `client-1` in scripts. */
  readonly #clients: string[] = [];
  readonly #device = new MemoryDevice();
  #client: WebSocketBoardClient;
  #ids = 0;
  #pages = 0;

  constructor() {
    this.#clock.chance = 0;
    this.#client = this.#load(this.#journal(), undefined);
  }

  async play(step: Step): Promise<void> {
    if ("opens" in step) {
      await this.#open(step.opens);
    } else if ("expect" in step) {
      deepStrictEqual(this.#next(this.#connection(step.on)), step.expect);
    } else if ("send" in step) {
      const frame = this.#withRealIds(step.send);
      this.#connection(step.on).receive(...(Array.isArray(frame) ? frame : [frame]));
    } else if ("parts" in step) {
      this.#sendInParts(this.#connection(step.on), this.#withRealIds(step.parts), step.size);
    } else if ("close" in step) {
      this.#connection(step.on).lose(step.close);
      this.#assertNothingElse(this.#connection(step.on));
    } else if ("closed" in step) {
      this.#closed(this.#connection(step.closed), step.code);
    } else if ("apply" in step) {
      this.#client.apply(step.apply);
    } else if ("ask" in step) {
      this.#client[step.ask]();
    } else if ("reloads" in step) {
      await this.#reload();
    } else if ("elements" in step) {
      deepStrictEqual([...this.#client.elements()].map(({ id }) => id).sort(), step.elements);
    } else {
      await this.#clock.pass(longAfter);
      strictEqual(this.#sockets.length, this.#connections.size);
    }
    await settled();
  }

  /** The client leaves: nothing may have been sent that the script doesn't have. */
  end(): void {
    this.#client.close();
    this.#connections.forEach((socket) => this.#assertNothingElse(socket));
    strictEqual(this.#sockets.length, this.#connections.size, "another connection");
  }

  #sendInParts(socket: FakeSocket, snapshot: unknown, size: number): void {
    const bytes = new TextEncoder().encode(JSON.stringify(snapshot));
    socket.receive({ type: "snapshot-begin", bytes: bytes.length });
    for (let from = 0; from < bytes.length; from += size) {
      socket.receiveBytes(bytes.subarray(from, from + size));
    }
  }

  #journal(): OutboxJournal {
    return new OutboxJournal(this.#device.journal(`${++this.#pages}`));
  }

  #load(journal: OutboxJournal, orphan: OrphanedClient | undefined): WebSocketBoardClient {
    const person = { user: "u-ana", name: "Ana" };
    const options = { boardId: "b", person, admission: new FakeAdmission(), device: { journal, orphan }, url: "ws://test/ws/boards/b" };
    return new WebSocketBoardClient(options, {
      clock: this.#clock,
      newId: () => `page-${++this.#ids}`,
      connect: () => {
        this.#sockets.push(new FakeSocket());
        return this.#sockets.at(-1)!;
      },
    });
  }

  async #reload(): Promise<void> {
    this.#device.openPages.clear();
    this.#client.close();
    const journal = this.#journal();
    this.#client = this.#load(journal, await journal.takeOver());
  }

  async #open(name: string): Promise<void> {
    await this.#clock.pass(0);
    const socket = this.#sockets[this.#connections.size];
    ok(socket !== undefined, `the client doesn't ask for connection ${name}`);
    this.#connections.set(name, socket);
    socket.open();
  }

  #connection(name: string): FakeSocket {
    return this.#connections.get(name)!;
  }

  #next({ sent }: FakeSocket): unknown {
    let message = sent.shift();
    while (message !== undefined && !compared.has(message.type)) {
      message = sent.shift();
    }
    if (message?.type === "hello" && !this.#clients.includes(message.client)) {
      this.#clients.push(message.client);
    }
    return message && this.#withScriptIds(message);
  }

  #closed(socket: FakeSocket, code: number | undefined): void {
    ok(socket.closedByClient);
    if (code !== undefined) {
      strictEqual(socket.closeCode, code);
    }
    this.#assertNothingElse(socket);
  }

  #assertNothingElse({ sent }: FakeSocket): void {
    deepStrictEqual(sent.filter(({ type }) => compared.has(type)), []);
  }

  #withRealIds(message: unknown) {
    return JSON.parse(
      this.#clients.reduce((text, id, i) => text.replaceAll(`"client-${i + 1}"`, `"${id}"`), JSON.stringify(message)),
    );
  }

  #withScriptIds(message: unknown): unknown {
    return JSON.parse(
      this.#clients.reduce((text, id, i) => text.replaceAll(`"${id}"`, `"client-${i + 1}"`), JSON.stringify(message)),
    );
  }
}
