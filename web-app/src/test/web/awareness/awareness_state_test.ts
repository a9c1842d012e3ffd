import { deepStrictEqual, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { AwarenessState } from "../../../main/web/awareness/awareness_state.ts";
import type { AwarenessDelta, Presence } from "../../../main/web/protocol/contract.ts";
import { all, growing, inkPart, person, Source } from "../support/awareness.ts";

const ana = "u-ana_1";
const ben = "u-ben_1";

function merged(...deltas: readonly AwarenessDelta[]): AwarenessState {
  const scene = new AwarenessState();
  deltas.forEach((delta) => scene.merge(delta, 0));
  return scene;
}

Deno.test("A2 of each thing the latest counts, and null is: no longer", () => {
  const scene = merged(
    { cursors: { [ana]: [1, 1], [ben]: [2, 2] }, lasers: { [ana]: [5, 5] } },
    { cursors: { [ana]: [3, 3], [ben]: null } },
  );
  deepStrictEqual(all(scene.cursors), { [ana]: [3, 3] });
  deepStrictEqual(all(scene.lasers), { [ana]: [5, 5] });
});

Deno.test("A3 a gesture expires after 10 s without an update; people, views and follows don't", () => {
  const scene = merged({
    people: { "u-ana": person("Ana") },
    cursors: { [ana]: [1, 1], [ben]: [2, 2] },
    views: { [ana]: [0, 0, 9, 9] },
    follows: { [ben]: "u-ana" },
  });
  scene.merge({ cursors: { [ana]: [1, 1] } }, 6_000);
  strictEqual(scene.nextEnd(), 10_000);
  scene.expire(10_000);
  deepStrictEqual(Object.keys(all(scene.cursors)), [ana]);
  strictEqual(scene.nextEnd(), 16_000);
  scene.expire(16_000);
  deepStrictEqual(all(scene.cursors), {});
  strictEqual(scene.nextEnd(), undefined);
  deepStrictEqual(Object.keys(all(scene.people)), ["u-ana"]);
  deepStrictEqual(Object.keys(all(scene.views)), [ana]);
  deepStrictEqual(Object.keys(all(scene.follows)), [ben]);
});

Deno.test("A4 parts of a stroke that overlap or touch become one", () => {
  const scene = merged(
    { inks: { [ana]: inkPart("s", 0, 3) } },
    { inks: { [ana]: inkPart("s", 3, 5) } },
    { inks: { [ana]: inkPart("s", 2, 6) } },
    { inks: { [ana]: inkPart("s", 1, 2) } },
  );
  deepStrictEqual(all(scene.inks), { [ana]: inkPart("s", 0, 6) });
});

Deno.test("A4 after a gap the stroke grows no longer, until it begins again", () => {
  const scene = merged({ inks: { [ana]: inkPart("s", 0, 3) } }, { inks: { [ana]: inkPart("s", 5, 7) } });
  deepStrictEqual(all(scene.inks), { [ana]: inkPart("s", 0, 3) });
  scene.merge({ inks: { [ana]: inkPart("s", 0, 8) } }, 0);
  deepStrictEqual(all(scene.inks), { [ana]: inkPart("s", 0, 8) });
});

Deno.test("A4 ink that has ended is shown until its event comes", () => {
  const scene = merged({ inks: { [ana]: inkPart("s", 0, 3) } }, { inks: { [ana]: null } });
  deepStrictEqual(all(scene.inks), { [ana]: inkPart("s", 0, 3) });
  scene.inks.arrived("s");
  deepStrictEqual(all(scene.inks), {});
});

Deno.test("A4 ink whose event doesn't come is shown at most 2 s longer", () => {
  const scene = merged({ inks: { [ana]: inkPart("s", 0, 3) } });
  scene.merge({ inks: { [ana]: null } }, 500);
  strictEqual(scene.nextEnd(), 2_500);
  scene.expire(2_499);
  deepStrictEqual(Object.keys(all(scene.inks)), [ana]);
  scene.expire(2_500);
  deepStrictEqual(all(scene.inks), {});
});

Deno.test("A4 a next stroke that begins at once doesn't take the one before away", () => {
  const scene = merged({ inks: { [ana]: inkPart("s", 0, 3) } }, { inks: { [ana]: inkPart("t", 0, 1) } });
  deepStrictEqual([...scene.inks.entries()].map(([, { id }]) => id), ["s", "t"]);
});

Deno.test("A4 of a stroke that is taken back nothing is left, and nothing waits for its event", () => {
  const scene = merged({ inks: { [ana]: inkPart("s", 0, 3) } }, { inks: { [ana]: inkPart("s", 0, 0) } });
  deepStrictEqual(all(scene.inks), {});
  strictEqual(scene.inks.tip(ana), undefined);
  scene.merge({ inks: { [ana]: inkPart("s", 3, 5) } }, 0);
  deepStrictEqual(all(scene.inks), {});
  scene.merge({ inks: { [ana]: null } }, 0);
  deepStrictEqual(all(scene.inks), {});
  strictEqual(scene.nextEnd(), undefined);
});

Deno.test("A4 a stroke that is taken back leaves others that wait for their event", () => {
  const scene = merged({ inks: { [ana]: inkPart("s", 0, 3) } }, { inks: { [ana]: inkPart("t", 0, 1) } }, { inks: { [ana]: inkPart("t", 0, 0) } });
  deepStrictEqual(all(scene.inks), { [ana]: inkPart("s", 0, 3) });
});

Deno.test("A6 a complete delta ends all that it doesn't name, except gestures", () => {
  const scene = merged(
    {
      people: { "u-ana": person("Ana"), "u-ben": person("Ben") },
      views: { [ana]: [0, 0, 1, 1] },
      follows: { [ben]: "u-ana" },
      cursors: { [ben]: [1, 1] },
    },
    { complete: true, people: { "u-ben": person("Ben") } },
  );
  deepStrictEqual(Object.keys(all(scene.people)), ["u-ben"]);
  deepStrictEqual(all(scene.views), {});
  deepStrictEqual(all(scene.follows), {});
  deepStrictEqual(all(scene.cursors), { [ben]: [1, 1] });
});

Deno.test("K4 a client belongs to the user that it begins with, underscores or not", () => {
  const scene = merged({ people: { a_b: person("Ana"), c: person("Cem") } });
  strictEqual(scene.userOf("a_b_x_y"), "a_b");
  strictEqual(scene.userOf("c_1"), "c");
  strictEqual(scene.userOf("d_1"), undefined);
});

Deno.test("A9 who isn't kept is forgotten with all that they show", () => {
  const scene = merged({
    people: { "u-ana": person("Ana", "teacher"), "u-ben": person("Ben") },
    cursors: { [ana]: [1, 1], [ben]: [2, 2] },
    inks: { [ben]: inkPart("s", 0, 3) },
    follows: { [ben]: "u-ana" },
  });
  scene.merge({ inks: { [ben]: null } }, 0);
  scene.keep((_, { role }) => role === "teacher");
  deepStrictEqual(Object.keys(all(scene.people)), ["u-ana"]);
  deepStrictEqual(all(scene.cursors), { [ana]: [1, 1] });
  deepStrictEqual(all(scene.inks), {});
  deepStrictEqual(all(scene.follows), {});
});

const client = fc.constantFrom("ana_1", "ana_2", "ben_1");
const maybe = <V>(value: fc.Arbitrary<V>) => fc.option(value, { nil: null });
const place = maybe(fc.integer({ min: 0, max: 9 }).map((x) => [x, -x] as const));
const presence: fc.Arbitrary<Presence | null> = maybe(fc.boolean().map((idle) => ({ ...person("Somebody"), idle })));
const news: fc.Arbitrary<AwarenessDelta> = fc.oneof(
  fc.record({ people: fc.dictionary(fc.constantFrom("ana", "ben"), presence) }),
  fc.record({ cursors: fc.dictionary(client, place) }),
  fc.record({ lasers: fc.dictionary(client, place) }),
  fc.record({ follows: fc.dictionary(client, maybe(fc.constantFrom("ana", "ben"))) }),
);
const step = fc.oneof(
  { weight: 4, arbitrary: news.map((said) => ({ kind: "say" as const, said })) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("draw" as const), client, points: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: client.map((lifting) => ({ kind: "lift" as const, client: lifting })) },
  { weight: 1, arbitrary: client.map((drawing) => ({ kind: "take back" as const, client: drawing })) },
  { weight: 4, arbitrary: fc.nat(2).map((reader) => ({ kind: "ask" as const, reader })) },
);

Deno.test("A2 any grouping shows the same, and ink neither loses nor repeats a point", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const source = new Source();
      const readers = [0, 1, 2].map(() => new AwarenessState());
      const ask = (reader: number) => readers[reader]!.merge(source.news(reader), 0);
      for (const each of steps) {
        if (each.kind === "ask") {
          ask(each.reader);
        } else if (each.kind === "say") {
          source.say(each.said);
        } else if (each.kind === "draw") {
          source.draw(each.client, each.points);
        } else if (each.kind === "take back") {
          source.takeBack(each.client);
        } else {
          source.lift(each.client);
        }
      }
      readers.forEach((_, reader) => ask(reader));
      for (const scene of readers) {
        scene.expire(2_000);
        deepStrictEqual(all(scene.people), source.latest.people);
        deepStrictEqual(all(scene.cursors), source.latest.cursors);
        deepStrictEqual(all(scene.lasers), source.latest.lasers);
        deepStrictEqual(all(scene.follows), source.latest.follows);
        deepStrictEqual(all(scene.inks), growing(source));
      }
    }),
  );
});

Deno.test("A2 a delta that is merged twice changes nothing", () => {
  const part = fc.oneof(fc.nat(12).map((from) => [from, from + 3] as const), fc.constant([0, 0] as const));
  const ink = fc.record({ client, id: fc.constantFrom("s", "t"), part })
    .map(({ client: drawing, id, part: [from, to] }): AwarenessDelta => ({ inks: { [drawing]: inkPart(id, from, to) } }));
  fc.assert(
    fc.property(fc.array(fc.oneof(news, ink), { maxLength: 30 }), (said) => {
      const [once, twice] = [merged(...said), merged(...said.flatMap((delta) => [delta, delta]))];
      deepStrictEqual(all(twice.inks), all(once.inks));
      deepStrictEqual(all(twice.cursors), all(once.cursors));
      deepStrictEqual(all(twice.people), all(once.people));
    }),
  );
});
