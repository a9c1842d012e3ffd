import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { Announcer } from "../../../main/web/awareness/announcer.ts";
import { end, mergedInk } from "../../../main/web/awareness/ink_registers.ts";
import { AwarenessState } from "../../../main/web/awareness/awareness_state.ts";
import { type AwarenessUpdate, type Ink, limits, type Role } from "../../../main/web/protocol/contract.ts";
import { stroke } from "../support/elements.ts";
import { FakeClock } from "../support/fake_clock.ts";

function announcing(role: Role = "student") {
  const clock = new FakeClock();
  const sent: (readonly [at: number, message: AwarenessUpdate])[] = [];
  const announcer = new Announcer(clock, () => 33, { note() {} }, (message) => sent.push([clock.now(), message]));
  announcer.welcomed(role);
  const inks = () => sent.map(([, message]) => message).filter((message) => message.type === "ink");
  return { clock, sent, announcer, inks, messages: () => sent.map(([, message]) => message) };
}

/** A stroke of so many points, at 10, 20. */
function drawn(count: number, id = "s") {
  const points = Array.from({ length: count }, (_, i) => [i, 0.04, 0.5]).flat();
  return stroke(id, { x: 10, y: 20, points });
}

Deno.test("A1 the first move goes out at once, of those within 33 ms the last", () => {
  const { clock, sent, announcer } = announcing();
  [1, 2, 3].forEach((x) => announcer.point({ x, y: 0 }));
  clock.advance(33);
  deepStrictEqual(sent, [[0, { type: "cursor", at: [1, 0] }], [33, { type: "cursor", at: [3, 0] }]]);
});

Deno.test("A1 what moves on and on is sent each 33 ms at most, the view each 100 ms", () => {
  const { clock, sent, announcer } = announcing();
  for (let x = 0; x < 210; x++) {
    announcer.laser({ x, y: 0 });
    announcer.view([x, 0, 100, 100]);
    clock.advance(1);
  }
  const times = (type: string) => sent.filter(([, message]) => message.type === type).map(([at]) => at);
  deepStrictEqual(times("laser"), [0, 33, 66, 99, 132, 165, 198]);
  deepStrictEqual(times("view"), [0, 100, 200]);
});

Deno.test("A8 follows and views are sent once, and again after a welcome and after a loss", () => {
  const { clock, sent, announcer } = announcing();
  announcer.follow("ana");
  announcer.view([0, 0, 100, 100]);
  clock.advance(20_000);
  announcer.welcomed("student");
  clock.advance(20_000);
  announcer.restart();
  clock.advance(20_000);
  const times = (type: string) => sent.filter(([, message]) => message.type === type).map(([at]) => at);
  deepStrictEqual(times("follow"), [0, 20_000, 40_000]);
  deepStrictEqual(times("view"), [0, 20_000, 40_000]);
});

Deno.test("A1 what hasn't changed isn't sent, and after a rest the first move goes out at once", () => {
  const { clock, sent, announcer } = announcing();
  announcer.point({ x: 1, y: 0 });
  clock.advance(500);
  announcer.point({ x: 1.01, y: 0 });
  clock.advance(100);
  announcer.point({ x: 2, y: 0 });
  deepStrictEqual(sent, [[0, { type: "cursor", at: [1, 0] }], [600, { type: "cursor", at: [2, 0] }]]);
});

Deno.test("A1 what was shown is taken back, what never was isn't", () => {
  const { clock, announcer, messages } = announcing();
  announcer.point(undefined);
  announcer.drag(undefined);
  announcer.laser({ x: 1, y: 2 });
  announcer.laser(undefined);
  clock.advance(33);
  deepStrictEqual(messages(), [{ type: "laser", at: [1, 2] }, { type: "laser" }]);
});

Deno.test("A1 while something else shows where the person is the cursor is sent less often", () => {
  const { clock, sent, announcer } = announcing();
  announcer.drag([["e", { x: 0, y: 0 }]]);
  for (let x = 0; x < 210; x++) {
    announcer.point({ x, y: 0 });
    clock.advance(1);
  }
  deepStrictEqual(sent.filter(([, message]) => message.type === "cursor").map(([at]) => at), [0, 100, 200]);
});

Deno.test("A3 a gesture that doesn't change is sent again after 5 s, a cursor only with it", () => {
  const { clock, sent, announcer } = announcing();
  announcer.point({ x: 1, y: 0 });
  announcer.drag([["e", { x: 5, y: 6.04 }]]);
  clock.advance(5_100);
  const drag = { type: "drag", drag: { e: { x: 5, y: 6 } } };
  const cursor = { type: "cursor", at: [1, 0] };
  deepStrictEqual(sent.map(([, message]) => message), [cursor, drag, cursor, drag]);
  announcer.drag(undefined);
  clock.advance(20_000);
  deepStrictEqual(sent.slice(4).map(([, message]) => message), [{ type: "drag" }]);
});

Deno.test("A3 a pen that is held still sends its last point again", () => {
  const { clock, announcer, inks } = announcing();
  announcer.draw(drawn(3));
  clock.advance(5_100);
  deepStrictEqual(inks()[1]!.ink, { id: "s", color: "black", size: 4, from: 2, points: [12, 20, 0.5] });
});

Deno.test("A4 of a stroke only new points are sent, where they are on the board", () => {
  const { clock, announcer, inks } = announcing();
  announcer.draw(drawn(1));
  announcer.draw(drawn(2));
  announcer.draw(drawn(3));
  clock.advance(33);
  announcer.draw(undefined);
  clock.advance(33);
  deepStrictEqual(inks(), [
    { type: "ink", ink: { id: "s", color: "black", size: 4, from: 0, points: [10, 20, 0.5] } },
    { type: "ink", ink: { id: "s", color: "black", size: 4, from: 1, points: [11, 20, 0.5, 12, 20, 0.5] } },
    { type: "ink" },
  ]);
});

Deno.test("A4 the next stroke begins with 0", () => {
  const { clock, announcer, inks } = announcing();
  announcer.draw(drawn(3));
  announcer.draw(undefined);
  announcer.draw(drawn(2, "t"));
  clock.advance(33);
  deepStrictEqual(inks().map(({ ink }) => [ink?.id, ink?.from, ink?.points.length]), [["s", 0, 9], ["t", 0, 6]]);
});

Deno.test("A4 ink begins with 0 again after a new connection, and after something was lost", () => {
  const { clock, announcer, inks } = announcing();
  announcer.draw(drawn(3));
  clock.advance(100);
  announcer.welcomed("student");
  clock.advance(100);
  announcer.draw(drawn(4));
  clock.advance(100);
  announcer.restart();
  deepStrictEqual(inks().map(({ ink }) => [ink!.from, end(ink!)]), [[0, 3], [0, 3], [3, 4], [0, 4]]);
});

Deno.test("A4 whatever the pace, the parts are the stroke", () => {
  const { clock, announcer, inks } = announcing();
  for (let count = 1; count <= 300; count++) {
    announcer.draw(drawn(count));
    clock.advance((count * 7) % 23);
  }
  clock.advance(33);
  const whole = inks().map(({ ink }) => ink!).reduce<Ink>((known, part) => mergedInk(known, part), inks()[0]!.ink!);
  deepStrictEqual(whole.points.filter((_, i) => i % 3 === 0), Array.from({ length: 300 }, (_, i) => 10 + i));
});

Deno.test("A4 a stroke that comes to nothing is taken back by one without points, and that is its end", () => {
  const { clock, sent, announcer } = announcing();
  announcer.draw(drawn(3));
  clock.advance(10);
  announcer.takeBack();
  clock.advance(1_000);
  deepStrictEqual(sent.slice(1), [
    [33, { type: "ink", ink: { id: "s", color: "black", size: 4, from: 0, points: [] } }],
  ]);
});

Deno.test("A4 a stroke that is cancelled before a part of it was sent is never sent", () => {
  const { clock, announcer, inks } = announcing();
  announcer.draw(drawn(3));
  announcer.draw(undefined);
  announcer.draw(drawn(2, "t"));
  announcer.takeBack();
  clock.advance(1_000);
  deepStrictEqual(inks().map(({ ink }) => ink?.id), ["s", undefined]);
});

Deno.test("A4 a stroke that follows a cancelled one at once doesn't keep the cancellation from being sent", () => {
  const { clock, announcer, inks } = announcing();
  announcer.draw(drawn(3));
  announcer.takeBack();
  announcer.draw(drawn(2, "t"));
  clock.advance(1_000);
  deepStrictEqual(inks().map(({ ink }) => [ink?.id, ink?.from, ink?.points.length]), [["s", 0, 9], ["s", 0, 0], ["t", 0, 6]]);
});

Deno.test("A4 a stroke that is taken back after something was lost is taken back from those who know it", () => {
  const { clock, announcer, inks } = announcing();
  announcer.draw(drawn(3));
  announcer.restart();
  announcer.takeBack();
  clock.advance(1_000);
  deepStrictEqual(inks().map(({ ink }) => ink?.points.length), [9, 0]);
});

Deno.test("A4 whatever is drawn, lifted and taken back, and when: nobody sees what was taken back", () => {
  const act = fc.record({ kind: fc.constantFrom("draw", "lift", "take back", "hesitate"), wait: fc.nat(120) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const { clock, sent, announcer, inks } = announcing();
      const kept = new Set<string>();
      let [strokes, points] = [1, 0];
      const next = () => [strokes, points] = [strokes + 1, 0];
      for (const { kind, wait } of acts) {
        if (kind === "draw") {
          announcer.draw(drawn(++points, `s${strokes}`));
        } else if (kind === "lift") {
          kept.add(`s${strokes}`);
          announcer.draw(undefined);
          next();
        } else if (kind === "take back") {
          announcer.takeBack();
          next();
        } else {
          announcer.hesitate();
        }
        clock.advance(wait);
      }
      announcer.takeBack();
      clock.advance(1_000);
      const scene = new AwarenessState();
      inks().forEach(({ ink }) => scene.merge({ inks: { ana_1: ink ?? null } }, 0));
      deepStrictEqual([...scene.inks.entries()].map(([, { id }]) => id).filter((id) => !kept.has(id)), []);
      deepStrictEqual(sent.filter(([at], i) => i > 0 && at - sent[i - 1]![0] < 33), []);
    }),
  );
});

Deno.test("A4 what a finger begins is sent after 100 ms, all of it at once", () => {
  const { clock, sent, announcer } = announcing();
  announcer.hesitate();
  for (let count = 1; count <= 120; count++) {
    announcer.draw(drawn(count));
    announcer.drag([["e", { x: count, y: 0 }]]);
    announcer.laser({ x: count, y: 0 });
    clock.advance(1);
  }
  deepStrictEqual(sent.map(([at, message]) => [at, message.type]), [[100, "ink"], [100, "drag"], [100, "laser"]]);
  const [, message] = sent[0]!;
  deepStrictEqual(message.type === "ink" && [message.ink!.from, end(message.ink!)], [0, 100]);
});

Deno.test("A4 what a finger begins and ends within 100 ms is never sent", () => {
  const { clock, sent, announcer } = announcing();
  announcer.hesitate();
  announcer.draw(drawn(3));
  announcer.drag([["e", { x: 1, y: 0 }]]);
  announcer.laser({ x: 1, y: 0 });
  clock.advance(90);
  announcer.takeBack();
  announcer.drag(undefined);
  announcer.laser(undefined);
  clock.advance(1_000);
  deepStrictEqual(sent, []);
});

Deno.test("after a new connection the page sends its state, with what has ended since", () => {
  const { clock, announcer, messages } = announcing();
  announcer.point({ x: 1, y: 0 });
  announcer.follow("u-ben");
  clock.advance(100);
  announcer.follow(undefined);
  clock.advance(100);
  announcer.welcomed("student");
  announcer.welcomed("student");
  clock.advance(100);
  deepStrictEqual(messages().slice(3).map(({ type }) => type).sort(), ["cursor", "cursor", "follow", "follow"]);
});

Deno.test("A3 after a new connection a cursor is sent again only if it hasn't expired for the others", () => {
  const { clock, sent, announcer } = announcing();
  announcer.point({ x: 1, y: 0 });
  clock.advance(9_999);
  announcer.welcomed("student");
  clock.advance(10_000);
  announcer.welcomed("student");
  clock.advance(100);
  announcer.point({ x: 2, y: 0 });
  deepStrictEqual(sent, [
    [0, { type: "cursor", at: [1, 0] }],
    [9_999, { type: "cursor", at: [1, 0] }],
    [20_099, { type: "cursor", at: [2, 0] }],
  ]);
});

Deno.test("A8 each call has a number of its own", () => {
  const { announcer, messages } = announcing("teacher");
  announcer.call([0, 0.11, 9, 9]);
  announcer.call([0, 0.11, 9, 9]);
  deepStrictEqual(messages(), [1, 2].map((n) => ({ type: "call", n, area: [0, 0.1, 9, 9] })));
});

Deno.test("R4 a viewer sends nothing but whom they follow", () => {
  const { clock, announcer, messages } = announcing("viewer");
  announcer.point({ x: 1, y: 0 });
  announcer.laser({ x: 1, y: 0 });
  announcer.view([0, 0, 1, 1]);
  announcer.draw(drawn(3));
  announcer.drag([["e", { x: 0, y: 0 }]]);
  announcer.follow("u-ben");
  clock.advance(1_000);
  deepStrictEqual(messages(), [{ type: "follow", user: "u-ben" }]);
});

Deno.test("of very many dragged elements some are shown", () => {
  const { announcer, messages } = announcing();
  announcer.drag(Array.from({ length: 500 }, (_, i) => [`e${i}`, { x: i, y: 0 }] as const));
  const [message] = messages();
  deepStrictEqual(message?.type === "drag" && Object.keys(message.drag!).length, limits.draggedElements);
});

Deno.test("A8 the end of following is sent again if it was lost", () => {
  const { clock, announcer, messages } = announcing();
  announcer.follow("u-ben");
  clock.advance(100);
  announcer.follow(undefined);
  clock.advance(100);
  announcer.restart();
  deepStrictEqual(messages().filter(({ type }) => type === "follow"), [{ type: "follow", user: "u-ben" }, { type: "follow" }, { type: "follow" }]);
});

Deno.test("A8 a call is sent again after a new connection, until it ends", () => {
  const { clock, announcer, messages } = announcing();
  announcer.call([0, 0, 9, 9]);
  clock.advance(9_000);
  announcer.welcomed("teacher");
  clock.advance(1_000);
  announcer.welcomed("teacher");
  const call = { type: "call", n: 1, area: [0, 0, 9, 9] };
  deepStrictEqual(messages().filter(({ type }) => type === "call"), [call, call]);
});
