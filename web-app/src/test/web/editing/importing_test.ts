import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Change, Element } from "../../../main/web/protocol/contract.ts";
import { operations } from "../../../main/web/editing/changes.ts";
import { type Destination, importing } from "../../../main/web/editing/importing.ts";
import { byDepth } from "../../../main/web/elements/z_order.ts";
import { comment, measure, post, rectangle } from "../support/elements.ts";

function imported(elements: readonly Element[], more: Partial<Destination> = {}): readonly Change[] {
  let ids = 0;
  const destination: Destination = {
    name: "Ana",
    signature: "Ana",
    nameless: "A student",
    taken: undefined,
    top: "a5",
    mayLock: true,
    measure,
    newId: () => `new-${++ids}`,
    ...more,
  };
  return importing({ title: "", elements }, destination);
}

function puts(changes: readonly Change[]): readonly Element[] {
  return changes.filter((change) => change.kind === "put").map(({ element }) => element);
}

Deno.test("everything gets new ids, and comments find their posts by them", () => {
  const [put, comments] = puts(imported([post("p"), comment("c")]));
  deepStrictEqual([put?.id, comments?.id], ["new-1", "new-2"]);
  strictEqual(comments?.type === "comment" && comments.props.post, "new-1");
});

Deno.test("on an empty board everything lies where it lay", () => {
  const [put] = puts(imported([rectangle("r", { x: 7, y: 8 })]));
  deepStrictEqual(put?.props, { ...rectangle("r", { x: 7, y: 8 }).props, z: "a5" });
});

Deno.test("beside what is there, and as it was among itself", () => {
  const taken = { minX: 0, minY: 10, maxX: 500, maxY: 900 };
  const [first, second] = puts(imported([rectangle("r", { x: -100 }), rectangle("s", { x: 0, y: 50 })], { taken }));
  ok(first?.type === "rectangle" && second?.type === "rectangle");
  deepStrictEqual([first.props.x, first.props.y], [582, 12]);
  deepStrictEqual([second.props.x - first.props.x, second.props.y - first.props.y], [100, 50]);
});

Deno.test("B7 everything lies above what is there, in its own order", () => {
  const elements = puts(imported([rectangle("high", { z: "b" }), rectangle("low", { z: "a" })]));
  ok(elements.every(({ props }) => props.z >= "a5"));
  deepStrictEqual([...elements].sort(byDepth), elements);
  deepStrictEqual(elements.map(({ id }) => id), ["new-2", "new-1"]);
});

Deno.test("B8 somebody else's comment becomes one's own and says whose it was", () => {
  deepStrictEqual(said({}), [["Ana", "Ben: Why?"], ["Ana", "A student: Because"], ["Ana", "Well done"]]);
});

Deno.test("A9 B8 comments that bear no name now say whose they were, unless they bore none", () => {
  deepStrictEqual(said({ signature: "" }), [["", "Ben: Why?"], ["", "Because"], ["", "Well done"]]);
});

/** What an import makes of comments of Ben, of nobody and of the importer. */
function said(more: Partial<Destination>): readonly (readonly [string, string])[] {
  const comments = [comment("c", { name: "Ben", text: "Why?" }), comment("d", { name: "", text: "Because" }), comment("e")];
  return puts(imported([post("p"), ...comments], more))
    .filter((element) => element.type === "comment")
    .map(({ props }) => [props.name, props.text]);
}

Deno.test("B9 what was locked is locked again by those who may; nothing is put with a lock or likes", () => {
  const locked: Element = { ...post("p"), locked: true, likes: ["u-ben"] };
  deepStrictEqual(imported([locked]).map(({ kind }) => kind), ["put", "lock"]);
  const [put] = puts(imported([locked], { mayLock: false }));
  deepStrictEqual([put?.locked, put?.likes, imported([locked], { mayLock: false }).length], [undefined, undefined, 1]);
});

function later(id: string, props: object, more: object = {}): Element {
  return { id, type: "diagram", props: { x: 0, y: 0, z: "a0", ...props }, ...more } as unknown as Element;
}

Deno.test("V8 what a later release has made is imported as it is, where it lay among the rest, and last", () => {
  const shadowed = { ...rectangle("r", { x: 50 }), props: { ...rectangle("r", { x: 50 }).props, shadow: true } } as Element;
  const vote = { id: "v", type: "vote", props: { z: "a0", question: "?" } } as unknown as Element;
  const taken = { minX: 0, minY: 0, maxX: 100, maxY: 100 };
  const elements = puts(imported([later("d", { cells: [1] }), shadowed, vote, post("p", { x: 500 })], { taken }));
  deepStrictEqual(elements.map(({ type }) => type), ["post", "diagram", "rectangle", "vote"]);
  const [, diagram, copy, kept] = elements.map(({ props }) => props as unknown as Record<string, unknown>);
  deepStrictEqual([diagram!["cells"], copy!["shadow"], kept], [[1], true, vote.props]);
  strictEqual((copy!["x"] as number) - (diagram!["x"] as number), 50);
});

Deno.test("V8 what a later release has made is put by operations of its own: they are refused for themselves", () => {
  const locked = { locked: true } as const;
  const changes = imported([later("d", {}, locked), later("e", {}, locked), rectangle("r"), { ...post("p"), ...locked }, comment("c")]);
  deepStrictEqual(operations(changes).map((operation) => operation.map(({ kind }) => kind)), [
    ["put", "lock", "put", "put"],
    ["put", "lock", "put", "lock"],
  ]);
});
