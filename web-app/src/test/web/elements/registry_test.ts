import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { Painter } from "../../../main/web/canvas/paint.ts";
import { aspectsOf, boundsOf, definitionOf, elementDefinitions, isDrawn, isHit } from "../../../main/web/elements/registry.ts";
import { SIZES } from "../../../main/web/elements/style.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { isBlank } from "../../../main/web/elements/writing.ts";
import type { Box } from "../../../main/web/geometry/box.ts";
import { type Element, elementTypes } from "../../../main/web/protocol/contract.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import en from "../../../main/web/text/en.ts";
import ko from "../../../main/web/text/ko.ts";
import { arrow, comment, diamond, ellipse, image, line, measure, polyline, post, rectangle, stroke, text, triangle } from "../support/elements.ts";
import { fakeCanvas } from "../support/fake_canvas.ts";

/** One of each type; the compiler finds those that are missing. */
const samples: { readonly [T in Element["type"]]: Element } = {
  stroke: stroke("s"),
  rectangle: rectangle("r", { fill: "blue" }),
  ellipse: ellipse("e"),
  diamond: diamond("d"),
  triangle: triangle("y", { fill: "green" }),
  line: line("l"),
  arrow: arrow("a"),
  polyline: polyline("o"),
  text: text("t"),
  post: post("p"),
  image: image("i"),
  comment: comment("c"),
};
const drawn: readonly Drawn[] = Object.values(samples).filter(isDrawn);
const languages = [en, ko] as readonly Readonly<Record<string, string>>[];

Deno.test("B1 each type of the contract has a definition", () => {
  deepStrictEqual(Object.keys(elementDefinitions).sort(), Object.keys(elementTypes).sort());
});

Deno.test("B8 a comment has no place of its own, everything else has", () => {
  deepStrictEqual(Object.values(samples).filter((element) => !isDrawn(element)), [samples.comment]);
});

for (const element of Object.values(samples)) {
  Deno.test(`a ${element.type} is called something in each language`, () => {
    const label = definitionOf(element).label(element.props);
    const args = "args" in label ? label.args : {};
    for (const texts of languages) {
      deepStrictEqual([...texts[label.key]!.matchAll(/\{(\w+)\}/g)].map(([, name]) => name), Object.keys(args));
    }
  });
}

for (const element of drawn) {
  const { type } = element;
  const definition = definitionOf(element);
  const bounds = boundsOf(element, measure);
  const changed = (props: object) => ({ ...element, props: { ...element.props, ...props } }) as Drawn;

  Deno.test(`a ${type} moves as a whole`, () => {
    const after = boundsOf(changed(definition.move(element.props, 7, -3)), measure);
    near(after, { minX: bounds.minX + 7, minY: bounds.minY - 3, maxX: bounds.maxX + 7, maxY: bounds.maxY - 3 });
  });

  Deno.test(`a ${type} stays the same in a box that stays the same`, () => {
    deepStrictEqual(changed(definition.resize(element.props, bounds, bounds, measure)), element);
  });

  Deno.test(`a ${type} grows with the box around it, in its direction`, () => {
    const { x, y } = element.props;
    const from = { minX: x, minY: y, maxX: x + 100, maxY: y + 100 };
    const to = { minX: x, minY: y, maxX: x + 200, maxY: y + 200 };
    const after = boundsOf(changed(definition.resize(element.props, from, to, measure)), measure);
    const slack = 30;
    ok(Math.abs(after.maxX - after.minX - 2 * (bounds.maxX - bounds.minX)) <= slack, JSON.stringify(after));
    ok(Math.abs(after.maxY - after.minY - 2 * (bounds.maxY - bounds.minY)) <= slack, JSON.stringify(after));
  });

  Deno.test(`a ${type} is hit somewhere in its bounds, and nowhere else`, () => {
    const step = 2;
    let hits = 0;
    for (let x = bounds.minX - 40; x <= bounds.maxX + 40; x += step) {
      for (let y = bounds.minY - 40; y <= bounds.maxY + 40; y += step) {
        const isInside = x >= bounds.minX - 1 && x <= bounds.maxX + 1 && y >= bounds.minY - 1 && y <= bounds.maxY + 1;
        const isMeant = isHit(element, { x, y }, 1, bounds, measure);
        ok(isInside || !isMeant);
        hits += Number(isMeant);
      }
    }
    ok(hits > 10);
  });

  Deno.test(`a ${type} is painted, at any scale, and leaves the context where it was`, () => {
    for (const scale of [0.05, 1, 8]) {
      const { context, calls } = fakeCanvas();
      new Painter(measure, () => themeFor("light")).paint(context, element, scale);
      ok(calls.some((name) => /^(fill|stroke|fillRect|fillText)$/.test(name)), calls.join());
      strictEqual(calls.filter((name) => name === "translate").length % 2, 0);
      strictEqual(calls.filter((name) => name === "save").length, calls.filter((name) => name === "restore").length);
    }
  });

  Deno.test(`a ${type} takes the style that is said to mean something, and has it then`, () => {
    const wanted = { color: "red", paper: "green", highlight: "blue", size: "huge", filled: false, opacity: 0.5, dash: "dotted", erases: "parts", align: "right", bold: true, italic: true, radius: 32 } as const;
    const { aspects } = definition.style;
    const after = changed(definition.style.restyle(element.props, wanted));
    const expected = Object.fromEntries(aspects.map((aspect) => [aspect, wanted[aspect]]));
    deepStrictEqual(definitionOf(after).style.of(after.props), expected);
    deepStrictEqual(Object.entries(aspectsOf([type])).filter(([, means]) => means).map(([aspect]) => aspect).sort(), [...aspects].sort());
    deepStrictEqual(definition.style.restyle(element.props, {}), {});
  });

  Deno.test(`a ${type} looks like something in a colour that this page doesn't know`, () => {
    const { context, values } = fakeCanvas();
    new Painter(measure, () => themeFor("light")).paint(context, changed({ color: "turquoise", fill: "turquoise" }), 1);
    const colors = Object.entries(values).filter(([name]) => name.endsWith("Style"));
    ok(colors.length > 0 && colors.every(([, color]) => color !== undefined));
  });
}

Deno.test("each size of lines and letters can be chosen", () => {
  for (const size of SIZES) {
    const { props } = samples.stroke as ReturnType<typeof stroke>;
    const after = elementDefinitions.stroke.style.restyle(props, { size });
    strictEqual(elementDefinitions.stroke.style.of({ ...props, ...after }).size, size);
  }
});

Deno.test("what has text says in which properties, and whether anything is written there", () => {
  const written = drawn.map((element) => [element.type, definitionOf(element).writing?.fields.map(({ property }) => property)] as const);
  deepStrictEqual(written.filter(([, fields]) => fields !== undefined), [
    ...["rectangle", "ellipse", "diamond", "triangle"].map((type) => [type, ["label"]]),
    ["text", ["text"]],
    ["post", ["title", "body"]],
    ["image", ["alt"]],
  ]);
  const { writing } = elementDefinitions.post;
  strictEqual(isBlank(writing!, post("p", { title: " ", body: "\n" }).props), true);
  strictEqual(isBlank(writing!, post("p", { title: "", body: "x" }).props), false);
});

Deno.test("a post that was written is high enough for its text, and has a title of one line", () => {
  const { props } = post("p", { title: " Why\nnot ", body: "a\n".repeat(40) });
  const { title, h } = elementDefinitions.post.writing!.finished(props, measure);
  strictEqual(title, "Why not");
  ok(h > 700, String(h));
});

for (const field of drawn.flatMap((element) => definitionOf(element).writing?.fields ?? [])) {
  Deno.test(`the field ${field.id} has a name in each language`, () => {
    languages.forEach((texts) => strictEqual(typeof texts[field.label], "string"));
  });
}

function near(actual: Box, expected: Box): void {
  for (const side of ["minX", "minY", "maxX", "maxY"] as const) {
    ok(Math.abs(actual[side] - expected[side]) < 1e-6, `${side}: ${actual[side]}, not ${expected[side]}`);
  }
}
