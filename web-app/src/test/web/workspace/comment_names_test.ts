import { deepStrictEqual } from "node:assert/strict";
import { asRead, type CommentReader, isHidden, signature } from "../../../main/web/workspace/comment_names.ts";
import { comment, post } from "../support/elements.ts";

const ana: CommentReader = { name: "Ana", seesOnlyTeachers: true, teachers: new Set(["Ms T"]) };
const free: CommentReader = { ...ana, seesOnlyTeachers: false };
const names = ["Ana", "Ms T", "Ben", ""];

Deno.test("B8 one's own comments bear one's name, and none while students are hidden", () => {
  deepStrictEqual([signature(free), signature(ana)], ["Ana", ""]);
});

Deno.test("A9 while students are hidden, only one's own name and those of teachers are to be seen", () => {
  deepStrictEqual(names.filter((name) => isHidden(name, ana)), ["Ben"]);
  deepStrictEqual(names.filter((name) => isHidden(name, free)), []);
});

Deno.test("A9 what isn't to be seen isn't exported", () => {
  const elements = [comment("c", { name: "Ben" }), comment("d"), post("p")];
  deepStrictEqual(elements.map((element) => asRead(element, ana)), [comment("c", { name: "" }), comment("d"), post("p")]);
  deepStrictEqual(elements.map((element) => asRead(element, free)), elements);
});
