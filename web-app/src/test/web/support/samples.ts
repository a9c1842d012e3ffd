import type {
  BoardInfo,
  Change,
  Element,
  EventMessage,
  Props,
  ServerMessage,
  SnapshotMessage,
} from "../../../main/web/protocol/contract.ts";

export const epoch = 1_700_000_000_000;

export function rectangle(id: string, x = 0): Element {
  return { id, type: "rectangle", props: { x, y: 0, w: 10, h: 10, z: "a1", color: "blue", fill: "none", size: 4 } };
}

export function put(id: string, x = 0): Change {
  return { kind: "put", element: rectangle(id, x) };
}

/** Where an element of any type is; undefined: nowhere. */
export function xOf(element: Element | undefined): number | undefined {
  return (element?.props as Props | undefined)?.x;
}

export function setX(id: string, x: number): Change {
  return { kind: "set", id, props: { x } };
}

export function remove(id: string): Change {
  return { kind: "remove", id };
}

export function event(seq: number, changes: readonly Change[], more: Partial<EventMessage> = {}): EventMessage {
  const author = { user: "u-ben", name: "Ben", client: "c-ben", role: "teacher" } as const;
  return { type: "event", epoch, seq, at: epoch + seq, author, op: seq, changes, ...more };
}

/** An event that is the outcome of this client's operation. */
export function ownEvent(client: string, op: number, seq: number, changes: readonly Change[]): EventMessage {
  return event(seq, changes, { op, author: { user: "u-ana", name: "Ana", client, role: "teacher" } });
}

export const emptySnapshot: SnapshotMessage = {
  type: "snapshot",
  epoch: 0,
  seq: 0,
  board: { title: "", frozen: false, studentsHidden: false },
  elements: [],
};

export function snapshot(seq: number, elements: readonly Element[], board: Partial<BoardInfo> = {}): SnapshotMessage {
  return { type: "snapshot", epoch, seq, board: { title: "", frozen: false, studentsHidden: false, ...board }, elements };
}

export function gap(op: number, expected: number): ServerMessage {
  return { type: "refused", op, code: "op-gap", message: `operation ${expected} is expected`, expected };
}

export function refusedOp(op: number): ServerMessage {
  return { type: "refused", op, code: "unknown-element", message: "element e9 is not on the board" };
}
