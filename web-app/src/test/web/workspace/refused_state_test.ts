import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { RefusedWorks } from "../../../main/web/device/refused_works.ts";
import type { RefusedWork } from "../../../main/web/store/refused_work.ts";
import { RefusedState } from "../../../main/web/workspace/refused_state.ts";
import { post } from "../support/elements.ts";
import { settled } from "../support/fake_clock.ts";
import { joined } from "../support/client_world.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

function memory(...kept: readonly RefusedWork[]) {
  const works = new Map(kept.map((work) => [work.id, work]));
  const device: RefusedWorks = {
    all: () => Promise.resolve([...works.values()]),
    add: (work) => Promise.resolve(void works.set(work.id, work)),
    remove: (ids) => Promise.resolve(ids.forEach((id) => works.delete(id))),
  };
  return { works, device };
}

const note = (id: string, body: string) => ({ kind: "put", element: post(id, { title: "", body }) }) as const;

Deno.test("R5 refused work is offered with its reason, also after a reload, until its author puts it aside", async () => {
  const { client, latest } = await joined();
  const { works, device } = memory({ id: "w", why: "deleted", elements: [], text: "Before" });
  const state = new RefusedState(client, device);
  client.apply([note("p", "Light")]);
  latest().receive({ type: "refused", op: 1, code: "frozen", message: "no" });
  await settled();
  deepStrictEqual([state.text.value, state.reason.value], ["Before\n\nLight", "The teacher has frozen the board"]);
  strictEqual(works.size, 2);
  state.putAside();
  deepStrictEqual([state.works.value, works.size], [[], 0]);
});

Deno.test("C6 a person who has lost access is offered their unsent work, and it stays on the device", async () => {
  const { client, latest } = await joined();
  const state = new RefusedState(client, undefined);
  client.apply([note("p", "Light")]);
  latest().lose(4101);
  deepStrictEqual([state.isShut.value, state.text.value], [true, "Light"]);
  strictEqual(client.pendingOps(), 1);
});
