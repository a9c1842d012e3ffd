import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { signal } from "@preact/signals";
import { done } from "../../../main/web/base/outcome.ts";
import type { BoardPeople, Role } from "../../../main/web/protocol/contract.ts";
import { type AdmissionCredentials, AdmissionState } from "../../../main/web/workspace/admission_state.ts";
import { Dialogs } from "../../../main/web/workspace/dialogs.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

function admission() {
  const clock = new FakeClock();
  const said: string[] = [];
  const role = signal<Role | undefined>("teacher");
  let people: BoardPeople = { waitingRoom: true, waiting: [], people: [] };
  let asked = 0;
  const credentials = { people: () => Promise.resolve((asked++, done(people))) } as unknown as AdmissionCredentials;
  const state = new AdmissionState(credentials, new Dialogs(), clock, (text) => said.push(text));
  state.follow(() => role.value === "teacher");
  return {
    state,
    clock,
    said,
    role,
    asked: () => asked,
    wait: (...names: string[]) => people = { ...people, waiting: names.map((name) => ({ user: `u-${name}`, name })) },
  };
}

Deno.test("K10 a teacher's page asks when it begins, and when it is told that somebody waits, once for all that is told together", async () => {
  const { state, clock, said, asked, wait } = admission();
  await clock.pass(300);
  strictEqual(asked(), 1);
  wait("Dan");
  for (let i = 0; i < 10; i++) {
    state.changed();
    await clock.pass(29);
  }
  await clock.pass(10);
  deepStrictEqual([asked(), said], [2, ["Dan waits to be let in"]]);
  deepStrictEqual(state.people.value.waiting.map(({ name }) => name), ["Dan"]);
});

Deno.test("K10 nobody tells who gives up: the page asks every half minute, too, and no more often", async () => {
  const { clock, asked, wait, state } = admission();
  wait("Dan");
  await clock.pass(300);
  wait();
  await clock.pass(29_000);
  deepStrictEqual([asked(), state.people.value.waiting.length], [1, 1]);
  await clock.pass(1_000);
  deepStrictEqual([asked(), state.people.value.waiting.length], [2, 0]);
  await clock.pass(300_000);
  strictEqual(asked(), 12);
});

Deno.test("K10 whoever is no teacher, or no longer, asks nothing", async () => {
  const { state, clock, role, asked } = admission();
  role.value = "student";
  state.changed();
  await clock.pass(100_000);
  strictEqual(asked(), 0);
});
