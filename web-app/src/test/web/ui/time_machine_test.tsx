import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { find, pressKey, show, shown, write } from "../support/dom.ts";
import { done } from "../../../main/web/base/outcome.ts";
import type { PastView } from "../../../main/web/stage/past_layer.ts";
import { Scene } from "../../../main/web/canvas/scene.ts";
import type { BoardDocument } from "../../../main/web/store/document.ts";
import { TimeMachinePanel } from "../../../main/web/ui/time_machine_panel.tsx";
import { TooltipProvider } from "../../../main/web/ui/widgets/tooltip.tsx";
import { LiveRegion } from "../../../main/web/workspace/live_region.ts";
import { TimeMachine } from "../../../main/web/workspace/time_machine.ts";
import { joined } from "../support/client_world.ts";
import { comment, measure, post, rectangle, text } from "../support/elements.ts";
import { settled } from "../support/fake_clock.ts";
import { ana, ben, hiddenBen, RecordedBoard } from "../support/history.ts";
import { event } from "../support/samples.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

/** A lesson of five events: Ana puts two elements, Ben a third one while he is hidden; Ben deletes one, and renames nothing. */
function lesson(): RecordedBoard {
  const recorded = new RecordedBoard();
  recorded.record([{ kind: "put", element: rectangle("a") }], ana);
  recorded.record([{ kind: "put", element: text("b") }], ben);
  recorded.record([{ kind: "put", element: rectangle("c") }], hiddenBen);
  recorded.record([{ kind: "remove", id: "b" }], ana);
  recorded.record([{ kind: "rename", title: "Circles" }], ana);
  return recorded;
}

async function lookingBack(most = 1_000, mayRestore = true, delay = 0, recorded = lesson()) {
  const { client, clock, latest } = await joined();
  const said: string[] = [];
  const copied: BoardDocument[] = [];
  const revealed: unknown[] = [];
  const exported: unknown[] = [];
  const state = { isMeant: true, hasEnded: false, past: undefined as PastView | undefined, scene: undefined as Scene | undefined, askComments: (_id: string) => {} };
  const region = new LiveRegion();
  const machine = new TimeMachine({ position: { epoch: 1_000, seq: 5 }, elements: recorded.states[5]!.elements, settings: recorded.states[5]!.settings }, {
    client,
    clock,
    region,
    stage: {
      lookAt: (board, comments = () => {}) => {
        state.askComments = comments;
        state.past = board;
        state.scene = board && new Scene(board, measure, "u-ana");
      },
      get shownScene() {
        return state.scene!;
      },
      viewport: { reveal: (box) => void revealed.push(box) },
    },
    dialogs: { confirm: () => Promise.resolve(state.isMeant) },
    say: (words) => void said.push(words),
    history: async (upTo) => {
      await new Promise<void>((resolve) => delay === 0 ? resolve() : void clock.after(delay, resolve));
      return done(recorded.part(upTo, most));
    },
    copy: (document, progress) => {
      progress(0.5);
      copied.push(document);
      return Promise.resolve("http://localhost/b/copy#link");
    },
    export: () => {
      exported.push([...state.past!.elements()].map(({ id }) => id).sort());
      return Promise.resolve();
    },
    ended: () => {
      state.hasEnded = true;
      machine.close();
    },
  });
  await settled();
  await clock.pass(0);
  const root = await show(<TooltipProvider><TimeMachinePanel machine={machine} mayRestore={mayRestore} /></TooltipProvider>);
  const press = async (testId: string) => {
    find(root, testId).click();
    await shown();
  };
  const seen = () => [...state.past!.elements()].map(({ id }) => id).sort();
  return { client, clock, latest, machine, root, press, seen, said, copied, revealed, exported, region, state };
}

/** Without the time, which depends on where the test runs. */
function words(label: string | null | undefined): string {
  return label?.split(" · ").at(-1) ?? "";
}

Deno.test("the slider says when and what, and shows the board of the event that it is moved to", async () => {
  const { root, seen } = await lookingBack();
  const slider = find<HTMLInputElement>(root, "time-slider");
  deepStrictEqual([slider.min, slider.max, slider.value], ["0", "5", "5"]);
  strictEqual(words(slider.getAttribute("aria-valuetext")), "Ana has called the board “Circles”");
  ok(document.activeElement === slider);
  write(slider, "2");
  await shown();
  deepStrictEqual(seen(), ["a", "b"]);
  strictEqual(words(slider.getAttribute("aria-valuetext")), "Ben added 1 element.");
});

Deno.test("A9 what a hidden student did has no name, and isn't found under their name", async () => {
  const { root, machine, press } = await lookingBack();
  machine.go(3);
  await shown();
  ok(find(root, "moment").textContent!.endsWith("A student added 1 element."));
  deepStrictEqual([...find<HTMLSelectElement>(root, "followed").options].map(({ textContent }) => textContent), ["Everybody", "Ana", "Hidden students", "Ben"]);
  machine.followed.follow("u-ben");
  await press("step-back");
  strictEqual(machine.position.value, 1);
});

Deno.test("before the last deletion the board has what was deleted, and that part of it is shown", async () => {
  const { machine, press, seen, revealed, region } = await lookingBack();
  await press("before-removal");
  strictEqual(machine.position.value, 3);
  deepStrictEqual(seen(), ["a", "b", "c"]);
  strictEqual(revealed.length, 1);
  strictEqual(words(region.message.value.text), "A student added 1 element.");
});

Deno.test("what is exported is the board of the moment that is shown, and playing stops for it", async () => {
  const { machine, press, exported } = await lookingBack();
  machine.go(2);
  machine.play();
  await press("export-past");
  deepStrictEqual([exported, machine.isPlaying.value], [[["a", "b", "c"]], false]);
});

/** Ana puts a post, Ben comments on it, Ana deletes his comment; the last two events are something else. */
function discussed(): RecordedBoard {
  const recorded = new RecordedBoard();
  recorded.record([{ kind: "put", element: post("p", { title: "Leaves" }) }], ana);
  recorded.record([{ kind: "put", element: comment("c", { post: "p", name: "Ben", text: "Green" }) }], ben);
  recorded.record([{ kind: "remove", id: "c" }], ana);
  recorded.record([{ kind: "put", element: text("b") }], ben);
  recorded.record([{ kind: "rename", title: "Trees" }], ana);
  return recorded;
}

Deno.test("the comments of the moment that is shown can be read, and follow it", async () => {
  const { root, machine, press, state, revealed } = await lookingBack(1_000, true, 0, discussed());
  const read = () => [...root.querySelectorAll("[data-testid=past-comment]")].map(({ textContent }) => textContent);
  await press("past-comments-toggle");
  ok(find(root, "past-comments").textContent!.includes("No comments yet"));
  machine.go(2);
  await shown();
  deepStrictEqual(read(), ["BenGreen"]);
  state.askComments("p");
  await shown();
  strictEqual(document.activeElement?.textContent, "Sticky note: Leaves Body");
  (document.activeElement as HTMLElement).click();
  strictEqual(revealed.length, 1);
  strictEqual(root.querySelectorAll("[data-testid=past-comments] textarea").length, 0);
  pressKey(document.activeElement as HTMLElement, "Escape");
  await shown();
  deepStrictEqual([root.querySelector("[data-testid=past-comments]"), state.hasEnded], [null, false]);
});

Deno.test("the list tells who did what around the moment, and leads there and to before a deletion", async () => {
  const { root, machine } = await lookingBack();
  machine.go(4);
  await shown();
  const deeds = () => [...root.querySelectorAll<HTMLElement>(".time-deed")];
  deepStrictEqual(deeds().map((deed) => deed.querySelector("span")!.textContent), [
    "Ben added 1 element.",
    "A student added 1 element.",
    "Ana deleted 1 element.",
    "Ana has called the board “Circles”",
  ]);
  strictEqual(deeds()[2]!.getAttribute("aria-current"), "step");
  find(root, "before-this").click();
  strictEqual(machine.position.value, 3);
  await shown();
  deeds()[1]!.click();
  strictEqual(machine.position.value, 2);
});

Deno.test("whose work is followed is seen as it is, that of the others is faded", async () => {
  const { machine, state } = await lookingBack();
  machine.go(3);
  machine.followed.follow("u-ana");
  deepStrictEqual(["a", "b", "c"].map((id) => state.scene!.isFaded(id)), [false, true, true]);
  machine.step(1);
  strictEqual(machine.position.value, 4);
  machine.followed.follow(undefined);
  deepStrictEqual(["a", "c"].map((id) => state.scene!.isFaded(id)), [false, false]);
});

Deno.test("where the history isn't loaded yet is shown as soon as it is", async () => {
  const { clock, machine, seen, root } = await lookingBack(1);
  await clock.pass(0);
  machine.go(0);
  for (let i = 0; i < 10; i++) {
    await settled();
  }
  strictEqual(machine.loaded.value, 100);
  deepStrictEqual([machine.position.value, seen()], [0, []]);
  await shown();
  ok(find(root, "moment").textContent!.endsWith("The beginning of what is kept"));
});

Deno.test("playing begins anew at the end, shows one event after the other, and is stopped by a step", async () => {
  const { clock, machine, press } = await lookingBack();
  await press("play");
  strictEqual(machine.position.value, 1);
  await clock.pass(1_000);
  strictEqual(machine.position.value, 2);
  await press("step-forward");
  strictEqual(machine.isPlaying.value, false);
  await clock.pass(9_000);
  strictEqual(machine.position.value, 3);
});

Deno.test("H3 a teacher restores the board as one operation, if they mean it, and is back in the present", async () => {
  const { client, machine, press, root, state, said } = await lookingBack();
  ok(find<HTMLButtonElement>(root, "restore").disabled);
  machine.go(2);
  await shown();
  state.isMeant = false;
  await press("restore");
  strictEqual(client.pendingOps(), 0);
  state.isMeant = true;
  await press("restore");
  strictEqual(client.pendingOps(), 1);
  ok(state.hasEnded && state.past === undefined);
  ok(said[0]!.startsWith("The board is what it was"));
});

Deno.test("whoever is no teacher can copy what they see, but not restore it", async () => {
  const { machine, root, press, copied } = await lookingBack(1_000, false);
  strictEqual(root.querySelector("[data-testid=restore]"), null);
  machine.go(2);
  await press("copy-past");
  strictEqual(copied[0]!.title, "Untitled board (copy)");
  deepStrictEqual(copied[0]!.elements.map(({ id }) => id), ["a", "b"]);
  strictEqual(find<HTMLAnchorElement>(root, "open-copy").getAttribute("href"), "http://localhost/b/copy#link");
});

Deno.test("what happens meanwhile reaches the present board, not the past one; a deletion ends looking back", async () => {
  const { client, latest, seen, state } = await lookingBack();
  latest().receive(event(2, [{ kind: "put", element: rectangle("new") }]));
  ok(client.get("new") !== undefined);
  deepStrictEqual(seen(), ["a", "c"]);
  latest().receive(event(3, [{ kind: "delete" }]));
  ok(state.hasEnded);
});

Deno.test("Escape leads back to now", async () => {
  const { root, state } = await lookingBack();
  pressKey(find(root, "time-slider"), "Escape");
  ok(state.hasEnded);
});

Deno.test("the slider has its keys for itself, plays with the space bar, and lets the page have the others", async () => {
  const { root, machine } = await lookingBack();
  const slider = find(root, "time-slider");
  const heard: string[] = [];
  root.parentElement!.addEventListener("keydown", ({ key }) => heard.push(key));
  ["ArrowLeft", "Home", "PageUp", "F6", "+"].forEach((key) => pressKey(slider, key));
  pressKey(find(root, "speed"), "ArrowDown");
  pressKey(slider, " ");
  strictEqual(machine.isPlaying.value, true);
  pressKey(slider, " ");
  strictEqual(machine.isPlaying.value, false);
  deepStrictEqual(heard, ["F6", "+"]);
});

Deno.test("what the history brings is shown when it comes, though the person does nothing", async () => {
  const { clock, root } = await lookingBack(1_000, true, 500);
  ok(find<HTMLButtonElement>(root, "before-removal").disabled);
  strictEqual(root.querySelectorAll(".time-deed").length, 0);
  await clock.pass(500);
  await shown();
  ok(!find<HTMLButtonElement>(root, "before-removal").disabled);
  strictEqual(root.querySelectorAll(".time-deed").length, 3);
  strictEqual(find<HTMLInputElement>(root, "time-slider").min, "0");
});

Deno.test("A9 when the students are hidden, looking back ends for all but teachers, as it has told names", async () => {
  const teacher = await lookingBack();
  teacher.latest().receive(event(2, [{ kind: "hide-students", on: true }]));
  ok(!teacher.state.hasEnded);
  const student = await lookingBack(1_000, false);
  student.latest().receive({ type: "welcome", protocol: 1, minor: 2, gateway: "g", role: "student" });
  ok(!student.state.hasEnded);
  student.latest().receive(event(2, [{ kind: "hide-students", on: true }]));
  ok(student.state.hasEnded);
});
