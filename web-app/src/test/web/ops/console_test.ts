import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { line, unread } from "../../../main/ops/chart.tsx";
import { Console } from "../../../main/ops/console.ts";
import { continued, problems, type Overview, type Point, type Reader, type State } from "../../../main/ops/overview.ts";
import { Language, languageOf } from "../../../main/ops/texts.ts";

function point(at: number, state: State = "FINE", lagSeconds: number | null = 0): Point {
  return { at, state, lagRecords: 0, lagSeconds };
}

function reader(state: State): Reader {
  const { lagRecords, lagSeconds } = point(0);
  return { id: "a", topic: "cursor-moves", state, partitions: 24, unassigned: state === "UNREAD" ? 24 : 0, consumers: 4, lagRecords, lagSeconds, inPerSecond: null, outPerSecond: null };
}

function overview(state: State, change: Partial<Overview> = {}): Overview {
  const feature = { name: "cursor-service", state, processes: [{ name: "cursor-service", up: state !== "UNREAD" }], readers: [reader(state)] };
  return { at: 1_000, kafka: { brokers: [], topics: [], groups: [] }, features: [feature], gateways: [], history: {}, ...change };
}

Deno.test("nothing is wrong while everything is read at once", () => {
  deepStrictEqual(problems(overview("FINE")), []);
});

Deno.test("what nobody reads is one problem, although its process doesn't answer either", () => {
  deepStrictEqual(
    problems(overview("UNREAD")).map(({ kind, name }) => [kind, name]),
    [["unread", "cursor-service"]],
  );
});

Deno.test("Kafka's silence comes first", () => {
  strictEqual(problems(overview("LATE", { kafka: null }))[0]?.kind, "kafka");
});

Deno.test("history goes on without doubles, and ends after a while", () => {
  const before = overview("FINE", { history: { a: [point(1), point(2), point(3)] } });
  const next = overview("FINE", { at: 5, history: { a: [point(3), point(4), point(5)] } });
  deepStrictEqual(
    continued(before, next, 3).history.a?.map(({ at }) => at),
    [3, 4, 5],
  );
});

Deno.test("a line has a hole where nothing is known, and begins anew behind it", () => {
  deepStrictEqual(line([point(0), point(1), point(2, "UNKNOWN", null), point(3)], 3).match(/[ML]/g), ["M", "L", "M"]);
});

Deno.test("times without a reader last until somebody reads again", () => {
  deepStrictEqual(unread([point(1), point(2, "UNREAD"), point(3, "UNREAD"), point(4), point(5), point(6, "UNREAD")]), [
    [2, 4],
    [6, 6],
  ]);
});

Deno.test("the page asks for a key when the console doesn't know the person, and goes on with the right one", async () => {
  let known = false;
  const console = new Console((input, init) => {
    if (init?.method === "POST") {
      known = init.body === "right";
      return Promise.resolve(new Response(null, { status: known ? 204 : 403 }));
    }
    return Promise.resolve(known ? Response.json(overview("FINE")) : new Response(null, { status: 401 }));
  });
  await console.ask();
  strictEqual(console.access.value, "out");
  await console.logIn("wrong");
  strictEqual(console.wrongKey.value, true);
  await console.logIn(" right ");
  strictEqual(console.access.value, "in");
  strictEqual(console.overview.value?.at, 1_000);
});

Deno.test("an answer that is missing is not a loss, three are", async () => {
  const console = new Console(() => Promise.reject(new Error("gone")));
  await console.ask();
  strictEqual(console.lost.value, false);
  await console.ask();
  await console.ask();
  strictEqual(console.lost.value, true);
});

Deno.test("the page speaks the person's language, and has all values in each", () => {
  strictEqual(languageOf(["de-DE", "ko-KR", "en"]), "ko");
  strictEqual(languageOf(["de"]), "en");
  for (const tag of ["en", "ko", "ar"]) {
    const said = new Language(tag).t("unread", { name: "a", count: "24", of: "24", topic: "t", records: "7", age: "3 s" });
    strictEqual(/[{}]/.test(said), false);
    strictEqual(said.includes("24") && said.includes("7") && said.includes("3 s"), true);
  }
});
