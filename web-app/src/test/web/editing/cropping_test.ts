import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { flip } from "../../../main/web/editing/arranging.ts";
import { canCrop, croppable, isCropped, uncrop, wholeOfCropped } from "../../../main/web/editing/cropping.ts";
import { resizable } from "../../../main/web/editing/handles.ts";
import { KeyResizing } from "../../../main/web/editing/key_resizing.ts";
import { becoming, resizing } from "../../../main/web/editing/resizing.ts";
import { croppedTo, cropOf, pictureBox } from "../../../main/web/elements/cropping.ts";
import { turnedBounds } from "../../../main/web/elements/turning.ts";
import { image as definition } from "../../../main/web/elements/definitions/image.ts";
import type { ImageProps } from "../../../main/web/protocol/contract.ts";
import { readCrop } from "../../../main/web/protocol/crop.ts";
import { Version } from "../../../main/web/protocol/version.ts";
import { SelectTool } from "../../../main/web/tools/definitions/select.ts";
import { image, measure, rectangle } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

function cropping(props: Partial<ImageProps> = {}) {
  const context = new FakeContext(image("i", { x: 100, y: 100, w: 400, h: 200, ...props }));
  context.selection.crop("i");
  const propsNow = () => context.board.get("i")!.props as ImageProps;
  const pull = (x: -1 | 0 | 1, y: -1 | 0 | 1, dx: number, dy: number) =>
    context.apply(becoming(context.elements(["i"]), resizing(resizable(context)!, { x, y }, { dx, dy, shift: false, alt: false }, measure)));
  return { context, propsNow, pull };
}

function frameOf({ x, y, w, h }: ImageProps) {
  return [x, y, w, h];
}

Deno.test("B19 a side that is dragged inwards cuts away a part of the picture, and the rest stays where it is", () => {
  const { propsNow, pull } = cropping();
  pull(-1, -1, 100, 50);
  deepStrictEqual([frameOf(propsNow()), propsNow().crop], [[200, 150, 300, 150], "0.25 0.25 1 1"]);
  pull(1, 0, -150, 0);
  deepStrictEqual([frameOf(propsNow()), propsNow().crop], [[200, 150, 150, 150], "0.25 0.25 0.625 1"]);
  deepStrictEqual(pictureBox(propsNow()), { minX: 100, minY: 100, maxX: 500, maxY: 300 });
});

Deno.test("B19 a side can be dragged out again, as far as the picture goes", () => {
  const { propsNow, pull } = cropping({ crop: "0.5 0.5 1 1", x: 300, y: 200, w: 200, h: 100 });
  pull(-1, -1, -1000, -20);
  deepStrictEqual([frameOf(propsNow()), propsNow().crop], [[100, 180, 400, 120], "0 0.4 1 1"]);
  pull(0, -1, 0, -1000);
  strictEqual("crop" in propsNow(), false);
});

Deno.test("B19 whatever is dragged, something of the picture is left, and the picture doesn't move", () => {
  const way = fc.double({ min: -900, max: 900, noNaN: true });
  const side = fc.constantFrom(-1, 0, 1);
  const mirrored = fc.constantFrom("", "1 0 0 1", "0 1 1 0", "1 1 0 0");
  fc.assert(fc.property(mirrored, fc.array(fc.tuple(side, side, way, way), { maxLength: 6 }), (crop, pulls) => {
    let props: ImageProps = image("i", { x: 100, y: 100, w: 400, h: 200, crop }).props;
    for (const [x, y, dx, dy] of pulls) {
      const [minX, minY] = [props.x + (x < 0 ? dx : 0), props.y + (y < 0 ? dy : 0)];
      props = croppedTo(props, { minX, minY, maxX: props.x + props.w + (x > 0 ? dx : 0), maxY: props.y + props.h + (y > 0 ? dy : 0) });
      ok(readCrop(props.crop ?? "") !== undefined && props.w >= 15 && props.h >= 15);
    }
    const { minX, minY, maxX, maxY } = pictureBox(props);
    for (const [is, was] of [[minX, 100], [minY, 100], [maxX, 500], [maxY, 300]] as const) {
      ok(Math.abs(is - was) < 1, `${is} instead of ${was}`);
    }
  }));
});

Deno.test("B19 of a turned image the rest of the picture stays where it is seen, too", () => {
  const { context, propsNow, pull } = cropping({ rotation: 90 });
  const whole = turnedBounds(definition, wholeOfCropped(context)!.props as ImageProps, measure);
  pull(-1, 0, 0, 100);
  strictEqual(propsNow().crop, "0.25 0 1 1");
  const after = turnedBounds(definition, wholeOfCropped(context)!.props as ImageProps, measure);
  (["minX", "minY", "maxX", "maxY"] as const).forEach((edge) => ok(Math.abs(after[edge] - whole[edge]) < 0.1));
});

Deno.test("arrow keys crop at the left and the upper side, and at the others, as one operation each", () => {
  const { context, propsNow } = cropping();
  const keys = new KeyResizing(context);
  keys.by(10, 0, -1);
  keys.by(30, 20, -1);
  keys.by(-40, 0, 1);
  keys.finish();
  deepStrictEqual([context.board.operations.length, propsNow().crop], [2, "0.1 0.1 0.9 1"]);
});

Deno.test("a double click begins to crop, the selection of something else ends it, and so does a second choice", () => {
  const context = new FakeContext(image("i", { w: 400, h: 200 }), rectangle("r", { x: 1000, fill: "red" }));
  const tool = new SelectTool(context);
  for (const time of [0, 100]) {
    tool.down(at(200, 100, { time }));
    tool.up(at(200, 100, { time }));
  }
  strictEqual(context.selection.cropped, "i");
  deepStrictEqual(context.edited, []);
  ok(resizable(context)!.handles.every(({ grip }) => grip !== "rotate"));
  tool.down(at(1050, 30, { time: 2000 }));
  tool.up(at(1050, 30, { time: 2000 }));
  strictEqual(context.selection.cropped, undefined);
});

Deno.test("the whole picture can be shown again", () => {
  const { context, propsNow, pull } = cropping();
  pull(1, 1, -100, -100);
  strictEqual(isCropped(context), true);
  uncrop(context);
  deepStrictEqual([frameOf(propsNow()), "crop" in propsNow(), isCropped(context)], [[100, 100, 400, 200], false, false]);
});

Deno.test("R6 V9 what is no image, is locked, or isn't offered isn't cropped", () => {
  const context = new FakeContext({ ...image("i"), locked: true }, rectangle("r"));
  const [locked, other] = [context.board.get("i")!, context.board.get("r")!].map((element) => element as Parameters<typeof canCrop>[1]);
  deepStrictEqual([canCrop(context, locked!), canCrop(context, other!)], [true, false]);
  context.isTeacher = false;
  strictEqual(canCrop(context, locked!), false);
  context.isTeacher = true;
  context.version = new Version(1);
  context.selection.set(["i"]);
  strictEqual(croppable(context), undefined);
});

Deno.test("B19 a side of a mirrored image cuts away what is seen there, and the whole picture comes back mirrored", () => {
  const { context, propsNow, pull } = cropping({ crop: "1 0 0 1" });
  strictEqual(isCropped(context), false);
  pull(-1, 0, 100, 0);
  deepStrictEqual([frameOf(propsNow()), propsNow().crop], [[200, 100, 300, 200], "0.75 0 0 1"]);
  strictEqual(isCropped(context), true);
  uncrop(context);
  deepStrictEqual([frameOf(propsNow()), propsNow().crop], [[100, 100, 400, 200], "1 0 0 1"]);
});

Deno.test("B19 flipping an image mirrors its picture, along the side that it has been turned to, and twice changes nothing", () => {
  const part = { crop: "0.25 0 1 0.5" };
  for (const [rotation, axis, crop] of [[0, "horizontal", "1 0 0.25 0.5"], [0, "vertical", "0.25 0.5 1 0"], [90, "horizontal", "0.25 0.5 1 0"], [180, "vertical", "0.25 0.5 1 0"], [30, "horizontal", "1 0 0.25 0.5"]] as const) {
    const { context, propsNow } = cropping({ ...part, ...(rotation !== 0 && { rotation }) });
    const before = propsNow();
    flip(context, axis);
    deepStrictEqual([propsNow().crop, propsNow().rotation ?? 0], [crop, rotation === 30 ? 330 : rotation]);
    flip(context, axis);
    deepStrictEqual(propsNow(), before);
  }
});

Deno.test("B19 a mirrored picture is painted turned over, in the place of its frame", () => {
  const calls: unknown[] = [];
  const context = new Proxy({}, { get: (_, name) => (...args: unknown[]) => calls.push([name, ...args]), set: () => true });
  const pixels = { width: 80, height: 40 };
  const brush = { context, images: { find: () => pixels } } as unknown as Parameters<typeof definition.paint>[0];
  definition.paint(brush, image("i", { x: 100, y: 100, w: 400, h: 200, crop: "1 0 0.5 1" }).props);
  deepStrictEqual(calls, [["save"], ["translate", 300, 200], ["scale", -1, 1], ["drawImage", pixels, 40, 0, 40, 40, -200, -100, 400, 200], ["restore"]]);
});

Deno.test("a crop that can't be read shows the whole picture", () => {
  deepStrictEqual(cropOf({ crop: "later" }), { left: 0, top: 0, right: 1, bottom: 1 });
});
