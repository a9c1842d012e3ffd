import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { byDepth } from "../../../main/web/elements/z_order.ts";
import type { Box } from "../../../main/web/geometry/box.ts";
import { SceneIndex, type Shown } from "../../../main/web/canvas/scene_index.ts";
import { boundsOf } from "../../../main/web/elements/registry.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { measure, rectangle } from "../support/elements.ts";

const everywhere: Box = { minX: -1e6, minY: -1e6, maxX: 1e6, maxY: 1e6 };

function shown(element: Drawn): Shown {
  return { element, bounds: boundsOf(element, measure), badges: [] };
}

function showing(...elements: readonly Drawn[]): ReadonlyMap<string, Shown> {
  return new Map(elements.map((element) => [element.id, shown(element)]));
}

function ids(elements: readonly Drawn[]): readonly string[] {
  return elements.map(({ id }) => id);
}

Deno.test("an element is found where it is shown now, and not where it was", () => {
  const index = new SceneIndex();
  index.update(showing(rectangle("r"), rectangle("s"), rectangle("t")));
  const [before, after] = [boundsOf(rectangle("r"), measure), boundsOf(rectangle("r", { x: 500 }), measure)];
  deepStrictEqual(index.update(showing(rectangle("r", { x: 500 }))), [before, after]);
  deepStrictEqual([ids(index.within(after)), ids(index.within(before))], [["r"], ["s", "t"]]);
});

Deno.test("a removed element's place has changed, and it isn't found any more", () => {
  const index = new SceneIndex();
  index.update(showing(rectangle("r"), rectangle("s"), rectangle("t")));
  deepStrictEqual(index.update(new Map([["s", undefined]])), [boundsOf(rectangle("s"), measure)]);
  deepStrictEqual([index.get("s"), ids(index.ordered()), ids(index.within(everywhere))], [undefined, ["r", "t"], ["r", "t"]]);
});

Deno.test("a new depth changes the order", () => {
  const index = new SceneIndex();
  index.update(showing(rectangle("r", { z: "a1" }), rectangle("s", { z: "a2" }), rectangle("t", { z: "a3" })));
  strictEqual(index.topmost()?.id, "t");
  index.update(showing(rectangle("r", { z: "a4" })));
  deepStrictEqual([index.topmost()?.id, ids(index.ordered()), ids(index.within(everywhere))], ["r", ["s", "t", "r"], ["s", "t", "r"]]);
});

Deno.test("whatever changes, one at a time or many at once, the order is that of the depths", () => {
  const change = fc.record({ id: fc.integer({ min: 0, max: 90 }), z: fc.option(fc.constantFrom("a0", "a1", "a2", "b"), { nil: undefined }) });
  fc.assert(fc.property(fc.array(fc.array(change, { maxLength: 90 }), { maxLength: 20 }), (rounds) => {
    const index = new SceneIndex();
    const present = new Map<string, Drawn>();
    for (const round of rounds) {
      const changes = new Map<string, Shown | undefined>();
      for (const { id, z } of round) {
        const key = `r${id}`;
        if (z === undefined) {
          present.delete(key);
          changes.set(key, undefined);
        } else {
          present.set(key, rectangle(key, { z }));
          changes.set(key, shown(present.get(key)!));
        }
      }
      index.update(changes);
      const expected = ids([...present.values()].sort(byDepth));
      deepStrictEqual([ids(index.ordered()), ids(index.within(everywhere)), index.topmost()?.id], [expected, expected, expected.at(-1)]);
    }
  }));
});

Deno.test("an element that comes, changes its depth or goes is compared with few of 10,000", () => {
  let compared = 0;
  const counted = (id: string, z: string) => {
    const element = rectangle(id);
    Object.defineProperty(element.props, "z", { get: () => (compared++, z) });
    return element;
  };
  const index = new SceneIndex();
  index.update(showing(...Array.from({ length: 10_000 }, (_, i) => counted(`e${i}`, `a${String(i).padStart(5, "0")}`))));
  strictEqual(index.topmost()?.id, "e9999");
  const comparedBy = (change: ReadonlyMap<string, Shown | undefined>) => {
    compared = 0;
    index.update(change);
    index.topmost();
    return compared;
  };
  for (const change of [showing(counted("new", "a05000V")), showing(counted("new", "a00100V")), new Map([["new", undefined]])]) {
    const count = comparedBy(change);
    ok(count < 100, `${count}`);
  }
});
