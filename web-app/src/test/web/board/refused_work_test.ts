import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { comment, post, stroke } from "../support/elements.ts";
import type { RefusedWork } from "../../../main/web/store/refused_work.ts";
import { event, put, remove, setX, snapshot } from "../support/samples.ts";
import { joined } from "../support/client_world.ts";

async function listening() {
  const world = await joined();
  const refused: RefusedWork[] = [];
  world.client.onRefused((work) => refused.push(work));
  const events = () => refused.map(({ why, elements, text }) => [why, elements.map(({ id }) => id).join(), text]);
  return { ...world, refused, events };
}

Deno.test("R5 a drawing and a text that the board refuses are offered to their author", async () => {
  const { client, latest, events } = await listening();
  client.apply([{ kind: "put", element: stroke("s") }, { kind: "put", element: post("p", { title: "Plants", body: "Light" }) }]);
  latest().receive({ type: "refused", op: 1, code: "frozen", message: "no" });
  deepStrictEqual(events(), [["frozen", "s,p", "Plants\n\nLight"]]);
});

Deno.test("R5 so is what the page itself doesn't send, because the board would refuse it", async () => {
  const { client, latest, events } = await listening();
  latest().receive({ type: "welcome", protocol: 1, gateway: "g", role: "viewer" });
  client.apply([{ kind: "put", element: comment("c", { text: "Why?" }) }]);
  deepStrictEqual(events(), [["not-allowed", "c", "Why?"]]);
});

Deno.test("B3 text that was written in an element that somebody else has removed is offered", async () => {
  const { client, latest, events } = await listening();
  latest().receive(snapshot(1, [post("p", { body: "" })]));
  client.apply([{ kind: "set", id: "p", props: { body: "Light" } }]);
  latest().receive(event(2, [remove("p")]), { type: "refused", op: 1, code: "unknown-element", message: "no" });
  deepStrictEqual(events(), [["unknown-element", "", "Light"]]);
});

Deno.test("a refused move, or something that is on the board already, is nothing that its author misses", async () => {
  const { client, latest, events } = await listening();
  client.apply([setX("e", 5)]);
  client.apply([put("f")]);
  latest().receive(
    { type: "refused", op: 1, code: "locked", message: "no" },
    event(2, [put("f")]),
    { type: "refused", op: 2, code: "element-exists", message: "no" },
  );
  deepStrictEqual(events(), []);
});

Deno.test("B12 what had no outcome when the board was deleted isn't sent any more, but offered", async () => {
  const { client, latest, reconnect, events } = await listening();
  latest().lose();
  client.apply([put("f")]);
  await reconnect();
  latest().sent.length = 0;
  latest().lose();
  client.apply([{ kind: "put", element: post("p", { title: "", body: "Light" }) }]);
  await reconnect();
  latest().receive(event(2, [{ kind: "delete" }]));
  deepStrictEqual(events(), [["deleted", "f", ""], ["deleted", "p", "Light"]]);
  strictEqual(client.pendingOps(), 0);
  client.apply([{ kind: "put", element: post("q", { title: "", body: "Late" }) }]);
  deepStrictEqual(events().at(-1), ["deleted", "q", "Late"]);
});

Deno.test("C6 what waits when the link is revoked can be read from the client", async () => {
  const { client, latest } = await listening();
  latest().lose();
  client.apply([{ kind: "put", element: post("p", { title: "", body: "Light" }) }]);
  const { elements, text } = client.pendingWork();
  deepStrictEqual([elements.map(({ id }) => id), text], [["p"], "Light"]);
});
