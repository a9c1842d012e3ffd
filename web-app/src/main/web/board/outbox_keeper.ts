import type { Clock } from "../base/clock.ts";
import type { OrphanedClient } from "../device/journal_store.ts";
import type { OutboxJournal } from "../device/outbox_journal.ts";
import { allNumbers, type ClientState, movedAfter, type Numbers } from "../store/client_state.ts";
import type { Replica } from "../store/replica.ts";

export interface OutboxKeeperListener {
  newClient(): string;
  /** More may be sent, or leaving has become safe. */
  changed(): void;
  /** The replica goes on as another client. */
  clientChanged(): void;
  /** A client was found that the server has forgotten by now (E6): its operations are not sent. */
  expired(state: ClientState): void;
}

/** The server forgets a client's numbers after 7 days (E6); clocks may be wrong by a day. In milliseconds. */
const longestAway = 6 * 24 * 3_600_000;

/** When this page looks for clients whose page is gone: isImmediate after it was loaded, then again and again. In milliseconds. */
const firstLook = 500;
const nextLook = 5_000;

/** Keeps a replica's outbox on the device, and sends what pages that are gone have left there, one client after the other. */
export class OutboxKeeper {
  readonly #replica: Replica;
  readonly #journal: OutboxJournal | undefined;
  readonly #clock: Clock;
  readonly #listener: OutboxKeeperListener;
  readonly #orphans: OrphanedClient[] = [];
  #cancelLook = () => {};
  #isClosed = false;

  /** Without a journal, nothing is kept. */
  constructor(replica: Replica, journal: OutboxJournal | undefined, clock: Clock, listener: OutboxKeeperListener) {
    this.#replica = replica;
    this.#journal = journal;
    this.#clock = clock;
    this.#listener = listener;
    if (journal !== undefined) {
      journal.listener = {
        changed: () => this.#changed(),
        taken: (client, until) => this.#taken(client, until),
      };
      this.#lookIn(firstLook);
    }
  }

  /** The last numbers that may be sent. */
  get sendable(): Numbers {
    return this.#journal?.sendable(this.#replica.client) ?? allNumbers;
  }

  /** Whether leaving the page loses nothing. */
  get isComplete(): boolean {
    return this.#replica.isSettled || this.#journal?.isComplete === true;
  }

  /** To be called after each change of the replica's outbox. */
  save(): void {
    this.#journal?.save(this.#replica.state);
    this.#renewIfNeeded();
    this.#adoptNext();
  }

  /** Sends what a page that is gone has left, as isImmediate as nothing of this page's own is open. */
  adopt(orphan: OrphanedClient): void {
    this.#orphans.push(orphan);
    this.#adoptNext();
  }

  /** Takes over nothing more: this page sends no more. What is kept stays so. */
  close(): void {
    this.#isClosed = true;
    this.#cancelLook();
  }

  #renewIfNeeded(): void {
    if (this.#journal?.needsNewClient(this.#replica.state) === true) {
      this.#replica.renew(this.#listener.newClient());
      this.#listener.clientChanged();
    }
  }

  #changed(): void {
    this.#renewIfNeeded();
    this.#listener.changed();
    this.#adoptNext();
  }

  #taken(client: string, until: Numbers): void {
    if (this.#replica.client === client) {
      this.#replica.restore(movedAfter(this.#replica.state, until, this.#listener.newClient()));
      this.#listener.clientChanged();
    }
    this.#journal!.save(this.#replica.state);
  }

  #adoptNext(): void {
    if (this.#replica.isSettled && this.#journal?.isEmpty === true) {
      const orphan = this.#orphans.shift();
      if (orphan !== undefined) {
        this.#journal.adopt(orphan.state);
        this.#continueAs(orphan);
      }
    }
  }

  #continueAs({ state, age }: OrphanedClient): void {
    if (Math.abs(age) > longestAway) {
      this.#listener.expired(state);
      this.save();
    } else {
      this.#replica.restore(state);
      this.#listener.clientChanged();
    }
  }

  #lookIn(wait: number): void {
    this.#cancelLook = this.#clock.after(wait, () => void this.#look());
  }

  async #look(): Promise<void> {
    const orphan = this.#orphans.length === 0 ? await this.#journal!.takeOver() : undefined;
    if (orphan !== undefined) {
      this.adopt(orphan);
    }
    if (!this.#isClosed) {
      this.#lookIn(nextLook);
    }
  }
}
