import { WebSocketBoardClient } from "../../../main/web/board/websocket_board_client.ts";
import { OutboxJournal } from "../../../main/web/device/outbox_journal.ts";
import type { ServerMessage } from "../../../main/web/protocol/contract.ts";
import { FakeAdmission } from "./fake_admission.ts";
import { FakeClock, settled } from "./fake_clock.ts";
import { FakeSocket } from "./fake_socket.ts";
import { MemoryDevice, type MemoryJournal } from "./memory_journal.ts";
import { ModelBoard } from "./model_board.ts";

/** One connection at the gateway. */
interface Line {
  readonly socket: FakeSocket;
  readonly tab: Tab;
  client: string;
  isOpen: boolean;
}

export interface Tab {
  readonly client: WebSocketBoardClient;
  readonly store: MemoryJournal;
  readonly page: string;
  isOnline: boolean;
}

/** The pages of one person in one browser, and a gateway that is as far as they let it be. */
export class Tabs {
  readonly device = new MemoryDevice();
  readonly board = new ModelBoard();
  readonly clock = new FakeClock();
  readonly open: Tab[] = [];
  #lines: Line[] = [];
  #ids = 0;

  constructor() {
    this.clock.chance = 0;
  }

  /** Somebody opens the board, in a new tab or in one that was loaded again. */
  async add(): Promise<Tab> {
    const page = `p-${++this.#ids}`;
    const store = this.device.journal(page);
    const journal = new OutboxJournal(store);
    const orphan = await journal.takeOver();
    const device = { journal, orphan };
    const person = { user: "u-ana", name: "Ana" };
    const tab: Tab = {
      client: new WebSocketBoardClient({ boardId: "b", person, admission: new FakeAdmission(), device, url: "ws://test/" }, {
        clock: this.clock,
        newId: () => `c-${++this.#ids}`,
        connect: () => this.#connect(tab),
      }),
      store,
      page,
      isOnline: true,
    };
    this.open.push(tab);
    await settled();
    return tab;
  }

  /** The page is gone from one moment to the next; nothing tells it before. */
  crash(tab: Tab): void {
    this.device.openPages.delete(tab.page);
    this.#lines.filter((line) => line.tab === tab).forEach((line) => line.isOpen = false);
    this.open.splice(this.open.indexOf(tab), 1);
    tab.client.close();
  }

  setOnline(tab: Tab, isOnline: boolean): void {
    tab.isOnline = isOnline;
    for (const line of this.#lines.filter((line) => line.tab === tab && line.isOpen && !isOnline)) {
      line.isOpen = false;
      line.socket.lose();
    }
  }

  /** What the pages have sent reaches the board; `answers`: and they hear of it. */
  async exchange(answers: boolean): Promise<void> {
    for (const line of this.#lines.filter(({ isOpen, tab }) => isOpen && tab.isOnline)) {
      this.#exchange(line, answers);
    }
    await settled();
    this.#lines = this.#lines.filter(({ isOpen, socket }) => isOpen && !socket.closedByClient);
  }

  /** All pages are online, and nothing is left to be done. */
  async rest(): Promise<void> {
    this.open.forEach((tab) => this.setOnline(tab, true));
    for (let round = 0; round < 12; round++) {
      await this.clock.pass(1_500);
      await this.exchange(true);
      await this.exchange(true);
    }
  }

  /** How often each element was put on the board. */
  timesPut(): ReadonlyMap<string, number> {
    const times = new Map<string, number>();
    for (const change of this.board.events.flatMap(({ changes }) => changes)) {
      if (change.kind === "put") {
        times.set(change.element.id, (times.get(change.element.id) ?? 0) + 1);
      }
    }
    return times;
  }

  #connect(tab: Tab): FakeSocket {
    const socket = new FakeSocket();
    this.#lines.push({ socket, tab, client: "", isOpen: true });
    return socket;
  }

  #exchange(line: Line, answers: boolean): void {
    const { socket } = line;
    if (line.client === "") {
      socket.open();
    }
    for (const message of socket.closedByClient ? [] : socket.sent.splice(0)) {
      if (message.type === "hello") {
        line.client = message.client;
        this.#lines.filter((other) => other !== line && other.client === line.client).forEach((other) => other.isOpen = false);
        socket.receive({ type: "welcome", protocol: 1, minor: 2, gateway: "g", role: "teacher" }, this.board.snapshot());
      } else {
        const { events = [], answer } = this.board.decide(line.client, message);
        this.#tell(answers ? line : undefined, events, answer);
      }
    }
  }

  #tell(asker: Line | undefined, events: readonly ServerMessage[], answer: ServerMessage | undefined): void {
    if (asker !== undefined && answer !== undefined) {
      asker.socket.receive(answer);
    }
    // A page that misses an event sees the gap with the next one.
    const hearers = this.#lines.filter(({ isOpen, client, socket }) => isOpen && client !== "" && !socket.closedByClient);
    hearers.filter((line) => asker !== undefined || line !== asker).forEach(({ socket }) => events.forEach((event) => socket.receive(event)));
  }
}
