import { deepStrictEqual } from "node:assert/strict";
import { wantedPastes } from "../../../main/web/workspace/wanted_pastes.ts";

Deno.test("the middle button, which moves the view, pastes nothing; keys and menus paste after it again", () => {
  const page = new EventTarget();
  const isWanted = wantedPastes(page);
  const after = (type: string, button?: number) => {
    page.dispatchEvent(Object.assign(new Event(type), { button }));
    return isWanted();
  };
  deepStrictEqual([isWanted(), after("pointerdown", 1), after("keydown")], [true, false, true]);
  deepStrictEqual([after("pointerdown", 1), after("pointerdown", 0), after("pointerdown", 2)], [false, true, true]);
});
