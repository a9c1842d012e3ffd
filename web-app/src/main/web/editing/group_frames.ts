import type { TurnedBox } from "../elements/turning.ts";
import type { Box } from "../geometry/box.ts";
import type { EditorContext } from "./context.ts";
import { meant, membersOf } from "./group_paths.ts";

/** Around what a click on this element would select: the element as it is turned, or its whole group. */
export function pointedFrame(context: Pick<EditorContext, "selection" | "scene">, id: string): TurnedBox | undefined {
  const { scene } = context;
  const element = scene.seen(id);
  const ids = element === undefined ? [] : meant(context, [element]);
  const box = ids.length > 1 ? scene.boundsOfAll(ids) : undefined;
  return box === undefined ? scene.turnedBox(id) : { box, turn: undefined };
}

/** Around the group that the person has gone into; undefined: they are in none. Nothing is in a group alone. */
export function enteredFrame(context: Pick<EditorContext, "selection" | "scene">): Box | undefined {
  const { entered } = context.selection;
  const members = entered.length === 0 ? [] : membersOf(context, entered);
  return members.length > 1 ? context.scene.boundsOfAll(members) : undefined;
}
