import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { Following } from "../../../main/web/awareness/following.ts";
import { RemoteAwareness } from "../../../main/web/awareness/remote_awareness.ts";
import type { AwarenessDelta } from "../../../main/web/protocol/contract.ts";
import { person } from "../support/awareness.ts";
import { FakeClock } from "../support/fake_clock.ts";

const people = { ana: person("Ana"), ben: person("Ben"), cem: person("Cem"), tea: person("Tea", "teacher") };

function following(...deltas: readonly AwarenessDelta[]) {
  const received: unknown[] = [];
  const clock = new FakeClock();
  const others = new RemoteAwareness(clock, { user: "ana", client: () => "ana_1" }, { has: () => false, isLocked: () => false }, {
    people() {},
    awareness: () => ana.refresh(),
    called: (call) => ana.called(call),
  });
  const ana: Following = new Following(clock, "ana", others, { follow: (user) => received.push({ follow: user }) }, {
    changed() {},
    see: (area) => received.push({ see: area }),
    left: (name) => received.push({ left: name }),
    ledByMe: (name) => received.push({ ledByMe: name }),
  });
  const receive = (delta: AwarenessDelta) => others.receive(delta);
  [{ people }, ...deltas].forEach(receive);
  return { clock, others, ana, received, receive };
}

Deno.test("A8 the page sends whom it follows, and shows their view", () => {
  const { ana, received, receive } = following();
  ana.follow("ben");
  receive({ views: { ben_1: [0, 0, 100, 50] } });
  receive({ cursors: { ben_1: [1, 1] } });
  receive({ views: { cem_1: [7, 7, 7, 7] } });
  receive({ views: { ben_1: [5, 0, 100, 50] } });
  ana.stop();
  receive({ views: { ben_1: [9, 0, 100, 50] } });
  ana.stop();
  deepStrictEqual(received, [{ follow: "ben" }, { see: [0, 0, 100, 50] }, { see: [5, 0, 100, 50] }, { follow: undefined }]);
});

Deno.test("A8 somebody whose view is known already is followed there at once", () => {
  const { ana, received } = following({ views: { ben_1: [0, 0, 100, 50] } });
  ana.follow("ben");
  ana.follow("ben");
  deepStrictEqual(received, [{ follow: "ben" }, { see: [0, 0, 100, 50] }]);
});

Deno.test("A7 who leaves is followed no longer", () => {
  const { clock, ana, received, receive } = following();
  ana.follow("ben");
  receive({ people: { ben: null } });
  clock.advance(5_000);
  receive({ cursors: { cem_1: [1, 1] } });
  clock.advance(5_000);
  strictEqual(ana.leader, undefined);
  deepStrictEqual(received, [{ follow: "ben" }, { follow: undefined }, { left: "Ben" }]);
});

Deno.test("A8 who loses the connection for a moment is still followed", () => {
  const { clock, received, receive } = following({ calls: { tea_1: { n: 1, area: [0, 0, 9, 9] } } });
  receive({ people: { tea: null }, views: { tea_1: null } });
  clock.advance(9_999);
  receive({ people: { tea: people.tea }, views: { tea_2: [5, 0, 9, 9] } });
  clock.advance(60_000);
  deepStrictEqual(received, [{ follow: "tea" }, { see: [0, 0, 9, 9] }, { see: [5, 0, 9, 9] }]);
});

Deno.test("a person who stops following somebody who is away gets no notice of it later", () => {
  const { clock, ana, received, receive } = following();
  ana.follow("ben");
  receive({ people: { ben: null } });
  ana.stop();
  clock.advance(60_000);
  deepStrictEqual(received, [{ follow: "ben" }, { follow: undefined }]);
});

Deno.test("A8 a teacher who calls from one of two pages is followed in that one, until they look around in the other", () => {
  const { received, receive } = following({ calls: { tea_1: { n: 1, area: [0, 0, 9, 9] } } });
  receive({ views: { tea_2: [50, 0, 9, 9] } });
  receive({ views: { tea_1: [0, 0, 9, 9] } });
  receive({ complete: true, people, views: { tea_1: [0, 0, 9, 9], tea_2: [50, 0, 9, 9] } });
  deepStrictEqual(received, [{ follow: "tea" }, { see: [0, 0, 9, 9] }]);
  receive({ views: { tea_2: [60, 0, 9, 9] } });
  receive({ views: { tea_1: [1, 0, 9, 9] } });
  deepStrictEqual(received.slice(2), [{ see: [60, 0, 9, 9] }, { see: [1, 0, 9, 9] }]);
});

Deno.test("A8 a leader who turns to another page is followed there", () => {
  const { ana, received, receive } = following({ views: { ben_1: [0, 0, 9, 9] } });
  ana.follow("ben");
  receive({ views: { ben_1: null, ben_2: [50, 0, 9, 9] } });
  deepStrictEqual(received, [{ follow: "ben" }, { see: [0, 0, 9, 9] }, { see: [50, 0, 9, 9] }]);
});

Deno.test("A9 a person who becomes hidden is no longer followed, and their name is not shown", () => {
  const { clock, others, ana, received } = following();
  ana.follow("ben");
  others.showOnlyTeachers(true);
  clock.advance(60_000);
  deepStrictEqual(received, [{ follow: "ben" }, { follow: undefined }]);
  strictEqual(ana.leader, undefined);
});

Deno.test("nobody follows themselves, or somebody who isn't here", () => {
  const { ana, received } = following();
  ana.follow("ana");
  ana.follow("dan");
  deepStrictEqual(received, []);
});

Deno.test("two views don't chase each other: a follower of the person, direct or not, can't be followed", () => {
  const { ana, received, receive } = following({ follows: { ben_1: "cem", cem_1: "ana" } });
  ana.follow("ben");
  deepStrictEqual(received, [{ ledByMe: "Ben" }]);
  ana.follow("tea");
  receive({ follows: { tea_1: "ben" } });
  deepStrictEqual(received.slice(1), [{ follow: "tea" }, { follow: undefined }, { ledByMe: "Tea" }]);
});

Deno.test("A8 a call moves the view and lets the person follow the teacher", () => {
  const { ana, received, receive } = following();
  ana.follow("ben");
  receive({ calls: { tea_1: { n: 1, area: [0, 0, 9, 9] } } });
  receive({ views: { tea_1: [1, 0, 9, 9] } });
  strictEqual(ana.leader?.name, "Tea");
  deepStrictEqual(received, [{ follow: "ben" }, { follow: "tea" }, { see: [0, 0, 9, 9] }, { see: [1, 0, 9, 9] }]);
});

Deno.test("A8 a further call of the teacher who is followed moves the view again", () => {
  const { received, receive } = following();
  receive({ calls: { tea_1: { n: 1, area: [0, 0, 9, 9] } } });
  receive({ calls: { tea_1: { n: 2, area: [5, 0, 9, 9] } } });
  deepStrictEqual(received, [{ follow: "tea" }, { see: [0, 0, 9, 9] }, { see: [5, 0, 9, 9] }]);
});
