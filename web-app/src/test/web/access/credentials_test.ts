import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { Credentials } from "../../../main/web/access/credentials.ts";
import { FakeGateway, grant, json, links, refusal } from "../support/fake_gateway.ts";

const newer = { ...links, teacher: "l-teacher-2" };

function visitor(link = links.teacher) {
  const gateway = new FakeGateway();
  const replaced: string[] = [];
  const linkReplaced = (replacement: string) => replaced.push(replacement);
  const options = { board: "b1", link, name: "Ana", secret: "s".repeat(22), member: () => undefined, granted: () => {}, linkReplaced };
  const credentials = new Credentials(options, gateway.api, gateway.clock);
  /** The links that sessions have been asked for with. */
  const usedLinks = () => gateway.asked.flatMap(({ body }) => body === undefined ? [] : [(body as { link: string }).link]);
  return { gateway, credentials, replaced, usedLinks };
}

async function connected(link = links.teacher) {
  const world = visitor(link);
  world.gateway.willAnswer(json(200, grant("t-1")));
  await world.credentials.token();
  return world;
}

function later<T>() {
  let give!: (value: T) => void;
  return { promise: new Promise<T>((resolve) => give = resolve), give: (value: T) => give(value) };
}

Deno.test("K2 a session is used until less than a fifth of its life is left", async () => {
  const { gateway, credentials } = await connected();
  await gateway.clock.pass(719_999);
  deepStrictEqual(await credentials.token(), { kind: "done", value: "t-1" });
  await gateway.clock.pass(1);
  gateway.willAnswer(json(200, grant("t-2")));
  deepStrictEqual(await credentials.token(), { kind: "done", value: "t-2" });
  strictEqual(gateway.asked.length, 2);
});

Deno.test("K5 an invalid session is replaced by another one of the same link", async () => {
  const { gateway, credentials, usedLinks } = await connected();
  credentials.invalidate();
  gateway.willAnswer(json(200, grant("t-2")));
  deepStrictEqual(await credentials.token(), { kind: "done", value: "t-2" });
  deepStrictEqual(usedLinks(), [links.teacher, links.teacher]);
});

Deno.test("K2 those who need a session at the same time get the same one", async () => {
  const { gateway, credentials } = visitor();
  gateway.willAnswer(json(200, grant("t-1")));
  const [one, other] = await Promise.all([credentials.token(), credentials.session()]);
  deepStrictEqual(one, { kind: "done", value: "t-1" });
  deepStrictEqual(other, { kind: "done", value: grant("t-1") });
  strictEqual(gateway.asked.length, 1);
});

Deno.test("K2 a session that wasn't given is asked for again", async () => {
  const { gateway, credentials } = visitor();
  gateway.willAnswer(new TypeError("failed to fetch"), json(200, grant("t-1")));
  deepStrictEqual(await credentials.token(), { kind: "unavailable" });
  deepStrictEqual(await credentials.token(), { kind: "done", value: "t-1" });
});

Deno.test("K6 links are asked for with the session's token", async () => {
  const { gateway, credentials } = await connected();
  gateway.willAnswer(json(200, { board: "b1", links }));
  deepStrictEqual(await credentials.links(), { kind: "done", value: links });
  strictEqual(gateway.asked.at(-1)?.authorization, "Bearer t-1");
});

Deno.test("K6 a token that the server finds too old is replaced once", async () => {
  const { gateway, credentials } = await connected();
  gateway.willAnswer(refusal(401, "unauthorised"), json(200, grant("t-2")), json(200, { board: "b1", links }));
  deepStrictEqual(await credentials.links(), { kind: "done", value: links });
  strictEqual(gateway.asked.at(-1)?.authorization, "Bearer t-2");
  gateway.willAnswer(refusal(401, "unauthorised"), json(200, grant("t-3")), refusal(401, "unauthorised"));
  deepStrictEqual(await credentials.links(), { kind: "unauthorised" });
});

Deno.test("K6 who revokes the own role's links goes on with the new one", async () => {
  const { gateway, credentials, replaced, usedLinks } = await connected();
  strictEqual(credentials.isLinkReplaced, false);
  gateway.willAnswer(json(200, { board: "b1", links: newer }), json(200, grant("t-2")));
  deepStrictEqual(await credentials.revoke("teacher"), { kind: "done", value: newer });
  deepStrictEqual(replaced, ["l-teacher-2"]);
  strictEqual(credentials.link, "l-teacher-2");
  strictEqual(credentials.isLinkReplaced, true);
  deepStrictEqual(await credentials.token(), { kind: "done", value: "t-2" });
  strictEqual(credentials.isLinkReplaced, false);
  deepStrictEqual(usedLinks(), [links.teacher, "l-teacher-2"]);
});

Deno.test("K6 another role's links may be revoked without any consequence for this page", async () => {
  const { gateway, credentials, replaced } = await connected();
  gateway.willAnswer(json(200, { board: "b1", links: { ...links, student: "l-student-2" } }));
  await credentials.revoke("student");
  deepStrictEqual(replaced, []);
  strictEqual(credentials.isLinkReplaced, false);
});

Deno.test("K6 a connection that is closed before the new link has come waits for it", async () => {
  const { gateway, credentials, usedLinks } = await connected();
  const answer = later<Response>();
  gateway.willAnswer(answer.promise, json(200, grant("t-2")));
  const revoked = credentials.revoke("teacher");
  await gateway.clock.pass(0);
  strictEqual(credentials.isLinkReplaced, true);
  credentials.invalidate();
  const token = credentials.token();
  await gateway.clock.pass(0);
  answer.give(json(200, { board: "b1", links: newer }));
  deepStrictEqual(await token, { kind: "done", value: "t-2" });
  strictEqual((await revoked).kind, "done");
  deepStrictEqual(usedLinks(), [links.teacher, "l-teacher-2"]);
});

Deno.test("K6 a session that the older link was asked for meanwhile is not used, nor is its refusal", async () => {
  const { gateway, credentials, usedLinks } = await connected();
  const [revocation, refused] = [later<Response>(), later<Response>()];
  gateway.willAnswer(revocation.promise, refused.promise, json(200, grant("t-2")));
  const revoked = credentials.revoke("teacher");
  credentials.invalidate();
  const token = credentials.token();
  await gateway.clock.pass(0);
  refused.give(refusal(403, "revoked"));
  await gateway.clock.pass(0);
  revocation.give(json(200, { board: "b1", links: newer }));
  deepStrictEqual(await token, { kind: "done", value: "t-2" });
  deepStrictEqual(usedLinks(), [links.teacher, links.teacher, "l-teacher-2"]);
  strictEqual((await revoked).kind, "done");
});

Deno.test("K6 links that could not be revoked stay", async () => {
  const { gateway, credentials, replaced } = await connected();
  gateway.willAnswer(refusal(503, "unavailable"));
  deepStrictEqual(await credentials.revoke("teacher"), { kind: "unavailable" });
  deepStrictEqual(replaced, []);
  strictEqual(credentials.isLinkReplaced, false);
});
