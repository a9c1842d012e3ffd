import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { browser } from "../../../main/web/board/browser.ts";
import { WebSocketBoardClient } from "../../../main/web/board/websocket_board_client.ts";
import { type ClientMessage, closeCodes } from "../../../main/web/protocol/contract.ts";
import { FakeAdmission } from "../support/fake_admission.ts";
import { ModelBoard } from "../support/model_board.ts";
import { put, rectangle } from "../support/samples.ts";

/** A gateway for one client at a time, with a real WebSocket. */
function startGateway(board: ModelBoard) {
  let client = "";
  let socket: WebSocket | undefined;
  const joins: ClientMessage[] = [];
  const rejoined = Promise.withResolvers<void>();
  const offered: (string | null)[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    offered.push(request.headers.get("Sec-WebSocket-Protocol"));
    const upgrade = Deno.upgradeWebSocket(request, { protocol: "chalkstream" });
    socket = upgrade.socket;
    upgrade.socket.onmessage = ({ data }) => {
      const message: ClientMessage = JSON.parse(data);
      if (message.type === "hello") {
        client = message.client;
        joins.push(message);
        if (joins.length === 2) {
          rejoined.resolve();
        }
        upgrade.socket.send(JSON.stringify([{ type: "welcome", protocol: 1, minor: 2, gateway: "g", role: "teacher" }, board.snapshot()]));
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
    /** When the client has come a second time. */
    rejoined: rejoined.promise,
    offered,
    loseConnection: (code: number) => socket!.close(code),
    drain: () => socket!.send(JSON.stringify({ type: "drain", closesInMs: 60_000 })),
    stop: () => server.shutdown(),
  };
}

function until(client: WebSocketBoardClient, condition: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error(`still not: ${condition}`)), 20_000);
    const stop = client.on(() => {
      if (condition()) {
        clearTimeout(deadline);
        stop();
        resolve();
      }
    });
  });
}

function clientAt(url: string): WebSocketBoardClient {
  return new WebSocketBoardClient({ boardId: "b", person: { user: "u", name: "N" }, admission: new FakeAdmission(), url }, browser);
}

Deno.test("C8 E3 over a real WebSocket: draw, lose the connection, draw, come back", async () => {
  const board = new ModelBoard();
  const gateway = startGateway(board);
  const client = clientAt(gateway.url);
  client.apply([put("e1")]);
  await until(client, () => client.pendingOps() === 0);

  const lost = until(client, () => client.connection() === "offline");
  gateway.loseConnection(closeCodes.slow);
  await lost;
  client.apply([put("e2")]);
  await until(client, () => client.pendingOps() === 0);

  deepStrictEqual([...client.elements()], [rectangle("e1"), rectangle("e2")]);
  strictEqual(board.events.length, 2);
  strictEqual(gateway.joins.length, 2);
  client.close();
  await gateway.stop();
});

Deno.test("K3 K5 over a real WebSocket: the token is offered, and an expired session is renewed without loss", async () => {
  const board = new ModelBoard();
  const gateway = startGateway(board);
  const client = clientAt(gateway.url);
  await until(client, () => client.connection() === "online");

  gateway.loseConnection(closeCodes.expired);
  client.apply([put("e1")]);
  await until(client, () => client.pendingOps() === 0);

  strictEqual(board.events.length, 1);
  deepStrictEqual(gateway.offered, ["chalkstream, token.t-1", "chalkstream, token.t-2"]);
  client.close();
  await gateway.stop();
});

Deno.test("C9 over a real WebSocket: a gateway that stops is left for the next one while the person draws", async () => {
  const board = new ModelBoard();
  const gateway = startGateway(board);
  const client = clientAt(gateway.url);
  await until(client, () => client.connection() === "online");
  const states: string[] = [];
  client.on((event) => {
    if (event === "connection") {
      states.push(client.connection());
    }
  });

  gateway.drain();
  client.apply([put("e1")]);
  await until(client, () => client.pendingOps() === 0);
  await gateway.rejoined;
  client.apply([put("e2")]);
  await until(client, () => client.pendingOps() === 0);

  strictEqual(gateway.joins.length, 2);
  deepStrictEqual(states, []);
  deepStrictEqual([...client.elements()], [rectangle("e1"), rectangle("e2")]);
  strictEqual(board.events.length, 2);
  client.close();
  await gateway.stop();
});
