import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { resizable } from "../../../main/web/editing/handles.ts";
import { resized } from "../../../main/web/editing/resizing.ts";
import { rotated } from "../../../main/web/editing/rotating.ts";
import { boundsOf, extentOf, frameOf, homeOf, placedAt } from "../../../main/web/elements/registry.ts";
import { rotationOf } from "../../../main/web/elements/turning.ts";
import { boxOf, centreOf, encloses, grow, type Point } from "../../../main/web/geometry/box.ts";
import { difference, turned } from "../../../main/web/geometry/turning.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { SelectTool } from "../../../main/web/tools/definitions/select.ts";
import type { Sample } from "../../../main/web/tools/tool.ts";
import { arrow, ellipse, line, measure, post, rectangle, stroke, text } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

function selected(...elements: readonly Drawn[]) {
  const context = new FakeContext(...elements);
  context.selection.set(elements.map(({ id }) => id));
  const tool = new SelectTool(context);
  const grip = (name: "rotate" | "start" | "end" | { x: number; y: number }) =>
    resizable(context)!.handles.find((handle) => JSON.stringify(handle.grip) === JSON.stringify(name))!.at;
  const drag = (from: Point, to: Point, more: Partial<Sample> = {}) => {
    tool.down(at(from.x, from.y, more));
    tool.move([at(to.x, to.y, more)]);
    tool.up(at(to.x, to.y, more));
  };
  return { context, tool, drag, grip, props: (id: string) => context.board.get(id)!.props as unknown as Record<string, number> };
}

const sheet = post("p", { x: 100, y: 100, w: 200, h: 160 });
const middle = { x: 200, y: 180 };
const shapes: readonly Drawn[] = [rectangle("r"), ellipse("e"), line("l"), arrow("a"), stroke("s"), text("t"), post("p")];
const anyShape = fc.constantFrom(...shapes);
const degrees = fc.integer({ min: 0, max: 359 });

/** So near that nobody sees a difference. */
function near(one: Point, other: Point, by = 0.05): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) < by;
}

Deno.test("B13 the handle above the frame turns an element around its middle, as one operation with nothing else in it", () => {
  const { context, drag, grip } = selected(sheet);
  drag(grip("rotate"), { x: 400, y: 180 });
  deepStrictEqual(context.board.operations, [[{ kind: "set", id: "p", props: { rotation: 90 } }]]);
  ok(near(grip("rotate"), { x: 200 + 80 + 0.5 + 5 + 28, y: 180 }), JSON.stringify(grip("rotate")));
});

Deno.test("with shift an element comes to stand at a multiple of 15 degrees, however it stood", () => {
  const { drag, grip, props } = selected(post("p", { ...sheet.props, rotation: 7 }));
  const handle = grip("rotate");
  drag(handle, turned(handle, 20, middle), { shift: true });
  strictEqual(props("p")["rotation"], 30);
  drag(grip("rotate"), turned(grip("rotate"), -31, middle), { shift: true });
  strictEqual(props("p")["rotation"] ?? 0, 0);
});

Deno.test("several are turned around the middle of all of them, and a line gets new ends", () => {
  const { drag, grip, props } = selected(rectangle("r", { x: 0, y: 0, w: 100, h: 100 }), line("l", { x: 200, y: 50, w: 100, h: 0 }));
  const pivot = { x: 150, y: 50 };
  const handle = grip("rotate");
  drag(handle, turned(handle, 90, pivot));
  const { x, y, rotation } = props("r");
  deepStrictEqual([x, y, rotation], [100, -100, 90]);
  deepStrictEqual(["x", "y", "w", "h", "rotation"].map((name) => props("l")[name]), [150, 100, 0, 100, undefined]);
});

Deno.test("A1 the others see an element turn, and in its place what becomes of it", () => {
  const { context, tool, grip } = selected(sheet);
  const heard: unknown[] = [];
  context.scene.onMovement((places) => heard.push(places && [...places]));
  const from = grip("rotate");
  tool.down(at(from.x, from.y));
  tool.move([at(400, 180)]);
  tool.cancel();
  deepStrictEqual(heard, [[["p", { x: 100, y: 100, rotation: 90 }]], undefined]);
  deepStrictEqual(context.board.operations, []);
});

Deno.test("a handle of a turned element resizes it in its own directions, and what is opposite stays where it is seen", () => {
  const { context, drag, grip } = selected(rectangle("r", { x: 0, y: 0, w: 200, h: 100, rotation: 30 }));
  const opposite = grip({ x: -1, y: -1 });
  const corner = grip({ x: 1, y: 1 });
  const along = turned({ x: 60, y: 40 }, 30, { x: 0, y: 0 });
  drag(corner, { x: corner.x + along.x, y: corner.y + along.y });
  const { props } = context.board.get("r")! as Drawn & { props: { w: number; h: number } };
  deepStrictEqual([props.w, props.h, rotationOf(props)], [260, 140, 30]);
  ok(near(grip({ x: -1, y: -1 }), opposite), JSON.stringify([grip({ x: -1, y: -1 }), opposite]));
});

Deno.test("the handles of a turned element have cursors for the directions in which they are seen", () => {
  const { tool, grip } = selected(rectangle("r", { x: 0, y: 0, w: 200, h: 200, rotation: 90 }));
  const cursorAt = (place: Point) => {
    tool.hover(at(place.x, place.y));
    return tool.cursor;
  };
  deepStrictEqual([cursorAt(grip({ x: 1, y: 0 })), cursorAt(grip({ x: 1, y: 1 })), cursorAt(grip("rotate"))], ["ns-resize", "nesw-resize", "grab"]);
});

Deno.test("a line that was turned by another page is dragged by its ends where they are seen", () => {
  const { drag, grip, props } = selected(line("l", { x: 0, y: 0, w: 100, h: 0, rotation: 90 }));
  ok(near(grip("end"), { x: 50, y: 50 }));
  drag(grip("end"), { x: 50, y: 80 });
  deepStrictEqual(["x", "y", "w", "h", "rotation"].map((name) => props("l")[name]), [50, -50, 0, 130, undefined]);
});

Deno.test("turning there and back leaves an element as it was, to what nobody sees", () => {
  fc.assert(fc.property(anyShape, degrees, degrees, fc.integer({ min: -400, max: 400 }), (shape, start, by, x) => {
    const before = rotated(shape, start, { x: 0, y: 0 }, measure);
    const pivot = { x, y: 70 };
    const after = rotated(rotated(before, by, pivot, measure), -by, pivot, measure);
    ok(near(centreOf(frameOf(before, measure)), centreOf(frameOf(after, measure)), 0.2), shape.type);
    ok(Math.abs(difference(rotationOf(before.props), rotationOf(after.props))) < 0.02);
  }));
});

Deno.test("every point of what is turned is where turning takes it", () => {
  fc.assert(fc.property(anyShape, degrees, degrees, (shape, start, by) => {
    const before = rotated(shape, start, { x: 10, y: 20 }, measure);
    const after = rotated(before, by, { x: 300, y: -50 }, measure);
    ok(near(centreOf(homeOf(after, measure).frame), turned(centreOf(homeOf(before, measure).frame), by, { x: 300, y: -50 }), 0.1));
  }));
});

Deno.test("what is resized with others keeps its middle's relative place, whatever its angle, mirrored too", () => {
  const factor = fc.tuple(fc.double({ min: 0.5, max: 3, noNaN: true }), fc.constantFrom(1, -1));
  fc.assert(fc.property(anyShape, degrees, factor, fc.constantFrom(1, -1), (shape, angle, [size, signX], signY) => {
    const element = shape.type === "post" ? post("p", { w: 200, h: 200 }) : shape;
    const before = { ...element, props: { ...element.props, rotation: angle } } as Drawn;
    const from = boxOf(-50, -50, 500, 400);
    const to = { minX: 0, minY: 0, maxX: 500 * size * signX, maxY: 400 * size * signY };
    const after = resized(before, from, to, measure);
    const centre = centreOf(homeOf(before, measure).frame);
    const wanted = { x: (centre.x + 50) * size * signX, y: (centre.y + 50) * size * signY };
    ok(near(centreOf(homeOf(after, measure).frame), wanted, 0.1), JSON.stringify([shape.type, centreOf(homeOf(after, measure).frame), wanted]));
    const turns = angle % 90 !== 0 && signX * signY < 0 ? -angle : angle;
    ok(Math.abs(difference(rotationOf(after.props), turns)) < 0.01);
  }));
});

Deno.test("A1 what others see of a turned element that is resized is what it becomes", () => {
  for (const shape of shapes) {
    const before = { ...shape, props: { ...shape.props, rotation: 40 } } as Drawn;
    const from = frameOf(before, measure);
    const after = rotated(resized(before, from, { ...from, maxX: from.maxX * 2, maxY: from.maxY * 2 }, measure), 25, { x: 9, y: 9 }, measure);
    const seen = placedAt(before, { ...extentOf(after, measure), rotation: rotationOf(after.props) }, measure);
    const [is, wanted] = [boundsOf(seen, measure), boundsOf(after, measure)];
    ok(encloses(grow(is, 0.5), wanted) && encloses(grow(wanted, 0.5), is), JSON.stringify([shape.type, is, wanted]));
  }
});
