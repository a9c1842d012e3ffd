import { deepStrictEqual, notStrictEqual, strictEqual } from "node:assert/strict";
import type { BoardAddress, Destination } from "../../../main/web/access/address.ts";
import { DeviceIdentity } from "../../../main/web/access/identity.ts";
import { JoinFlow, type NoAccess, type WhoIsHere } from "../../../main/web/access/join_flow.ts";
import { FakeGateway, grant, json, links, refusal } from "../support/fake_gateway.ts";
import { MemoryStorage } from "../support/memory_storage.ts";

const minute = 60_000;

/** A device, and what somebody does at it. */
function device({ name }: { readonly name?: string } = {}) {
  const storage = new MemoryStorage();
  const gateway = new FakeGateway();
  const told: (NoAccess | undefined)[] = [];
  const asked: string[] = [];
  const shown: BoardAddress[] = [];
  let [time, tab, who] = [1_000_000, new MemoryStorage(), "same" as WhoIsHere];
  const identity = () => new DeviceIdentity(storage, tab, () => time);
  if (name !== undefined) {
    identity().rename(name);
  }
  return {
    gateway, told, asked, shown, identity,
    passes: (milliseconds: number) => void (time += milliseconds),
    opensAnotherTab: () => void (tab = new MemoryStorage()),
    isSomebodyElse: (other: string) => void (who = { name: other }),
    enter: (destination: Exclude<Destination, { kind: "start" }>, role = "student") => {
      gateway.willAnswer(json(200, { ...grant("t-1", role), member: "m-1" }));
      return new JoinFlow(gateway.api, gateway.clock, identity(), {
        askName: () => Promise.resolve("Ana"),
        askWho: (known) => {
          asked.push(known);
          return Promise.resolve(who);
        },
        showAddress: (board) => void shown.push(board),
        noAccess: (why) => void told.push(why),
      }).enter(destination);
    },
  };
}

const byLink = (link: string) => ({ kind: "board", boardId: "b1", link }) as const;

Deno.test("K2 whoever is new is asked for a name, and nothing else", async () => {
  const { enter, asked, gateway } = device();
  strictEqual((await enter(byLink(links.student)))?.boardId, "b1");
  deepStrictEqual(asked, []);
  strictEqual((gateway.asked[0]!.body as { name: string }).name, "Ana");
});

Deno.test("the next one at a computer is asked who they are; the same one after a reload isn't", async () => {
  const { enter, asked, passes, opensAnotherTab } = device({ name: "Ana" });
  await enter(byLink(links.student));
  deepStrictEqual(asked, ["Ana"]);
  passes(minute);
  await enter(byLink(links.student));
  deepStrictEqual(asked, ["Ana"]);
  passes(31 * minute);
  await enter(byLink(links.student));
  deepStrictEqual(asked, ["Ana", "Ana"]);
  opensAnotherTab();
  await enter(byLink(links.student));
  await enter({ ...byLink(links.student), boardId: "b2" });
  deepStrictEqual(asked, ["Ana", "Ana", "Ana", "Ana"]);
});

Deno.test("somebody else is somebody else: another secret, another name, none of the last one's boards", async () => {
  const { enter, identity, isSomebodyElse, gateway, opensAnotherTab } = device({ name: "Ana" });
  await enter(byLink(links.student));
  const before = identity().secret();
  isSomebodyElse("Ben");
  opensAnotherTab();
  await enter({ ...byLink(links.student), boardId: "b2" });
  const { name, secret, member } = gateway.asked.at(-1)!.body as { name: string; secret: string; member?: string };
  deepStrictEqual([name, member], ["Ben", undefined]);
  notStrictEqual(secret, before);
  deepStrictEqual(identity().boards.all().map(({ board }) => board), ["b2"]);
});

Deno.test("K1 a teacher who opens /b/BOARD again gets their board by what the device has kept, without a question", async () => {
  const { enter, asked, shown, opensAnotherTab } = device({ name: "Tea" });
  await enter(byLink(links.teacher), "teacher");
  opensAnotherTab();
  asked.length = 0;
  strictEqual((await enter(byLink(""), "teacher"))?.boardId, "b1");
  deepStrictEqual(asked, []);
  deepStrictEqual(shown.at(-1), { boardId: "b1", link: links.teacher });
});

Deno.test("K1 whoever has just made a copy of a board comes to it without a question", async () => {
  const { enter, asked, identity } = device({ name: "Ana" });
  identity().made("b1", links.teacher);
  await enter(byLink(links.teacher), "teacher");
  deepStrictEqual(asked, []);
});

Deno.test("K1 without a link, and without one that is kept, it is explained", async () => {
  const { enter, told, gateway } = device({ name: "Tea" });
  strictEqual(await enter(byLink("")), undefined);
  strictEqual(await enter({ kind: "broken" }), undefined);
  deepStrictEqual(told, ["no-link", "unauthorised"]);
  deepStrictEqual(gateway.asked, []);
});

Deno.test("the next one doesn't come to the last one's board by its bare address", async () => {
  const { enter, told, isSomebodyElse, opensAnotherTab } = device({ name: "Ana" });
  await enter(byLink(links.student));
  told.length = 0;
  isSomebodyElse("Ben");
  opensAnotherTab();
  strictEqual(await enter(byLink("")), undefined);
  deepStrictEqual(told, ["no-link"]);
});

Deno.test("K10 the proof of having been let in is kept, and sent the next time", async () => {
  const { enter, gateway } = device({ name: "Ana" });
  await enter(byLink(links.student));
  await enter(byLink(links.student));
  deepStrictEqual(gateway.asked.map(({ body }) => (body as { member?: string }).member), [undefined, "m-1"]);
});

Deno.test("K10 whoever waits is told so, and comes in when a teacher lets them", async () => {
  const { enter, gateway, told } = device({ name: "Ana" });
  gateway.willAnswer(refusal(403, "waiting"), refusal(403, "waiting"));
  const entry = enter(byLink(links.student));
  for (let i = 0; i < 4; i++) {
    await gateway.clock.pass(5_000);
  }
  strictEqual((await entry)?.boardId, "b1");
  deepStrictEqual(told, ["waiting", "waiting", undefined]);
});

Deno.test("K10 whoever was removed is told so", async () => {
  const { enter, gateway, told } = device({ name: "Ana" });
  gateway.willAnswer(refusal(403, "removed"));
  strictEqual(await enter(byLink(links.student)), undefined);
  deepStrictEqual(told, ["removed"]);
});
