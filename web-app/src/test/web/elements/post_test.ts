import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { post as definition, postLayout } from "../../../main/web/elements/definitions/post.ts";
import { boxOf } from "../../../main/web/geometry/box.ts";
import type { PostProps } from "../../../main/web/protocol/contract.ts";
import { measure, post } from "../support/elements.ts";

const long = post("p", { x: 10, y: 20, w: 220, h: 300, body: "some words and more ".repeat(12) }).props;

function resized(props: PostProps, to: readonly [x: number, y: number, w: number, h: number]): PostProps {
  return { ...props, ...definition.resize(props, boxOf(props.x, props.y, props.w, props.h), boxOf(...to), measure) };
}

Deno.test("a note can be made as large as one likes, and no smaller than its text", () => {
  deepStrictEqual(resized(long, [10, 20, 400, 500]), { ...long, w: 400, h: 500 });
  const low = resized(long, [10, 20, 220, 30]);
  strictEqual(low.h, Math.ceil(postLayout(low, measure).height));
  strictEqual(low.y, 20);
});

Deno.test("a note that gets narrower gets higher", () => {
  const narrow = resized(long, [10, 20, 120, 300]);
  ok(narrow.h > 300 && narrow.y === 20 && narrow.w === 120);
});

Deno.test("whose upper side is dragged keeps its lower one", () => {
  const low = resized(long, [10, 310, 220, 10]);
  strictEqual(low.y + low.h, 320);
});

Deno.test("whatever a note is resized to, all of its text is seen", () => {
  const size = fc.integer({ min: 1, max: 900 });
  fc.assert(fc.property(fc.lorem({ maxCount: 40 }), size, size, (body, w, h) => {
    const props = resized({ ...long, body }, [0, 0, w, h]);
    ok(props.h >= postLayout(props, measure).height && props.w >= 60);
  }));
});
