import type { Operation } from "./outbox.ts";
import type { Reverse } from "./requests.ts";

/** A client's operations and requests without an outcome, with its numbers: enough to go on as this client (E1, U3). */
export interface ClientState {
  readonly client: string;
  /** The numbers given last; 0 before the first. */
  readonly lastOp: number;
  readonly lastRequest: number;
  /** In order. */
  readonly operations: readonly Operation[];
  readonly requests: readonly Reverse[];
}

/** The last numbers of operations and of requests that something holds for. */
export interface Numbers {
  readonly op: number;
  readonly request: number;
}

export const allNumbers: Numbers = { op: Infinity, request: Infinity };

/** Whether everything has its outcome. */
export function isSettled({ operations, requests }: ClientState): boolean {
  return operations.length === 0 && requests.length === 0;
}

/** What is left of a client's state after these numbers, as the state of another client. */
export function movedAfter({ operations, requests }: ClientState, after: Numbers, client: string): ClientState {
  const left = operations.filter(({ op }) => op > after.op);
  const numberOf = (op: number) => left.filter((operation) => operation.op <= op).length;
  const leftRequests = requests.filter(({ request }) => request > after.request);
  return {
    client,
    lastOp: left.length,
    lastRequest: leftRequests.length,
    operations: left.map((operation, index) => ({ ...operation, op: index + 1 })),
    requests: leftRequests.map((asked, index) => ({ ...asked, request: index + 1, after: numberOf(asked.after) })),
  };
}
