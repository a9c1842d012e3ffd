import { deepStrictEqual, notStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { duplicate } from "../../../main/web/editing/copying.ts";
import { enteredFrame, pointedFrame } from "../../../main/web/editing/group_frames.ts";
import { groupsOf, meant, outOfGroup, regrouped } from "../../../main/web/editing/group_paths.ts";
import { canGroup, canUngroup, group, leaveGroup, ungroup } from "../../../main/web/editing/groups.ts";
import { resizable } from "../../../main/web/editing/handles.ts";
import { reorder } from "../../../main/web/editing/ordering.ts";
import { Selection } from "../../../main/web/editing/selection.ts";
import { Version } from "../../../main/web/protocol/version.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { SelectTool } from "../../../main/web/tools/definitions/select.ts";
import { post, rectangle } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

/** Filled squares side by side, the later ones above the earlier ones. */
function square(id: string, place: number, groups = ""): Drawn {
  const z = `a${place}`;
  return rectangle(id, { x: 100 * place, y: 0, w: 80, h: 80, fill: "blue", z, ...(groups !== "" && { group: groups }) });
}

function board(...elements: readonly Drawn[]) {
  const context = new FakeContext(...elements);
  const tool = new SelectTool(context);
  let time = 0;
  const click = (place: number, more = {}) => {
    time += 1_000;
    tool.down(at(100 * place + 40, 40, { time, ...more }));
    tool.up(at(100 * place + 40, 40, { time, ...more }));
  };
  const doubleClick = (place: number) => {
    click(place);
    tool.down(at(100 * place + 40, 40, { time: time + 100 }));
    tool.up(at(100 * place + 40, 40, { time: time + 100 }));
  };
  const selected = () => [...context.selection.ids].sort();
  const groups = () => Object.fromEntries(context.scene.ordered().map((element) => [element.id, groupsOf(element).join("/")]));
  const order = () => context.scene.ordered().map(({ id }) => id);
  return { context, tool, click, doubleClick, selected, groups, order };
}

Deno.test("V9 nothing is grouped or turned where the gateway doesn't offer that yet", () => {
  const { context } = board(square("a", 0), square("b", 1));
  context.selection.set(["a", "b"]);
  const turns = () => resizable(context)!.handles.some(({ grip }) => grip === "rotate");
  deepStrictEqual([canGroup(context), turns()], [true, true]);
  context.version = new Version(1);
  deepStrictEqual([canGroup(context), turns()], [false, false]);
});

Deno.test("B14 what is selected becomes a group, in one operation, and a click selects all of it", () => {
  const { context, click, selected, groups } = board(square("a", 0), square("b", 1), square("c", 2));
  context.selection.set(["a", "b"]);
  group(context);
  deepStrictEqual(groups(), { a: "new-1", b: "new-1", c: "" });
  strictEqual(context.board.operations.length, 1);
  click(2);
  deepStrictEqual(selected(), ["c"]);
  click(0);
  deepStrictEqual(selected(), ["a", "b"]);
  click(2, { shift: true });
  deepStrictEqual(selected(), ["a", "b", "c"]);
  click(1, { shift: true });
  deepStrictEqual(selected(), ["c"]);
});

Deno.test("B14 groups lie in groups: each double click goes one further in, Escape one out", () => {
  const { context, doubleClick, click, selected } = board(square("a", 0, "g/h"), square("b", 1, "g/h"), square("c", 2, "g"), square("d", 3));
  click(0);
  deepStrictEqual(selected(), ["a", "b", "c"]);
  doubleClick(0);
  deepStrictEqual(selected(), ["a", "b"]);
  click(2);
  deepStrictEqual(selected(), ["c"]);
  doubleClick(0);
  deepStrictEqual(selected(), ["a"]);
  ok(leaveGroup(context));
  deepStrictEqual(selected(), ["a", "b"]);
  ok(leaveGroup(context));
  deepStrictEqual(selected(), ["a", "b", "c"]);
  ok(!leaveGroup(context));
  doubleClick(0);
  click(3);
  deepStrictEqual(context.selection.entered, []);
});

Deno.test("where a click would select a group, all of it is outlined; an element alone is outlined as it is turned", () => {
  const turned = { ...square("d", 4), props: { ...square("d", 4).props, rotation: 30 } } as Drawn;
  const { context, doubleClick } = board(square("a", 0, "g/h"), square("b", 1, "g/h"), square("c", 2, "g"), turned);
  const outlined = (id: string) => pointedFrame(context, id);
  const around = (...ids: string[]) => ({ box: context.scene.boundsOfAll(ids), turn: undefined });
  deepStrictEqual([outlined("a"), outlined("c")], [around("a", "b", "c"), around("a", "b", "c")]);
  strictEqual(outlined("d")!.turn!.degrees, 30);
  strictEqual(outlined("gone"), undefined);
  doubleClick(0);
  deepStrictEqual([outlined("a"), outlined("c")], [around("a", "b"), around("c")]);
  doubleClick(0);
  deepStrictEqual(outlined("b"), around("b"));
});

Deno.test("the group that the person has gone into is marked until they leave it, also by a click beside it, and not when one element is left", () => {
  const { context, doubleClick, click } = board(square("a", 0, "g/h"), square("b", 1, "g/h"), square("c", 2, "g"), square("d", 4));
  const marked = () => enteredFrame(context);
  strictEqual(marked(), undefined);
  doubleClick(0);
  deepStrictEqual(marked(), context.scene.boundsOfAll(["a", "b", "c"]));
  doubleClick(0);
  deepStrictEqual(marked(), context.scene.boundsOfAll(["a", "b"]));
  leaveGroup(context);
  deepStrictEqual(marked(), context.scene.boundsOfAll(["a", "b", "c"]));
  click(6);
  strictEqual(marked(), undefined);
  doubleClick(2);
  context.apply([{ kind: "remove", id: "a" }, { kind: "remove", id: "b" }]);
  strictEqual(marked(), undefined);
});

Deno.test("going into a group and leaving it repaints, also when the same elements stay selected", () => {
  let repaints = 0;
  const selection = new Selection(() => repaints++);
  selection.enter(["g"]);
  selection.enter(["g"]);
  strictEqual(repaints, 1);
  selection.clear();
  deepStrictEqual([repaints, selection.entered], [2, []]);
});

Deno.test("a note in a group is written in when its group was gone into, and a group of one is none", () => {
  const note = (id: string, x: number, groups: string) => post(id, { x, group: groups });
  const { context, tool } = board(note("p", 0, "g"), note("q", 300, "g"), note("r", 600, "alone"));
  const double = (x: number, time: number) => [time, time + 100].forEach((when) => {
    tool.down(at(x, 50, { time: when }));
    tool.up(at(x, 50, { time: when }));
  });
  double(50, 0);
  deepStrictEqual([context.edited.length, [...context.selection.ids]], [0, ["p"]]);
  double(50, 10_000);
  deepStrictEqual(context.edited.map(({ id }) => id), ["p"]);
  double(650, 20_000);
  deepStrictEqual(context.edited.map(({ id }) => id), ["p", "r"]);
});

Deno.test("a group is moved as one, and what a marquee touches a part of it selects", () => {
  const { context, tool, selected } = board(square("a", 0, "g"), square("b", 1), square("c", 2, "g"));
  tool.down(at(-20, -20));
  tool.move([at(20, 20)]);
  tool.up(at(20, 20));
  deepStrictEqual(selected(), ["a", "c"]);
  tool.down(at(40, 40));
  tool.move([at(40, 140)]);
  tool.up(at(40, 140));
  deepStrictEqual(context.board.operations, [[{ kind: "set", id: "a", props: { x: 0, y: 100 } }, { kind: "set", id: "c", props: { x: 200, y: 100 } }]]);
});

Deno.test("what is grouped lies together in the order, where its topmost element was", () => {
  const { context, order } = board(square("a", 0), square("b", 1), square("c", 2), square("d", 3));
  context.selection.set(["a", "c"]);
  group(context);
  deepStrictEqual(order(), ["b", "a", "c", "d"]);
  const [operation, ...others] = context.board.operations;
  deepStrictEqual([operation!.length, others.length], [2, 0]);
});

Deno.test("a group goes forward and backward as one, and past whole groups", () => {
  const overlapping = (id: string, place: number, groups = "") => ({ ...square(id, place, groups), props: { ...square(id, place, groups).props, x: 10 * place } }) as Drawn;
  const { context, order } = board(overlapping("a", 0, "g"), overlapping("b", 1, "g"), overlapping("c", 2, "h"), overlapping("d", 3, "h"), overlapping("e", 4));
  context.selection.set(["a", "b"]);
  reorder(context, "forward");
  deepStrictEqual(order(), ["c", "d", "a", "b", "e"]);
  reorder(context, "forward");
  deepStrictEqual(order(), ["c", "d", "e", "a", "b"]);
  reorder(context, "backward");
  reorder(context, "backward");
  deepStrictEqual(order(), ["a", "b", "c", "d", "e"]);
});

Deno.test("copies of a group are a group of their own, within the group in which they were made", () => {
  const { context, groups, selected } = board(square("a", 0, "g/h"), square("b", 1, "g/h"), square("c", 2, "g"));
  context.selection.set(["a", "b", "c"]);
  duplicate(context);
  const outer = new Set(selected().map((id) => groups()[id]!.split("/")[0]));
  strictEqual(outer.size, 1);
  notStrictEqual([...outer][0], "g");
  context.selection.enter(["g"]);
  context.selection.set(["a", "b"]);
  duplicate(context);
  const copies = selected().map((id) => groups()[id]!.split("/"));
  deepStrictEqual(copies.map(([first]) => first), ["g", "g"]);
  ok(copies.every(([, second]) => second !== "h" && second === copies[0]![1]));
});

Deno.test("a copy of one element of a group is in no group elsewhere", () => {
  deepStrictEqual(groupsOf(regrouped([square("a", 0, "g")], [], () => "new")[0]!), []);
  deepStrictEqual(outOfGroup([square("a", 0, "g/h"), square("b", 1, "g")], ["g"]).map(groupsOf), [["h"], []]);
});

Deno.test("B14 ungrouping dissolves one group, and leaves those within it", () => {
  const { context, groups } = board(square("a", 0, "g/h"), square("b", 1, "g/h"), square("c", 2, "g"));
  context.selection.set(["a", "b", "c"]);
  ok(!canGroup(context) && canUngroup(context));
  ungroup(context);
  deepStrictEqual(groups(), { a: "h", b: "h", c: "" });
  ungroup(context);
  deepStrictEqual(groups(), { a: "", b: "", c: "" });
  ok(canGroup(context) && !canUngroup(context));
});

Deno.test("R6 what a student can't change stays out of a group", () => {
  const { context, groups } = board({ ...square("a", 0), locked: true } as Drawn, square("b", 1), square("c", 2));
  context.isTeacher = false;
  context.selection.set(["a", "b", "c"]);
  group(context);
  deepStrictEqual(groups(), { a: "", b: "new-1", c: "new-1" });
});

Deno.test("whatever the groups are, grouping and ungrouping gives every element back its groups", () => {
  const path = fc.constantFrom("", "g", "g/h", "k", "k/l/m");
  fc.assert(fc.property(fc.array(path, { minLength: 2, maxLength: 8 }), (paths) => {
    const { context, groups } = board(...paths.map((groups, i) => square(`e${i}`, i, groups)));
    const before = groups();
    context.selection.set(meant(context, context.scene.ordered()));
    if (canGroup(context)) {
      group(context);
      ungroup(context);
      deepStrictEqual(groups(), before);
    }
  }));
});
