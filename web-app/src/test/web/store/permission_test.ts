import { strictEqual } from "node:assert/strict";
import type { Change, Element, Role } from "../../../main/web/protocol/contract.ts";
import { mayChange, refusalOf } from "../../../main/web/store/permission.ts";
import { comment, post, rectangle } from "../support/elements.ts";
import { put, remove, setX } from "../support/samples.ts";

const free = post("free");
const locked: Element = { ...post("locked"), locked: true };

function refusal(role: Role | undefined, frozen: boolean, ...changes: readonly Change[]) {
  return refusalOf(changes, { role, frozen }, (id) => [free, locked].find((element) => element.id === id));
}

const like: Change = { kind: "like", id: "locked", on: true };
const ofTeachers: readonly Change[] = [
  { kind: "lock", id: "free", on: true },
  { kind: "freeze", on: true },
  { kind: "rename", title: "Fractions" },
  { kind: "clear" },
  { kind: "restore", seq: 1 },
  { kind: "delete" },
];

for (const change of ofTeachers) {
  Deno.test(`R2 R3 ${change.kind} is for teachers`, () => {
    strictEqual(refusal("teacher", true, change), undefined);
    strictEqual(refusal("student", false, change), "not-allowed");
    strictEqual(refusal("viewer", false, change), "not-allowed");
  });
}

Deno.test("R5 a frozen board binds students, not teachers", () => {
  for (const change of [put("new"), setX("free", 1), remove("free"), like]) {
    strictEqual(refusal("student", true, change), "frozen");
    strictEqual(refusal("teacher", true, change), undefined);
  }
});

Deno.test("R6 a locked element stays as it is for students, but can be liked and commented on", () => {
  strictEqual(refusal("student", false, setX("free", 1), setX("locked", 1)), "locked");
  strictEqual(refusal("student", false, remove("locked")), "locked");
  strictEqual(refusal("student", false, like, { kind: "put", element: comment("c", { post: "locked" }) }), undefined);
  strictEqual(refusal("teacher", false, remove("locked")), undefined);
});

Deno.test("R6 students neither choose the background nor change what is there", () => {
  const into: Change = { kind: "set", id: "free", props: { layer: "background" } };
  strictEqual(refusal("teacher", false, into), undefined);
  strictEqual(refusal("student", false, into), "not-allowed");
  strictEqual(refusal("student", false, { kind: "put", element: rectangle("new", { layer: "background" }) }), "not-allowed");
  strictEqual(mayChange({ role: "student", frozen: false }, rectangle("r", { layer: "background" })), false);
  strictEqual(mayChange({ role: "teacher", frozen: false }, rectangle("r", { layer: "background" })), true);
});

Deno.test("R4 viewers change nothing", () => {
  strictEqual(refusal("viewer", false, like), "not-allowed");
  strictEqual(mayChange({ role: "viewer", frozen: false }, free), false);
});

Deno.test("who doesn't know the role yet may do what students may", () => {
  strictEqual(refusal(undefined, false, put("new")), undefined);
  strictEqual(refusal(undefined, false, { kind: "clear" }), "not-allowed");
});

Deno.test("R5 R6 students may change what isn't locked, on a board that isn't frozen", () => {
  strictEqual(mayChange({ role: "student", frozen: false }, free), true);
  strictEqual(mayChange({ role: "student", frozen: false }, locked), false);
  strictEqual(mayChange({ role: "student", frozen: true }, free), false);
  strictEqual(mayChange({ role: "teacher", frozen: true }, locked), true);
});
