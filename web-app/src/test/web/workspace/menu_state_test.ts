import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type ToolName } from "../../../main/web/tools/registry.ts";
import { MenuState } from "../../../main/web/workspace/menu_state.ts";
import { image, post } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";

function menuOver(tool: ToolName, ...selected: readonly string[]) {
  const context = new FakeContext(post("a"), post("b", { x: 1000 }));
  context.selection.set(selected);
  const log: string[] = [];
  const past = { isOn: false };
  const stage = {
    placeOf: ({ x, y }: { x: number; y: number }) => ({ x: x * 2, y }),
    viewport: { camera: { zoom: 1 } },
    surface: { focus: () => void log.push("focus") },
    boardEditor: context,
  };
  const menu = new MenuState({
    stage,
    commands: { choose: (name) => void log.push(name) },
    tool: () => tool,
    isPast: () => past.isOn,
    cancelGesture: () => void log.push("cancel"),
    pointed: ({ x }) => void log.push(`at ${x}`),
  });
  return { menu, log, past, context, selected: () => [...context.selection.ids] };
}

Deno.test("the menu is about what lies there, or about all that is selected if that is among it", () => {
  const single = menuOver("select", "b");
  single.menu.open({ at: { x: 25, y: 50 }, isTouch: false });
  deepStrictEqual([single.selected(), single.log, single.menu.place.value], [["a"], ["cancel", "at 50"], { x: 25, y: 50 }]);
  const several = menuOver("select", "a", "b");
  several.menu.open({ at: { x: 25, y: 50 }, isTouch: true });
  deepStrictEqual(several.selected(), ["a", "b"]);
  several.menu.open({ at: { x: 25, y: 900 }, isTouch: false });
  deepStrictEqual(several.selected(), []);
});

Deno.test("the right button selects with any tool, a finger that rests while it draws draws", () => {
  const mouse = menuOver("pen");
  mouse.menu.open({ at: { x: 25, y: 50 }, isTouch: false });
  deepStrictEqual([mouse.log, mouse.selected()], [["cancel", "select", "at 50"], ["a"]]);
  const touch = menuOver("pen");
  touch.menu.open({ at: { x: 25, y: 50 }, isTouch: true });
  deepStrictEqual([touch.log, touch.menu.place.value], [[], undefined]);
});

Deno.test("where nothing else lies, the menu is about what is in the background", () => {
  const { menu, context, selected } = menuOver("select", "b");
  context.apply([{ kind: "put", element: image("sheet", { w: 2000, h: 2000, layer: "background" }) }]);
  menu.open({ at: { x: 25, y: 50 }, isTouch: false });
  deepStrictEqual(selected(), ["a"]);
  menu.open({ at: { x: 300, y: 900 }, isTouch: false });
  deepStrictEqual(selected(), ["sheet"]);
});

Deno.test("closing the menu returns the focus to the board", () => {
  const { menu, log } = menuOver("select");
  menu.open({ at: { x: 1, y: 1 }, isTouch: false });
  menu.close();
  strictEqual(menu.place.value, undefined);
  strictEqual(log.at(-1), "focus");
});

Deno.test("there is no menu about what is seen of the past", () => {
  const { menu, log, past } = menuOver("select");
  past.isOn = true;
  menu.open({ at: { x: 25, y: 50 }, isTouch: false });
  deepStrictEqual([log, menu.place.value], [[], undefined]);
});
