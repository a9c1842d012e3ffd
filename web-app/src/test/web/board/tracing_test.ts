import { deepStrictEqual, match, notStrictEqual, strictEqual } from "node:assert/strict";
import { Tracing } from "../../../main/web/board/tracing.ts";
import type { ClientMessage, WelcomeMessage } from "../../../main/web/protocol/contract.ts";

const welcome: WelcomeMessage = { type: "welcome", protocol: 1, gateway: "g", role: "teacher" };
const operation: ClientMessage = { type: "op", op: 1, changes: [{ kind: "clear" }] };

function traceOf(message: ClientMessage): string | undefined {
  return message.type === "op" ? message.trace : undefined;
}

Deno.test("C10: a page traces nothing, unless its gateway says so", () => {
  const tracing = new Tracing();
  deepStrictEqual(tracing.traced(operation), operation);
  tracing.welcomed({ ...welcome, traced: 1 });
  match(traceOf(tracing.traced(operation)) ?? "", /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  tracing.welcomed(welcome);
  deepStrictEqual(tracing.traced(operation), operation);
});

Deno.test("C10: each traced operation begins a trace of its own, and nothing else is traced", () => {
  const tracing = new Tracing();
  tracing.welcomed({ ...welcome, traced: 1 });
  notStrictEqual(traceOf(tracing.traced(operation)), traceOf(tracing.traced(operation)));
  const ping: ClientMessage = { type: "ping" };
  strictEqual(tracing.traced(ping), ping);
});
