import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { labelsOf } from "../../../main/web/awareness/person_labels.ts";
import ko from "../../../main/web/text/ko.ts";
import { t } from "../../../main/web/text/text.ts";
import { initials } from "../../../main/web/ui/avatar.tsx";
import { changers, hereText, listed, notesOn } from "../../../main/web/workspace/people.ts";
import { person } from "../support/awareness.ts";
import { compiled, speakEnglish } from "../support/texts.ts";

speakEnglish();

Deno.test("the person comes first, then teachers, then by name", () => {
  const people = new Map([
    ["c", person("Cem")],
    ["b", person("ben")],
    ["me", person("Zoe")],
    ["t", person("Tea", "teacher")],
    ["b2", person("ben")],
  ]);
  const me = { user: "me", name: "Zoe", role: "student" } as const;
  deepStrictEqual(listed(people, me).map(({ user }) => user), ["me", "t", "b", "b2", "c"]);
  deepStrictEqual(listed(people, me).filter(({ isSelf }) => isSelf).map(({ name }) => name), ["Zoe"]);
});

Deno.test("A9 the person is listed even if their own presence isn't received", () => {
  const [self, ...others] = listed(new Map(), { user: "me", name: "Zoe", role: "student" });
  deepStrictEqual([self!.name, self!.role, self!.isSelf, others.length], ["Zoe", "student", true, 0]);
});

Deno.test("A7 beside a name is since when they are here, by the clock on the wall, and whether they are idle", () => {
  const since = new Date(2025, 0, 6, 10, 42).getTime();
  const ben = { ...person("Ben"), user: "b", isSelf: false, label: "Ben" };
  strictEqual(notesOn(ben), t("role.student"));
  match(notesOn({ ...ben, since }), /10:42/);
  const notes = notesOn({ ...ben, since, isSelf: true, idle: true }).split(" · ");
  deepStrictEqual([...notes.slice(0, 3), notes.length], [t("role.student"), t("you"), t("idle"), 4]);
  strictEqual(compiled("ko", ko).since({ time: "오전 10:42" }), "오전 10:42부터");
});

Deno.test("A7 a teacher reads at a glance how many are here, and how many of them are idle", () => {
  const people = new Map([["a", person("Ana")], ["b", { ...person("Ben"), idle: true }], ["c", { ...person("Cem"), idle: true }]]);
  const here = (user: string) => hereText(listed(new Map([...people].filter(([each]) => each <= user)), { user: "a", name: "Ana", role: "teacher" }));
  deepStrictEqual(["a", "b", "c"].map(here), ["1 person here", "2 people here · 1 away", "3 people here · 2 away"]);
});

Deno.test("people of one name are told apart, by a number that is the same on every page", () => {
  const people = new Map([
    ["u-2", { name: "kim Min", since: 20 }],
    ["u-1", { name: "Kim Min", since: 10 }],
    ["u-3", { name: "KIM  MIN", since: 20 }],
    ["u-4", { name: "Lee", since: 5 }],
  ]);
  deepStrictEqual([...labelsOf(people)].sort(), [["u-1", "Kim Min"], ["u-2", "kim Min (2)"], ["u-3", "KIM  MIN (3)"], ["u-4", "Lee"]]);
});

Deno.test("initials are of the first and the last word, in any script", () => {
  deepStrictEqual(["Ana", "ana maria lopez", " 민준 ", "😀 smile", ""].map(initials), ["A", "AL", "민", "😀S", ""]);
  strictEqual(initials("Ms. Rivera"), "MR");
});

Deno.test("U16 A9 a teacher chooses among authors and those who are here, under any name that is known", () => {
  const authors = [{ user: "u-ben" }, { user: "u-cho", name: "Cho" }, { user: "u-dan" }];
  const here = new Map([["u-cho", person("Cho")], ["u-eve", person("Eve")], ["u-ben", person("Ben")]]);
  deepStrictEqual(changers(authors, here, "A student"), [
    { user: "u-ben", name: "Ben" },
    { user: "u-cho", name: "Cho" },
    { user: "u-dan", name: "A student 1" },
    { user: "u-eve", name: "Eve" },
  ]);
});
