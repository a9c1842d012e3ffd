import { deepStrictEqual } from "node:assert/strict";
import { decode, encode } from "../../../main/web/protocol/codec.ts";
import type { Change, ClientMessage, ServerMessage } from "../../../main/web/protocol/contract.ts";
import { golden } from "../support/golden.ts";

function read(kind: string): ReadonlyMap<string, string> {
  const folder = new URL(`${kind}/`, golden);
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  return new Map(names.map((name) => [name.replace(".json", ""), Deno.readTextFileSync(new URL(name, folder))]));
}

const epoch = 1_700_000_000_000;
const ana = { user: "u-ana", name: "Ana", client: "c-ana-1" } as const;
const box = { x: 10, y: 20.5, w: 100, h: 60, z: "a1", color: "blue", fill: "none", size: 4 } as const;
const rectangle = { id: "e1", type: "rectangle", props: box } as const;
const stroke = {
  id: "e2",
  type: "stroke",
  props: { x: -3, y: 7, z: "a2", color: "black", size: 4, points: [0, 0, 0.5, 1.5, 2.25, 0.62] },
} as const;
const text = { id: "e3", type: "text", props: { x: 0, y: 0, z: "a3", color: "red", size: 24, text: "분수 ½ + ½" } } as const;
const post = {
  id: "e4",
  type: "post",
  props: { x: 1, y: 2, w: 200, h: 160, z: "a4", color: "yellow", title: "Homework", body: "Read <b>page 12</b>" },
} as const;
const elements = [rectangle, stroke, text, post] as const;
const shape = { x: 1, y: 2, w: 30, h: 40, size: 2 } as const;
const newTypes = [
  { id: "e5", type: "ellipse", props: { ...shape, z: "a5", color: "green", fill: "none", rotation: 337.5, group: "g1/g2" } },
  { id: "e6", type: "line", props: { ...shape, w: -30, z: "a6", color: "black" } },
  { id: "e7", type: "arrow", props: { ...shape, h: -40, z: "a7", color: "red" } },
  { id: "e8", type: "comment", props: { z: "a8", text: "Well done", post: "e4", name: "Ana" } },
] as const;
const nameless = { id: "e8", type: "comment", props: { z: "a8", text: "Well done", post: "e4", name: "" } } as const;
const teacher = { ...ana, role: "teacher" } as const;
const info = {
  title: "Fractions",
  frozen: true,
  studentsHidden: false,
  createdBy: { user: "u-ana", name: "Ana" },
  createdAt: epoch,
  changedBy: { user: "u-ben", name: "Ben" },
  changedAt: epoch + 900,
} as const;
const ink = { id: "e9", color: "black", size: 4, from: 3, points: [10, 20.5, 0.5, 11, 21, 0.62] } as const;
const drag = {
  e1: { x: 10, y: 20.5 },
  e4: { x: 1, y: 2, w: 220, h: 160, rotation: 90 },
  e9: { x: 1, y: 2, w: 110, h: 160, crop: "0 0 0.5 1" },
  e10: { x: 1, y: 2, points: [0, 0, 0.5, 40, 10, 0.5] },
} as const;
const changes: readonly Change[] = [
  { kind: "put", element: rectangle },
  { kind: "set", id: "e1", props: { x: 11, color: "red" } },
  { kind: "remove", id: "e2" },
];

const clientMessages: Record<string, ClientMessage> = {
  call: { type: "call", n: 3, area: [0, 0, 1280, 720] },
  cursor: { type: "cursor", at: [12.5, -4] },
  "cursor-nowhere": { type: "cursor" },
  drag: { type: "drag", drag },
  "drag-end": { type: "drag" },
  follow: { type: "follow", user: "u-ana" },
  "follow-end": { type: "follow" },
  hello: { type: "hello", protocol: 1, client: "c-ana-1" },
  "hello-minor": { type: "hello", protocol: 1, minor: 1, client: "c-ana-1" },
  "hello-idle": { type: "hello", protocol: 1, client: "c-ana-1", resume: { epoch, seq: 41 }, idle: true },
  "hello-resume": { type: "hello", protocol: 1, client: "c-ana-1", resume: { epoch, seq: 41 } },
  ink: { type: "ink", ink },
  "ink-highlighter": {
    type: "ink",
    ink: { id: "e9", color: "#0f766e", size: 22, opacity: 0.5, dash: "dashed", brush: "highlighter", from: 0, points: [10, 20.5, 0.5] },
  },
  "ink-end": { type: "ink" },
  "ink-taken-back": { type: "ink", ink: { ...ink, from: 0, points: [] } },
  laser: { type: "laser", at: [100, 200.5] },
  "ping-active": { type: "ping", active: true },
  "laser-off": { type: "laser" },
  writing: { type: "writing", id: "e1" },
  "writing-end": { type: "writing" },
  op: { type: "op", op: 7, changes: elements.map((element) => ({ kind: "put", element })) },
  "op-all-changes": {
    type: "op",
    op: 10,
    changes: [
      { kind: "like", id: "e4", on: true },
      { kind: "lock", id: "e4", on: true },
      { kind: "freeze", on: true },
      { kind: "hide-students", on: true },
      { kind: "rename", title: "Fractions" },
      { kind: "clear" },
    ],
  },
  "op-all-types": { type: "op", op: 9, changes: newTypes.map((element) => ({ kind: "put", element })) },
  "op-epoch": { type: "op", op: 12, epoch, changes: [{ kind: "restore", seq: 40 }] },
  "op-traced": {
    type: "op",
    op: 17,
    changes: [{ kind: "clear" }],
    trace: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  },
  "op-delete": { type: "op", op: 12, changes: [{ kind: "delete" }] },
  "op-paper": { type: "op", op: 16, changes: [{ kind: "paper", paper: "manuscript" }] },
  "op-look": {
    type: "op",
    op: 15,
    changes: [
      {
        kind: "put",
        element: {
          id: "e9",
          type: "stroke",
          props: { x: 1, y: 2, z: "a9", color: "#0f766e", size: 22, points: [0, 0, 0.5], opacity: 0.5, dash: "dotted", brush: "highlighter", partOf: "e1", layer: "background" },
        },
      },
      {
        kind: "put",
        element: { id: "e10", type: "image", props: { x: 1, y: 2, w: 30, h: 40, z: "aA", image: "0123456789abcdef".repeat(4), alt: "A map", crop: "0.25 0 1 0.5" } },
      },
      {
        kind: "put",
        element: {
          id: "e11",
          type: "rectangle",
          props: { x: 1, y: 2, w: 30, h: 40, z: "aB", color: "blue", fill: "none", size: 4, label: "One", align: "left", weight: "bold", slant: "italic", radius: 32 },
        },
      },
      { kind: "put", element: { id: "e12", type: "text", props: { x: 1, y: 2, z: "aC", color: "black", size: 24, text: "- One", align: "right", wrap: 200 } } },
      { kind: "put", element: { id: "e13", type: "polyline", props: { x: 1, y: 2, z: "aD", color: "black", size: 4, points: [0, 0, 0.5, 10, 20, 0.5] } } },
    ],
  },
  "op-restore": { type: "op", op: 11, changes: [{ kind: "restore", seq: 40 }] },
  "op-takeback": { type: "op", op: 13, changes: [{ kind: "takeback", user: "u-ben", last: 10 }] },
  "op-takeback-minutes": { type: "op", op: 14, changes: [{ kind: "takeback", user: "u-ben", minutes: 5 }] },
  "op-set-remove": { type: "op", op: 8, changes: changes.slice(1) },
  ping: { type: "ping" },
  redo: { type: "redo", request: 2, after: 8 },
  "redo-epoch": { type: "redo", request: 3, after: 8, epoch },
  undo: { type: "undo", request: 1, after: 8 },
  "undo-epoch": { type: "undo", request: 2, after: 8, epoch },
  view: { type: "view", area: [0, 0, 1280, 720.5] },
  "view-end": { type: "view" },
};

const serverMessages: Record<string, ServerMessage> = {
  accepted: { type: "accepted", op: 8 },
  awareness: {
    type: "awareness",
    delta: {
      people: { "u-ana": { name: "Ana", role: "teacher", colour: 3, since: epoch, idle: false }, "u-cem": null },
      cursors: { "u-ana_1": [12.5, -4], "u-ben_1": null },
      inks: { "u-ana_1": ink, "u-ben_1": null },
      drags: { "u-ben_1": drag, "u-ana_1": null },
      lasers: { "u-ana_1": [100, 200.5], "u-ben_1": null },
      views: { "u-ana_1": [0, 0, 1280, 720.5], "u-ben_1": null },
      follows: { "u-ben_1": "u-ana", "u-ana_1": null },
      calls: { "u-ana_1": { n: 3, area: [0, 0, 1280, 720] } },
      writings: { "u-ana_1": "e1", "u-ben_1": null },
    },
  },
  "awareness-complete": {
    type: "awareness",
    delta: {
      complete: true,
      tick: 40,
      people: { "u-ben": { name: "Ben", role: "student", colour: 0, since: epoch + 100, idle: true } },
    },
  },
  error: { type: "error", code: "malformed", message: 'not a message of the protocol at ["x"]' },
  event: { type: "event", epoch, seq: 42, at: epoch + 1_000, author: teacher, op: 8, changes },
  "event-deleted": {
    type: "event",
    epoch,
    seq: 46,
    at: epoch + 4_000,
    author: teacher,
    op: 12,
    changes: [{ kind: "delete" }],
  },
  "event-hidden": {
    type: "event",
    epoch,
    seq: 48,
    at: epoch + 6_000,
    author: { user: "u-ben", client: "c-ben-1", role: "student" },
    op: 1,
    changes: [{ kind: "put", element: nameless }],
  },
  "event-part": {
    type: "event",
    epoch,
    seq: 44,
    at: epoch + 3_000,
    author: teacher,
    op: 10,
    more: true,
    changes: [
      { kind: "like", id: "e4", on: true, user: "u-ana" },
      { kind: "lock", id: "e4", on: true },
      { kind: "freeze", on: true },
      { kind: "hide-students", on: true },
      { kind: "rename", title: "Fractions" },
      { kind: "remove", id: "e4" },
    ],
  },
  "event-undo": {
    type: "event",
    epoch,
    seq: 43,
    at: epoch + 2_000,
    author: teacher,
    op: 1,
    reverses: { direction: "undo", seq: 42 },
    changes: [{ kind: "set", id: "e1", props: { x: 10, color: "blue" } }],
  },
  drain: { type: "drain", closesInMs: 4_200 },
  history: { type: "history", undo: 3, redo: 0, undoes: { action: "move", elements: 3 } },
  "history-answer": {
    type: "history",
    undo: 2,
    redo: 1,
    undoes: { action: "remove" },
    redoes: { action: "freeze", elements: 0 },
    client: "c-ana-1",
    request: 1,
    kept: { elements: 2, by: [{ user: "u-ben", name: "Ben" }] },
  },
  pong: { type: "pong" },
  "refused-gap": { type: "refused", op: 12, code: "op-gap", message: "operation 10 is expected", expected: 10 },
  "refused-op": { type: "refused", op: 9, code: "unknown-element", message: "element e9 is not on the board" },
  "refused-request": {
    type: "refused",
    request: 3,
    code: "nothing-to-reverse",
    message: "there is nothing to undo",
    kept: { elements: 1, by: [] },
  },
  snapshot: {
    type: "snapshot",
    epoch,
    seq: 41,
    board: info,
    elements: [rectangle, stroke, text, { ...post, likes: ["u-ana", "u-ben"], locked: true }, ...newTypes],
  },
  "people-changed": { type: "people-changed" },
  "snapshot-begin": { type: "snapshot-begin", bytes: 8_600_000 },
  "snapshot-empty": { type: "snapshot", epoch: 0, seq: 0, board: { title: "", frozen: false, studentsHidden: false }, elements: [] },
  "snapshot-hidden": {
    type: "snapshot",
    epoch,
    seq: 48,
    board: { title: "", frozen: false, studentsHidden: true, createdAt: epoch, changedAt: epoch + 6_000 },
    elements: [nameless],
  },
  welcome: { type: "welcome", protocol: 1, gateway: "gateway-8080", role: "teacher" },
  "welcome-traced": { type: "welcome", protocol: 1, minor: 2, gateway: "gateway-8080", role: "student", traced: 0.01 },
};

Deno.test("every golden message is known here", () => {
  deepStrictEqual(Object.keys(clientMessages).sort(), [...read("client").keys()].sort());
  deepStrictEqual(Object.keys(serverMessages).sort(), [...read("server").keys()].sort());
});

for (const [name, json] of read("client")) {
  Deno.test(`the client's message ${name} is encoded as the golden file has it`, () => {
    deepStrictEqual(JSON.parse(encode(clientMessages[name]!)), JSON.parse(json));
  });
}

for (const [name, json] of read("server")) {
  Deno.test(`the server's message ${name} is decoded from the golden file`, () => {
    deepStrictEqual(normalised(decode(json)), [normalised(serverMessages[name])]);
  });
}

Deno.test("C1 a frame may hold several messages", () => {
  deepStrictEqual(decode('[{"type":"pong"},{"type":"accepted","op":8}]'), [
    { type: "pong" },
    { type: "accepted", op: 8 },
  ]);
});

/** Without the difference between 4 and 4.0 that Java may write. */
function normalised(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
