import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { blanked, boundsOf, definitionOf, isHit, linkAt, linksOf } from "../../../main/web/elements/registry.ts";
import { letterSizeFor, SIZES } from "../../../main/web/elements/style.ts";
import { markup } from "../../../main/web/elements/svg.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { noImages } from "../../../main/web/elements/image_source.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { diamond, ellipse, measure, rectangle, triangle } from "../support/elements.ts";

const label = "Photosynthesis needs light, water and carbon dioxide";
const shapes: readonly Drawn[] = [rectangle, ellipse, diamond, triangle].map((make) => make("s", { w: 480, h: 400, label }));
const context = { theme: themeFor("light"), measure, images: noImages };

for (const shape of shapes) {
  const definition = definitionOf(shape);

  Deno.test(`what is written in a ${shape.type} lies within it`, () => {
    const places = [...markup(definition.svg(shape.props, context)).matchAll(/<tspan x="([\d.-]+)" y="([\d.-]+)">([^<]*)</g)];
    ok(places.length > 1);
    for (const [, x, y, text] of places) {
      const [left, base] = [Number(x), Number(y)];
      [left, left + measure(text!, { size: 24, weight: 400 })].forEach((end) =>
        ok(isHit(shape, { x: end, y: base }, 0, boundsOf(shape, measure), measure), `${text} at ${end} ${base}`));
    }
  });

  Deno.test(`a ${shape.type} grows with what is written in it, and doesn't shrink`, () => {
    const { finished } = definition.writing!;
    const grown = finished({ ...shape.props, label: label.repeat(12) } as never, measure) as { readonly h: number };
    ok(grown.h > 400);
    deepStrictEqual(finished({ ...shape.props, label: "a" } as never, measure), { ...shape.props, label: "a" });
  });

  Deno.test(`all of a ${shape.type} is meant as soon as something is written in it`, () => {
    const middle = { x: 240, y: 220 };
    const bounds = boundsOf(shape, measure);
    ok(isHit(shape, middle, 1, bounds, measure));
    ok(!isHit(blanked(shape)!, middle, 1, bounds, measure));
  });
}

Deno.test("shapes without text look as they did before there was any", () => {
  strictEqual(markup(definitionOf(rectangle("r")).svg(rectangle("r").props, context)).includes("<text"), false);
});

Deno.test("letters in a shape are as large as those of a text of that size", () => {
  deepStrictEqual([1, 2, 4, 8, 16, 32].map(letterSizeFor), [12, 16, 24, 36, 56, 80]);
  deepStrictEqual([0.2, 100].map(letterSizeFor), [12, 80]);
  ok(letterSizeFor(6) > 24 && letterSizeFor(6) < 36);
  strictEqual(SIZES.length, 6);
});

Deno.test("a link in a shape is found where it is seen, also if the shape is turned", () => {
  const linked = rectangle("r", { w: 400, h: 100, label: "https://example.org", rotation: 90 });
  deepStrictEqual(linksOf(linked, measure), ["https://example.org/"]);
  strictEqual(linkAt(linked, { x: 200, y: 100 }, measure), "https://example.org/");
  strictEqual(linkAt(linked, { x: 280, y: 50 }, measure), undefined);
});
