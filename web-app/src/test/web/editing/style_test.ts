import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { problemWith } from "../../../main/web/protocol/check.ts";
import { operations, removal, restyling } from "../../../main/web/editing/changes.ts";
import { Version } from "../../../main/web/protocol/version.ts";
import { aspectsIn, aspectsOf, offeredOf, styleOf } from "../../../main/web/elements/registry.ts";
import type { Aspects } from "../../../main/web/elements/style.ts";
import { arrow, ellipse, line, post, rectangle, stroke, text } from "../support/elements.ts";

Deno.test("each type takes of a style what it has, in one operation", () => {
  const changes = restyling([stroke("s"), rectangle("r", { fill: "black" }), text("t"), post("p")], {
    color: "red",
    size: "huge",
  });
  deepStrictEqual(changes, [
    { kind: "set", id: "s", props: { color: "red", size: 16 } },
    { kind: "set", id: "r", props: { color: "red", fill: "red", size: 16 } },
    { kind: "set", id: "t", props: { color: "red", size: 56 } },
  ]);
});

Deno.test("a post changes its paper", () => {
  deepStrictEqual(restyling([post("p")], { paper: "blue" }), [{ kind: "set", id: "p", props: { color: "blue" } }]);
});

Deno.test("a rectangle is filled and emptied", () => {
  const [filled] = restyling([rectangle("r", { color: "green" })], { filled: true });
  deepStrictEqual(filled, { kind: "set", id: "r", props: { fill: "green" } });
  const [emptied] = restyling([rectangle("r", { fill: "green" })], { filled: false });
  deepStrictEqual(emptied, { kind: "set", id: "r", props: { fill: "none" } });
});

Deno.test("an element's style is known, except a size that has no name", () => {
  deepStrictEqual(styleOf(text("t", { size: 36, slant: "italic" })), { color: "black", size: "large", align: "auto", bold: false, italic: true });
  deepStrictEqual(styleOf(stroke("s", { size: 5 })), { color: "black", opacity: 1, dash: "solid" });
});

Deno.test("a highlighter has colours and widths of its own", () => {
  const mark = stroke("m", { brush: "highlighter", size: 22, color: "green" });
  deepStrictEqual(styleOf(mark), { highlight: "green", size: "medium" });
  deepStrictEqual(restyling([mark], { color: "red", opacity: 0.5 }), []);
  deepStrictEqual(restyling([mark], { highlight: "blue", size: "huge" }), [{ kind: "set", id: "m", props: { color: "blue", size: 48 } }]);
});

Deno.test("letters are set and corners rounded where there are any", () => {
  const changes = restyling([rectangle("r"), ellipse("e"), text("t"), post("p")], { bold: true, italic: false, align: "right", radius: 32 });
  const letters = { align: "right", weight: "bold", slant: "upright" };
  deepStrictEqual(changes, [
    { kind: "set", id: "r", props: { ...letters, radius: 32 } },
    { kind: "set", id: "e", props: letters },
    { kind: "set", id: "t", props: letters },
  ]);
});

Deno.test("ellipses are filled like rectangles, lines and arrows have nothing to fill", () => {
  const changes = restyling([ellipse("e"), line("l"), arrow("a")], { color: "red", filled: true });
  deepStrictEqual(changes.map((change) => change.kind === "set" && change.props), [
    { color: "red", fill: "black" },
    { color: "red" },
    { color: "red" },
  ]);
});

Deno.test("only what means something is offered", () => {
  const offered = (aspects: Aspects) => Object.entries(aspects).filter(([, means]) => means).map(([aspect]) => aspect).sort();
  deepStrictEqual(offered(aspectsOf(["post"])), ["paper"]);
  deepStrictEqual(offered(aspectsOf(["rectangle", "post"])), ["align", "bold", "color", "dash", "filled", "italic", "opacity", "paper", "radius", "size"]);
  deepStrictEqual(offered(aspectsOf([])), []);
  deepStrictEqual(offered(aspectsIn([stroke("s", { brush: "highlighter" })])), ["highlight", "size"]);
  deepStrictEqual(offered(aspectsIn([stroke("s"), post("p")])), ["color", "dash", "opacity", "paper", "size"]);
  deepStrictEqual(offered(offeredOf(aspectsOf(["rectangle", "post"]), new Version(1))), ["color", "filled", "paper", "size"]);
});

Deno.test("more changes than an operation may have become several", () => {
  const many = removal(Array.from({ length: 2500 }, (_, i) => rectangle(`r${i}`)));
  deepStrictEqual(operations(many).map(({ length }) => length), [1000, 1000, 500]);
  strictEqual(operations([]).length, 0);
});

Deno.test("more bytes than an operation may have become several operations, all of which may be sent", () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ kind: "put" as const, element: text(`t${i}`, { text: "가".repeat(10_000) }) }));
  const parts = operations(many);
  deepStrictEqual(parts.flat(), many);
  strictEqual(parts.length, 5);
  parts.forEach((part) => strictEqual(problemWith(part), undefined));
});
