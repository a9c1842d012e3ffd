import type { BoardClientEvent } from "../../../main/web/board/board.ts";
import { WebSocketBoardClient } from "../../../main/web/board/websocket_board_client.ts";
import { FakeAdmission } from "./fake_admission.ts";
import { FakeClock, settled } from "./fake_clock.ts";
import { FakeSocket } from "./fake_socket.ts";
import { rectangle, snapshot } from "./samples.ts";

export const me = "u-ana_c-1";

/** A client that has been welcome and knows its board, and all that is around it. */
export async function joined() {
  const clock = new FakeClock();
  const admission = new FakeAdmission();
  const sockets: FakeSocket[] = [];
  let ids = 0;
  const protocols: (readonly string[])[] = [];
  const client = new WebSocketBoardClient({ boardId: "b", person: { user: "u-ana", name: "Ana" }, admission, url: "ws://test/ws/boards/b" }, {
    clock,
    newId: () => `c-${++ids}`,
    connect: (_, offered) => {
      sockets.push(new FakeSocket());
      protocols.push(offered);
      return sockets.at(-1)!;
    },
  });
  const events: BoardClientEvent[] = [];
  const changes: string[][] = [];
  await settled();
  sockets[0]!.welcome();
  sockets[0]!.receive(snapshot(1, [rectangle("e")]));
  sockets[0]!.sent.length = 0;
  client.on((what) => events.push(what));
  client.subscribe((changed) => changes.push([...changed]));
  const latest = () => sockets.at(-1)!;
  const reconnect = async () => {
    await clock.pass(250);
    latest().welcome();
  };
  /** Lets time pass in which the gateway has nothing to say. */
  const rest = async (milliseconds: number) => {
    for (let left = milliseconds; left > 0; left -= 5_000) {
      await clock.pass(Math.min(left, 5_000));
      latest().receive({ type: "pong" });
    }
  };
  /** What the page says of its person with the next connection. */
  const isIdleInHello = async () => {
    latest().lose();
    await reconnect();
    const [hello] = latest().sent;
    return hello?.type === "hello" && hello.idle === true;
  };
  return { clock, admission, sockets, protocols, client, events, changes, latest, reconnect, rest, isIdleInHello };
}
