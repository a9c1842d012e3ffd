import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { KeptBoards } from "../../../main/web/access/kept_boards.ts";
import { MemoryStorage } from "../support/memory_storage.ts";

function kept() {
  const storage = new MemoryStorage();
  return { storage, boards: new KeptBoards(storage) };
}

Deno.test("the board that was opened last comes first", () => {
  const { boards } = kept();
  boards.opened("b1", "l-1", "student", 1);
  boards.opened("b2", "l-2", "teacher", 2);
  boards.opened("b1", "l-1", "student", 3);
  deepStrictEqual(boards.all().map(({ board, opened }) => [board, opened]), [["b1", 3], ["b2", 2]]);
});

Deno.test("a teacher who opens the students' link keeps the teachers' one", () => {
  const { boards } = kept();
  boards.opened("b1", "l-teacher", "teacher", 1);
  boards.update("b1", { title: "Lesson", member: "m-1" });
  boards.opened("b1", "l-student", "student", 2);
  deepStrictEqual(boards.find("b1"), { board: "b1", link: "l-teacher", role: "teacher", title: "Lesson", opened: 2, member: "m-1" });
  boards.opened("b1", "l-teacher-2", "teacher", 3);
  strictEqual(boards.find("b1")?.link, "l-teacher-2");
});

Deno.test("a bounded number of boards is kept, and what can't be read isn't", () => {
  const { boards, storage } = kept();
  for (let i = 0; i < 100; i++) {
    boards.opened(`b${i}`, "l", "viewer", i);
  }
  strictEqual(boards.all().length, 60);
  storage.setItem("chalkstream.boards", '[{"board":"b1"},{"board":"b2","link":"l","role":"student","title":"","opened":1,"picture":"javascript:1"}]');
  deepStrictEqual(boards.all(), []);
  storage.setItem("chalkstream.boards", "{");
  deepStrictEqual(boards.all(), []);
});

Deno.test("a board is taken off, and all are", () => {
  const { boards } = kept();
  boards.opened("b1", "l-1", "student", 1);
  boards.opened("b2", "l-2", "student", 2);
  boards.forget("b1");
  deepStrictEqual(boards.all().map(({ board }) => board), ["b2"]);
  boards.clear();
  deepStrictEqual(boards.all(), []);
});
