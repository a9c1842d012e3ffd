import { Connection } from "../../../main/web/connection/connection.ts";
import { FakeAdmission } from "./fake_admission.ts";
import { FakeClock, settled } from "./fake_clock.ts";
import { FakeSocket } from "./fake_socket.ts";

/** A connection that has been started, and all that is around it. */
export async function connectionAndWorld(admission = new FakeAdmission()) {
  const clock = new FakeClock();
  const sockets: FakeSocket[] = [];
  const log: string[] = [];
  /** Whether the whole board is to come after the welcome. */
  const world = { isLoading: false };
  const tokens: string[] = [];
  const open = (token: string) => {
    const socket = new FakeSocket();
    sockets.push(socket);
    tokens.push(token);
    return socket;
  };
  const connection = new Connection(admission, open, clock, {
    hello: () => ({ type: "hello", protocol: 1, client: "c" }),
    ping: () => ({ type: "ping" }),
    isLoading: () => world.isLoading,
    welcomed: () => log.push("welcomed"),
    received: (messages) => log.push(...messages.map(({ type }) => type)),
    changed: (state) => log.push(state),
    full: () => log.push("full"),
    rejected: (why) => log.push(`rejected: ${why}`),
  });
  connection.start();
  await settled();
  return { clock, world, sockets, tokens, log, admission, connection, latest: () => sockets.at(-1)! };
}

/** The same with a connection that is welcome. */
export async function online() {
  const world = await connectionAndWorld();
  world.latest().welcome();
  world.log.length = 0;
  return world;
}
