import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { limits } from "../../../main/web/protocol/contract.ts";
import { settled } from "../support/fake_clock.ts";
import { FakeGateway, grant, json, links, refusal } from "../support/fake_gateway.ts";

const request = { link: "l-student", name: "Ana", secret: "s".repeat(22) };

Deno.test("K1 a board is made up with its links", async () => {
  const gateway = new FakeGateway();
  gateway.willAnswer(json(201, { board: "b1", links }));
  deepStrictEqual(await gateway.api.createBoard(), { kind: "done", value: { board: "b1", links } });
  deepStrictEqual(gateway.asked, [{ method: "POST", path: "/api/boards", authorization: null, body: undefined }]);
});

Deno.test("K7 a board that is made after a login comes with the teacher's name", async () => {
  const gateway = new FakeGateway();
  gateway.willAnswer(json(201, { board: "b1", links, name: "Ms. Lind" }), refusal(401, "unauthorised"), refusal(403, "not-allowed"));
  deepStrictEqual(await gateway.api.createBoard(), { kind: "done", value: { board: "b1", links, name: "Ms. Lind" } });
  deepStrictEqual(await gateway.api.createBoard(), { kind: "unauthorised" });
  deepStrictEqual(await gateway.api.createBoard(), { kind: "not-allowed" });
});

Deno.test("K2 a session is asked for with the link in the body, not in the address", async () => {
  const gateway = new FakeGateway();
  gateway.willAnswer(json(200, grant("t-1", "student")));
  deepStrictEqual(await gateway.api.openSession("b1", request), { kind: "done", value: grant("t-1", "student") });
  deepStrictEqual(gateway.asked, [
    { method: "POST", path: "/api/boards/b1/session", authorization: null, body: request },
  ]);
});

Deno.test("K11 who made an element is asked with a token, and names may be missing", async () => {
  const gateway = new FakeGateway();
  const authors = { made: { by: { user: "u-1", name: "Ana" }, at: 5 }, changed: { at: 9 } };
  gateway.willAnswer(json(200, authors), json(200, {}), json(200, { made: { by: { user: "u-1" } } }), refusal(429, "too-fast"));
  deepStrictEqual(await gateway.api.authors("b1", "e1", "t-1"), { kind: "done", value: authors });
  deepStrictEqual(await gateway.api.authors("b1", "e1", "t-1"), { kind: "done", value: {} });
  deepStrictEqual(await gateway.api.authors("b1", "e1", "t-1"), { kind: "malformed" });
  deepStrictEqual(await gateway.api.authors("b1", "e1", "t-1"), { kind: "unavailable" });
  deepStrictEqual(gateway.asked[0], { method: "GET", path: "/api/boards/b1/elements/e1/authors", authorization: "Bearer t-1", body: undefined });
});

Deno.test("K6 links are read and revoked with a token", async () => {
  const gateway = new FakeGateway();
  const newer = { ...links, viewer: "l-viewer-2" };
  gateway.willAnswer(json(200, { board: "b1", links }), json(200, { board: "b1", links: newer }));
  deepStrictEqual(await gateway.api.links("b1", "t-1"), { kind: "done", value: links });
  deepStrictEqual(await gateway.api.revoke("b1", "viewer", "t-1"), { kind: "done", value: newer });
  deepStrictEqual(gateway.asked, [
    { method: "GET", path: "/api/boards/b1/links", authorization: "Bearer t-1", body: undefined },
    { method: "DELETE", path: "/api/boards/b1/links/viewer", authorization: "Bearer t-1", body: undefined },
  ]);
});

const failures = {
  "a link that isn't one": [refusal(401, "unauthorised"), "unauthorised"],
  "a revoked link": [refusal(403, "revoked"), "revoked"],
  "a 403 of somebody else's": [new Response("<h1>Blocked</h1>", { status: 403 }), "malformed"],
  "a request that the server can't read": [refusal(400, "malformed"), "malformed"],
  "a server with an error": [new Response("", { status: 500 }), "unavailable"],
  "a server that can't at the moment": [refusal(503, "unavailable"), "unavailable"],
  "too many requests": [refusal(429, "too-fast"), "unavailable"],
  "a network that fails": [new TypeError("failed to fetch"), "unavailable"],
  "an answer that isn't JSON": [new Response("<h1>Log in to the network</h1>"), "malformed"],
  "an answer without a token": [json(200, { ...grant("t"), token: undefined }), "malformed"],
  "a token that can't be a subprotocol": [json(200, grant("a b")), "malformed"],
  "a role that there isn't": [json(200, grant("t", "owner")), "malformed"],
  "a user that isn't an id": [json(200, { ...grant("t"), user: "u!" }), "malformed"],
  "a session without an end": [json(200, { ...grant("t"), expiresInMs: null }), "malformed"],
} as const;

for (const [name, [answer, kind]] of Object.entries(failures)) {
  Deno.test(`K2 ${name}: ${kind}`, async () => {
    const gateway = new FakeGateway();
    gateway.willAnswer(answer);
    deepStrictEqual(await gateway.api.openSession("b1", request), { kind });
  });
}

Deno.test("K14 a code of a cell is asked for at its cell, and a board that is elsewhere is known as such", async () => {
  const gateway = new FakeGateway();
  gateway.willAnswer(json(200, { board: "b1", link: "l-1" }), json(200, { board: "b1", link: "l-1" }), refusal(421, "wrong-cell"));
  await gateway.api.enterCode("K7M4PX");
  await gateway.api.enterCode("C7K7M4PX");
  deepStrictEqual(gateway.asked.map(({ path, body }) => [path, body]), [["/api/codes", { code: "K7M4PX" }], ["/api/codes/c7", { code: "C7K7M4PX" }]]);
  deepStrictEqual(await gateway.api.openSession("b1", request), { kind: "wrong-cell" });
});

const wrongLinks = [
  {},
  { board: "b1" },
  { board: "b/1", links },
  { board: "b1", links: { ...links, viewer: undefined } },
  { board: "b1", links: { ...links, viewer: "" } },
  { board: "b1", links: { ...links, viewer: "with a space" } },
  { board: "b1", links: { ...links, viewer: "x".repeat(limits.linkLength + 1) } },
];

for (const answer of wrongLinks) {
  Deno.test(`K1 a wrong answer is an error: ${JSON.stringify(answer).slice(0, 60)}`, async () => {
    const gateway = new FakeGateway();
    gateway.willAnswer(json(200, answer));
    deepStrictEqual(await gateway.api.createBoard(), { kind: "malformed" });
  });
}

Deno.test("a server that doesn't answer is given up before a connection is", async () => {
  const gateway = new FakeGateway();
  gateway.willAnswer(new Promise<Response>(() => {}));
  let kind: string | undefined;
  void gateway.api.createBoard().then((outcome) => kind = outcome.kind);
  await gateway.clock.pass(7_999);
  strictEqual(kind, undefined);
  await gateway.clock.pass(1);
  await settled();
  strictEqual(kind, "unavailable");
});
