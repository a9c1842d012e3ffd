import type { Operation } from "../store/outbox.ts";
import type { ClientState } from "../store/client_state.ts";

/** What of a client's state is written: the rest is as it was written before. */
export interface ClientWrite {
  readonly client: string;
  /** Whether this page has written, or taken over, this client's state and not removed it since. */
  readonly isKnown: boolean;
  /** Undefined: everything of the client is removed. */
  readonly head: Omit<ClientState, "client" | "operations"> | undefined;
  readonly added: readonly Operation[];
  /** The numbers of the operations that are removed. */
  readonly removed: readonly number[];
}

/** The state of a client whose page is gone. */
export interface OrphanedClient {
  readonly state: ClientState;
  /** How long ago its page wrote it, in milliseconds, by the device's clock. */
  readonly age: number;
}

/** Keeps the state of a board's clients on the device, for all pages of this browser. */
export interface JournalStore {
  /** All or nothing. False: another page has taken over one of the clients, and nothing was written. */
  write(writes: readonly ClientWrite[]): Promise<boolean>;
  /** Takes over a client of the same person and board whose page is gone: the one that was written first. */
  takeOver(): Promise<OrphanedClient | undefined>;
}
