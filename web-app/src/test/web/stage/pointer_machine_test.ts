import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import type { PointerAction, PointerContext, PointerMachineEvent } from "../../../main/web/stage/pointer_state.ts";
import { FakePointer, home, play } from "../support/pointers.ts";

const pen = new FakePointer(1, "pen");
const mouse = new FakePointer(2, "mouse");
const palm = new FakePointer(11, "touch", { isPrimary: true });
const finger = new FakePointer(12, "touch", { isPrimary: true });
const second = new FakePointer(13, "touch");
const third = new FakePointer(14, "touch");

const written = [pen.down(0, 0), pen.move(20, 20), pen.up(30, 30)];
const pressed = ["begin pen", "finish"];

interface Case {
  readonly rule: string;
  readonly events: readonly PointerMachineEvent[];
  /** The calls of tools. */
  readonly calls: readonly string[];
  readonly context?: Partial<PointerContext>;
  /** Whether the view has moved; it has not unless said. */
  readonly moved?: true;
}

const cases: readonly Case[] = [
  // A pen and the ball of a hand
  { rule: "a palm that rests between two pen strokes takes neither", events: [...written, palm.down(90, 90), ...written, palm.up(90, 90)], calls: [...pressed, ...pressed] },
  { rule: "a palm that comes before the very first pen stroke leaves no dot", events: [palm.down(90, 90), ...written, palm.up(91, 91)], calls: ["begin touch", "cancel", ...pressed] },
  { rule: "a palm that drew a line before the pen came leaves nothing", events: [palm.down(90, 90), palm.move(150, 90), pen.down(0, 0), palm.move(160, 90), palm.up(160, 90), pen.up(9, 9)], calls: ["begin touch", "cancel", ...pressed] },
  { rule: "a palm that moved the view before the pen came has moved nothing", events: [...written, palm.down(90, 90), palm.move(150, 90), palm.move(170, 90), ...written, palm.move(200, 200), palm.up(200, 200)], calls: [...pressed, ...pressed] },
  { rule: "two palms that pinched before the pen came have zoomed nothing", events: [...written, palm.down(90, 90), second.down(190, 90), second.move(300, 90), ...written, second.up(300, 90), palm.up(90, 90)], calls: [...pressed, ...pressed] },
  { rule: "two palms that come while the pen writes change nothing", events: [pen.down(0, 0), palm.down(90, 90, 30), second.down(120, 90, 250), second.move(160, 90, 260), pen.move(9, 9, 270), pen.up(9, 9, 280), palm.up(90, 90), second.up(160, 90)], calls: pressed },
  { rule: "a palm that stays after the pen lifts stays a palm", events: [palm.down(90, 90), ...written, palm.move(190, 90), ...written, palm.move(290, 90), palm.up(290, 90)], calls: ["begin touch", "cancel", ...pressed, ...pressed] },
  { rule: "a pen that comes near ends what a palm draws", events: [palm.down(90, 90), palm.move(99, 90), pen.hover(0, 0), palm.up(99, 90)], calls: ["begin touch", "cancel"] },
  { rule: "a pen that comes near doesn't end what a finger draws that may", events: [{ kind: "fingersDraw", on: true }, finger.down(90, 90), pen.hover(0, 0), finger.up(99, 90)], calls: ["begin touch", "finish"] },
  { rule: "the pen wins over the mouse, whose line is kept", events: [mouse.down(90, 90), mouse.move(99, 90), ...written, mouse.up(99, 90)], calls: ["begin mouse", "finish", ...pressed] },
  { rule: "a mouse changes nothing while the pen writes", events: [pen.down(0, 0), mouse.down(90, 90), mouse.move(99, 90), mouse.up(99, 90), pen.up(9, 9)], calls: pressed },
  // Fingers where there is a pen
  { rule: "once a pen was seen a finger moves the view", events: [...written, finger.down(50, 50), finger.move(70, 50), finger.move(90, 50), finger.up(90, 50)], calls: pressed, moved: true },
  { rule: "once a pen was seen two fingers pinch, at once or later", events: [...written, finger.down(50, 50, 0), second.down(90, 50, 2000), second.move(150, 50), second.up(150, 50), finger.up(50, 50)], calls: pressed, moved: true },
  { rule: "a pen that only came near counts as seen", events: [pen.hover(5, 5), finger.down(50, 50), finger.move(70, 50), finger.move(90, 50), finger.up(90, 50)], calls: [], moved: true },
  { rule: "fingers draw beside a pen where the person lets them", events: [{ kind: "fingersDraw", on: true }, ...written, finger.down(50, 50), finger.move(90, 50), finger.up(90, 50)], calls: [...pressed, "begin touch", "finish"] },
  { rule: "a finger's tap draws no dot where there is a pen", events: [...written, finger.down(50, 50), finger.up(51, 50)], calls: pressed },
  { rule: "a finger's tap works with a tool that takes taps", events: [...written, finger.down(50, 50), finger.up(51, 50)], calls: [...pressed, "begin touch", "finish"], context: { toolTakesTaps: true } },
  { rule: "viewers move the view with one finger, and tap", events: [finger.down(50, 50), finger.move(70, 50), finger.move(90, 50), finger.up(90, 50), finger.down(50, 50), finger.up(50, 50)], calls: ["begin touch", "finish"], context: { isReading: true, toolTakesTaps: true }, moved: true },
  { rule: "a second finger that comes soon turns drawing into pinching", events: [finger.down(50, 50, 0), finger.move(60, 50, 50), second.down(90, 50, 350), second.move(150, 50), finger.up(60, 50), second.up(150, 50)], calls: ["begin touch", "cancel"], moved: true },
  { rule: "a second finger that comes late changes nothing", events: [finger.down(50, 50, 0), finger.move(60, 50, 300), second.down(90, 50, 351), second.move(150, 50), second.up(150, 50), finger.up(60, 50)], calls: ["begin touch", "finish"] },
  { rule: "a late finger that still rests doesn't turn the next line into pinching", events: [finger.down(50, 50, 0), second.down(90, 50, 400), finger.up(60, 50), third.down(50, 90, 500), third.move(90, 90, 600), third.up(90, 90, 700), second.up(90, 50)], calls: ["begin touch", "finish", "begin touch", "finish"] },
  { rule: "the finger that is left of two goes on moving the view", events: [finger.down(50, 50, 0), second.down(90, 50, 10), finger.up(50, 50), second.move(190, 50), second.up(190, 50)], calls: ["begin touch", "cancel"], moved: true },
  { rule: "a third finger changes nothing", events: [finger.down(50, 50, 0), second.down(90, 50, 10), third.down(10, 10, 20), third.move(99, 99), third.up(99, 99), second.up(90, 50), finger.up(50, 50)], calls: ["begin touch", "cancel"] },
  // Ends that aren't ends
  { rule: "what a pen has written is kept when the system cancels it", events: [pen.down(0, 0), pen.move(9, 9), pen.cancel(9, 9)], calls: pressed },
  { rule: "what a mouse has drawn is kept when the system cancels it", events: [mouse.down(0, 0), mouse.move(9, 9), mouse.cancel(9, 9)], calls: ["begin mouse", "finish"] },
  { rule: "what a finger has drawn is kept when the system cancels it", events: [finger.down(0, 0), finger.move(40, 9), finger.cancel(40, 9)], calls: ["begin touch", "finish"] },
  { rule: "a finger that rests and is cancelled was the ball of a hand", events: [finger.down(0, 0), finger.move(1, 1), finger.cancel(1, 1)], calls: ["begin touch", "cancel"] },
  { rule: "what was written is kept when the capture is lost", events: [pen.down(0, 0), pen.move(9, 9), pen.lost(9, 9)], calls: pressed },
  { rule: "a capture that ends with the pointer ends nothing else", events: [pen.down(0, 0), pen.up(9, 9), pen.lost(9, 9)], calls: pressed },
  { rule: "what was written is kept when the window loses the focus, and the next stroke begins", events: [pen.down(0, 0), pen.move(9, 9), { kind: "interrupt" }, ...written], calls: [...pressed, ...pressed] },
  { rule: "fingers without an end don't make the next one a pinch", events: [finger.down(50, 50), second.down(90, 50), { kind: "interrupt" }, third.down(50, 50, 9), third.up(50, 50)], calls: ["begin touch", "cancel", "begin touch", "finish"] },
  { rule: "a mouse that moves with no button held has been let go", events: [mouse.down(0, 0), mouse.move(9, 9), mouse.hover(50, 50), mouse.hover(60, 60), mouse.up(60, 60)], calls: ["begin mouse", "finish"] },
  { rule: "a pen that hovers has been lifted", events: [pen.down(0, 0), pen.move(9, 9), pen.hover(50, 50), ...written], calls: [...pressed, ...pressed] },
  { rule: "a pen that comes down again was lifted before", events: [pen.down(0, 0), pen.move(9, 9), ...written], calls: [...pressed, ...pressed] },
  { rule: "a first finger shows that an earlier one was lifted", events: [palm.down(0, 0), palm.move(50, 9), finger.down(200, 200, 5000), finger.move(250, 250), finger.up(250, 250)], calls: ["begin touch", "finish", "begin touch", "finish"] },
  { rule: "what was written is kept when another tool is chosen, and the rest of the gesture is ignored", events: [pen.down(0, 0), pen.move(9, 9), { kind: "conclude" }, pen.move(20, 20), pen.up(30, 30)], calls: pressed },
  { rule: "Escape leaves nothing, and the rest of the gesture is ignored", events: [pen.down(0, 0), { kind: "escape" }, pen.move(9, 9), pen.up(9, 9)], calls: ["begin pen", "cancel"] },
  { rule: "a finger whose long press has opened a menu doesn't tap when it lifts", events: [...written, finger.down(50, 50), { kind: "escape" }, finger.up(50, 50)], calls: pressed, context: { toolTakesTaps: true } },
  // The view
  { rule: "the middle button moves the view", events: [mouse.down(0, 0, 0, { button: 1, buttons: 4 }), { ...mouse.move(30, 0), buttons: 4 }, mouse.up(30, 0)], calls: [], moved: true },
  { rule: "the left button moves the view while the space bar is held", events: [{ kind: "panKey", held: true }, mouse.down(0, 0), mouse.move(30, 0), mouse.up(30, 0)], calls: [], moved: true },
  { rule: "a pen moves the view while the space bar is held", events: [{ kind: "panKey", held: true }, pen.down(0, 0), pen.move(30, 0), pen.up(30, 0)], calls: [], moved: true },
  { rule: "the hand tool moves the view, with a finger at once", events: [finger.down(0, 0), finger.move(3, 0), finger.up(3, 0)], calls: [], context: { toolPans: true }, moved: true },
  { rule: "a hand tool doesn't keep a pen's other end from erasing", events: [pen.down(0, 0, 0, { button: 5, buttons: 32 }), pen.up(0, 0)], calls: ["begin pen eraser", "finish"], context: { toolPans: true } },
  { rule: "the right button does nothing", events: [mouse.down(0, 0, 0, { button: 2, buttons: 2 }), mouse.up(0, 0)], calls: [] },
  // The pen's other end and its button
  { rule: "a pen's other end erases", events: [pen.down(0, 0, 0, { button: 5, buttons: 32 }), pen.move(9, 9), pen.up(9, 9)], calls: ["begin pen eraser", "finish"] },
  { rule: "a pen's other end erases, also where the browser reports a tip", events: [pen.down(0, 0, 0, { button: 0, buttons: 33 }), pen.up(9, 9)], calls: ["begin pen eraser", "finish"] },
  { rule: "a pen's button selects", events: [pen.down(0, 0, 0, { button: 2, buttons: 2 }), pen.move(9, 9), pen.up(9, 9)], calls: ["begin pen select", "finish"] },
  { rule: "a pen's button selects, also where the browser reports a tip", events: [pen.down(0, 0, 0, { button: 0, buttons: 3 }), pen.up(9, 9)], calls: ["begin pen select", "finish"] },
];

for (const { rule, events, calls, context, moved } of cases) {
  Deno.test(rule, () => {
    const played = play(events, context);
    deepStrictEqual(played.calls, calls);
    strictEqual(played.camera !== home, moved === true);
    strictEqual(played.state.gesture.kind, "none");
    strictEqual(played.state.touches.size, 0);
  });
}

Deno.test("50 quick strokes are 50, with a pen, a mouse and a finger", () => {
  for (const pointer of [pen, mouse, finger]) {
    const strokes = Array.from({ length: 50 }, (_, i) => [pointer.down(i, 0, 2 * i), pointer.up(i + 1, 0, 2 * i + 1)]);
    deepStrictEqual(play(strokes.flat()).calls.filter((word) => word === "finish").length, 50);
  }
});

const pointers = [pen, new FakePointer(3, "pen"), mouse, palm, second, third] as const;

function anyAction(): fc.Arbitrary<PointerAction> {
  const place = fc.integer({ min: 0, max: 200 });
  const kind = fc.constantFrom("down", "move", "move", "hover", "up", "cancel", "lost");
  return fc.tuple(fc.constantFrom(...pointers), kind, place, place, fc.integer({ min: 0, max: 3000 })).map(([pointer, name, x, y, time]) => pointer[name](x, y, time));
}

function anyEvent(): fc.Arbitrary<PointerMachineEvent> {
  return fc.oneof(
    { weight: 20, arbitrary: anyAction() },
    { weight: 1, arbitrary: fc.constant<PointerMachineEvent>({ kind: "interrupt" }) },
    { weight: 1, arbitrary: fc.boolean().map((on): PointerMachineEvent => ({ kind: "fingersDraw", on })) },
  );
}

Deno.test("whatever happens, after all pointers are up nothing is stuck, and each gesture of a tool has ended once", () => {
  const contexts = fc.record({ toolPans: fc.boolean(), toolTakesTaps: fc.boolean(), isReading: fc.boolean() });
  const others = fc.constantFrom<PointerMachineEvent>({ kind: "escape" }, { kind: "panKey", held: true }, { kind: "panKey", held: false });
  fc.assert(fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: anyEvent() }, { weight: 1, arbitrary: others })), contexts, (events, context) => {
    const { state, calls } = play([...events, ...pointers.map((pointer) => pointer.up(0, 0))], context);
    deepStrictEqual([state.gesture.kind, state.touches.size], ["none", 0]);
    calls.forEach((word, i) => strictEqual(word.startsWith("begin"), i % 2 === 0));
    strictEqual(calls.length % 2, 0);
  }), { numRuns: 500 });
});

Deno.test("whatever fingers and mice do, each stroke of a pen is on the board, once", () => {
  fc.assert(fc.property(fc.array(anyEvent(), { maxLength: 60 }), (events) => {
    const { calls } = play([...events, ...pointers.map((pointer) => pointer.up(0, 0))]);
    const downs = events.filter((event) => event.kind === "down" && event.type === "pen").length;
    const strokes = calls.flatMap((word, i) => (word === "begin pen" ? [calls[i + 1]] : []));
    strictEqual(strokes.length, downs);
    ok(strokes.every((end) => end === "finish"));
  }), { numRuns: 500 });
});

Deno.test("the view is where it was before one or two fingers moved it when a pen comes", () => {
  const place = fc.integer({ min: 0, max: 200 });
  const moves = fc.array(fc.tuple(fc.constantFrom("first", "other", "toggle"), place, place), { maxLength: 30 });
  fc.assert(fc.property(moves, (made) => {
    let isDown = false;
    const events = made.map(([move, x, y]) => {
      if (move === "toggle") {
        isDown = !isDown;
        return isDown ? third.down(x, y) : third.up(x, y);
      }
      return move === "first" ? second.move(x, y) : third.move(x, y);
    });
    const { camera, calls } = play([...written, second.down(100, 100), ...events, pen.down(0, 0)]);
    deepStrictEqual([camera, calls], [home, [...pressed, "begin pen"]]);
  }));
});
