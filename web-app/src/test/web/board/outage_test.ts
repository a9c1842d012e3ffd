import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { closeCodes, type ServerMessage } from "../../../main/web/protocol/contract.ts";
import { BoardStatus } from "../../../main/web/workspace/board_status.ts";
import { event, ownEvent, put } from "../support/samples.ts";
import { joined, me } from "../support/client_world.ts";

const unavailable: ServerMessage = { type: "error", code: "unavailable", message: "this can't be taken at the moment" };

for (const seconds of [15, 60, 300]) {
  Deno.test(`E8 when the server takes nothing for ${seconds} s, changes are kept, a notice says so, and each has one outcome`, async () => {
    const { clock, client, sockets, latest, rest } = await joined();
    const state = new BoardStatus(client, clock);
    client.apply([put("f")]);
    await rest(2_000);
    ok(state.isSavingSlow.value);
    latest().receive(unavailable);
    latest().lose(closeCodes.unavailable);
    client.apply([put("g")]);

    const end = clock.now() + 1_000 * seconds;
    let attempts = 0;
    while (clock.now() < end) {
      const before = sockets.length;
      await clock.pass(Math.min(5_000, end - clock.now()));
      deepStrictEqual([state.isHeldUp.value, client.pendingOps()], [true, 2]);
      if (sockets.length > before) {
        attempts++;
        latest().welcome();
        latest().receive(unavailable);
        latest().lose(closeCodes.unavailable);
      }
    }
    ok(attempts > 0 && attempts <= seconds);

    await clock.pass(5_000);
    latest().welcome();
    deepStrictEqual(latest().sent.filter(({ type }) => type === "op"), [
      { type: "op", op: 1, changes: [put("f")] },
      { type: "op", op: 2, changes: [put("g")] },
    ]);
    latest().receive({ type: "accepted", op: 1 }, event(2, [put("f")]), ownEvent(me, 2, 3, [put("g")]));
    strictEqual(client.pendingOps(), 0);
    deepStrictEqual([state.isHeldUp.value, state.isSavingSlow.value, client.connection()], [false, false, "online"]);
  });
}
