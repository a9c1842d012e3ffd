import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { HistoryPart } from "../../../main/web/access/responses.ts";
import { done, type Outcome } from "../../../main/web/base/outcome.ts";
import { LessonLoader } from "../../../main/web/history/lesson_loader.ts";
import { rectangle } from "../support/elements.ts";
import { FakeClock, settled } from "../support/fake_clock.ts";
import { RecordedBoard } from "../support/history.ts";

function recordedBoard(): RecordedBoard {
  const recorded = new RecordedBoard();
  [1, 2, 3, 4, 5].forEach((n) => recorded.record([{ kind: "put", element: rectangle(`e${n}`) }]));
  return recorded;
}

function world(answer: (upTo: number) => Outcome<HistoryPart>) {
  const lesson = recordedBoard().lesson();
  const clock = new FakeClock();
  const asked: number[] = [];
  let told = 0;
  const loader = new LessonLoader(lesson, clock, (upTo) => {
    asked.push(upTo);
    return Promise.resolve(answer(upTo));
  }, () => told++);
  return { lesson, clock, asked, loader, told: () => told };
}

Deno.test("a lesson is loaded from its end to its beginning, part by part", async () => {
  const { lesson, asked, loader, told } = world((upTo) => done(recordedBoard().part(upTo, 2)));
  await loader.load();
  deepStrictEqual(asked, [5, 3, 1]);
  strictEqual(told(), 3);
  strictEqual(lesson.isComplete, true);
  strictEqual(loader.problem, undefined);
});

Deno.test("what can't be had now is asked for again", async () => {
  let isAway = true;
  const { clock, lesson, asked, loader } = world((upTo) => isAway ? { kind: "unavailable" } : done(recordedBoard().part(upTo)));
  const loading = loader.load();
  await settled();
  isAway = false;
  await clock.pass(2_000);
  await loading;
  deepStrictEqual(asked, [5, 5]);
  strictEqual(lesson.isComplete, true);
});

Deno.test("a history that is forgotten meanwhile ends there", async () => {
  const { lesson, loader } = world((upTo) => upTo === 5 ? done(recordedBoard().part(5, 2)) : { kind: "not-kept" });
  await loader.load();
  strictEqual(lesson.isComplete, true);
  strictEqual(lesson.beginning, 3);
});

Deno.test("another life of the board is no part of the lesson", async () => {
  const { loader } = world(() => {
    const { text, history } = recordedBoard().part(5);
    return done({ text, history: { ...history, epoch: 2_000 } });
  });
  await loader.load();
  strictEqual(loader.problem, "lost");
});

Deno.test("nothing more is loaded for a person who has left", async () => {
  const { asked, loader, told } = world((upTo) => done(recordedBoard().part(upTo, 1)));
  const loading = loader.load();
  loader.stop();
  await loading;
  deepStrictEqual(asked, [5]);
  strictEqual(told(), 0);
});
