import type { Change, Element } from "../protocol/contract.ts";
import type { ElementChange } from "../protocol/element.ts";
import { defaultOf } from "../protocol/values.ts";
import { type BoardSettings, newBoard } from "./board_settings.ts";

/**
 * The element after a change; undefined: it is not on the board. A change that the board would refuse has no effect,
 * because the element exists already (B2) or no longer (B3, B4); nor has a change of an unknown kind. A like without a user
 * is `user`'s.
 */
export function applied(element: Element | undefined, change: ElementChange, user: string): Element | undefined {
  switch (change.kind) {
    case "put":
      return element ?? withoutDefaults(change.element);
    case "set":
      return element && withoutDefaults({ ...element, props: { ...element.props, ...change.props } } as Element);
    case "remove":
      return undefined;
    case "like":
      return element && withLike(element, change.user ?? user, change.on);
    case "lock":
      return element && withLock(element, change.on);
    default:
      // A kind of a later release.
      return element;
  }
}

/** The element without the properties that hold their defaults, as the server has it (V6). */
function withoutDefaults(element: Element): Element {
  const props: Readonly<Record<string, unknown>> = { ...element.props };
  const names = Object.keys(props).filter((name) => props[name] === undefined || props[name] !== defaultOf(name));
  return names.length === Object.keys(props).length
    ? element
    : { ...element, props: Object.fromEntries(names.map((name) => [name, props[name]])) } as unknown as Element;
}

function withLike(element: Element, user: string, on: boolean): Element {
  const { likes = [], ...rest } = element;
  if (likes.includes(user) === on) {
    return element;
  }
  const after = on ? [...likes, user].sort() : likes.filter((other) => other !== user);
  return after.length === 0 ? rest : { ...rest, likes: after };
}

function withLock(element: Element, on: boolean): Element {
  const { locked = false, ...rest } = element;
  if (locked === on) {
    return element;
  }
  return on ? { ...rest, locked: true } : rest;
}

/** The board's settings after a change. */
export function settingsAfter(settings: BoardSettings, change: Change): BoardSettings {
  switch (change.kind) {
    case "freeze":
      return { ...settings, frozen: change.on };
    case "hide-students":
      return { ...settings, studentsHidden: change.on };
    case "rename":
      return { ...settings, title: change.title };
    case "paper":
      return { ...settings, paper: change.paper };
    case "delete":
      return { ...newBoard, isDeleted: true };
    default:
      return settings;
  }
}
