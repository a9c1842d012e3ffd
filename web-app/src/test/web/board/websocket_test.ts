import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { browser, LiveSession } from "../../../main/web/board/session.ts";
import { closeCodes } from "../../../main/web/protocol/facts.ts";
import type { ClientMessage } from "../../../main/web/protocol/messages.ts";
import { ModelBoard } from "../support/model_board.ts";
import { put, rectangle } from "../support/samples.ts";

/** A gateway for one client at a time, with a real WebSocket. */
function startGateway(board: ModelBoard) {
  let client = "";
  let socket: WebSocket | undefined;
  const joins: ClientMessage[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    const upgrade = Deno.upgradeWebSocket(request);
    socket = upgrade.socket;
    upgrade.socket.onmessage = ({ data }) => {
      const message: ClientMessage = JSON.parse(data);
      if (message.type === "hello") {
        client = message.client;
        joins.push(message);
        upgrade.socket.send(JSON.stringify([{ type: "welcome", protocol: 1, gateway: "g", role: "teacher" }, board.snapshot()]));
      } else {
        const { events, answer } = board.decide(client, message);
        upgrade.socket.send(JSON.stringify(events ?? answer));
      }
    };
    return upgrade.response;
  });
  return {
    url: `ws://127.0.0.1:${server.addr.port}/ws/boards/b`,
    joins,
    loseConnection: () => socket!.close(closeCodes.slow),
    stop: () => server.shutdown(),
  };
}

function until(session: LiveSession, condition: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error(`still not: ${condition}`)), 20_000);
    const stop = session.on(() => {
      if (condition()) {
        clearTimeout(deadline);
        stop();
        resolve();
      }
    });
  });
}

Deno.test("C8 E3 over a real WebSocket: draw, lose the connection, draw, come back", async () => {
  const board = new ModelBoard();
  const gateway = startGateway(board);
  const session = new LiveSession({ boardId: "b", user: "u", name: "N", url: gateway.url }, browser);
  session.apply([put("e1")]);
  await until(session, () => session.pendingOps() === 0);

  const lost = until(session, () => session.connection() === "offline");
  gateway.loseConnection();
  await lost;
  session.apply([put("e2")]);
  await until(session, () => session.pendingOps() === 0);

  deepStrictEqual([...session.elements()], [rectangle("e1"), rectangle("e2")]);
  strictEqual(board.events.length, 2);
  strictEqual(gateway.joins.length, 2);
  session.close();
  await gateway.stop();
});
