import { noImages } from "../../../main/web/elements/image_source.ts";
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { svgPicture } from "../../../main/web/elements/picture.ts";
import { escaped, type SvgContext } from "../../../main/web/elements/svg.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import type { Element } from "../../../main/web/protocol/contract.ts";
import type { Crop } from "../../../main/web/protocol/crop.ts";
import { arrow, comment, ellipse, image, line, measure, post, rectangle, stroke, text } from "../support/elements.ts";

const context: SvgContext = { theme: themeFor("light"), measure, images: noImages };

/** The inner part of a picture of one element. */
function picture(element: Element): string {
  return svgPicture([element], context).replace(/^<svg[^>]*><rect[^>]*\/><g style="isolation:isolate"(\/>|>)/, "").replace(/(<\/g>)?<\/svg>$/, "");
}

Deno.test("an area is a shape with its line and its filling", () => {
  strictEqual(
    picture(rectangle("r", { x: 10, y: 20, w: -5, fill: "blue" })),
    '<rect x="5" y="20" width="5" height="60" rx="6" fill="#dbe7fe" stroke="#1f2328" stroke-width="4" stroke-linejoin="round"/>',
  );
  ok(picture(ellipse("e")).startsWith('<ellipse cx="50" cy="30" rx="50" ry="30" fill="none"'));
});

Deno.test("a line is a path, an arrow one with a head", () => {
  ok(picture(line("l")).startsWith('<path d="M0 0L100 60" fill="none" stroke="#1f2328" stroke-width="4"'));
  strictEqual(picture(arrow("a", { w: 100, h: 0 })).match(/[ML]/g)?.join(""), "MLMLL");
});

Deno.test("a stroke is the outline that is painted, where it lies", () => {
  const [, data] = /d="(M[^"]+Z)"/.exec(picture(stroke("s", { x: 1000, y: 0 })))!;
  const places = [...data!.matchAll(/-?[\d.]+/g)].map(Number).filter((_, i) => i % 2 === 0);
  ok(places.length > 40 && places.every((x) => x > 990 && x < 1110));
});

Deno.test("texts and posts have a line for each of theirs, and what doesn't fit ends in dots", () => {
  const lines = (element: Element) => [...picture(element).matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map(([, line]) => line);
  deepStrictEqual(lines(text("t", { text: "a\n  b" })), ["a", "  b"]);
  deepStrictEqual(lines(post("p", { body: "one\ntwo" })), ["Title", "one", "two"]);
  const long = lines(post("p", { h: 90, body: "1\n2\n3\n4\n5\n6" }));
  ok(long.length < 7 && long.at(-1)!.endsWith("…"));
});

Deno.test("B19 of a cropped image only the part is in the picture", () => {
  const images = { find: () => undefined, dataUrl: (_: string, { left, right }: Crop) => `data:${left}-${right}` };
  ok(svgPicture([image("i", { crop: "0.25 0 0.75 1" })], { ...context, images }).includes('width="160" height="90" href="data:0.25-0.75"'));
});

Deno.test("what this page doesn't know is a box of dashes, and a comment isn't seen", () => {
  const unknown = { id: "x", type: "diagram", props: { x: 0, y: 0, z: "a" } } as unknown as Element;
  ok(picture(unknown).includes('stroke-dasharray="6 6"'));
  strictEqual(picture(comment("c")), "");
});

Deno.test("B7 what lies below comes first, and the picture is as large as all of it", () => {
  const svg = svgPicture([rectangle("high", { z: "b" }), ellipse("low", { z: "a", x: 500 })], context);
  ok(svg.indexOf("<ellipse") < svg.lastIndexOf("<rect"));
  ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="-26 -26 652 112" width="652" height="112">'), svg.slice(0, 120));
});

Deno.test("text is never markup, nor anything that XML can't hold", () => {
  strictEqual(escaped(`<b onload="x">&amp;`), "&lt;b onload=&quot;x&quot;&gt;&amp;amp;");
  strictEqual(escaped("a\u0000\ud800\u202eb\tc👩‍👧"), "ab\tc👩‍👧");
  const letters = fc.string({ unit: fc.oneof(fc.constantFrom("<", ">", "&", '"', "'", "\n", "]]>"), fc.string({ unit: "binary", maxLength: 1 })) });
  fc.assert(fc.property(letters, (written) => {
    const svg = picture(text("t", { text: written }));
    ok(!/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(svg));
    const inner = [...svg.matchAll(/<tspan[^>]*>(.*?)<\/tspan>/gs)].map(([, content]) => content!);
    ok(inner.length > 0 && inner.every((content) => !/[<>"]|&(?!amp;|lt;|gt;|quot;)/.test(content)));
  }));
});
