import { type Change, type Element, limits, type Props } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { bytesOf, isOfLaterRelease, operationBytes } from "../protocol/check.ts";
import { defaultOf } from "../protocol/values.ts";
import { definitionOf, restyled } from "../elements/registry.ts";
import type { Style } from "../elements/style.ts";
import { rounded } from "../geometry/rounding.ts";
import type { EditorContext } from "./context.ts";

export function movedChanges(elements: readonly Drawn[], dx: number, dy: number): readonly Change[] {
  return elements.map((element) => {
    const moved = definitionOf(element).move(element.props, dx, dy);
    return set(element.id, Object.fromEntries(Object.entries(moved).map(([name, value]) => [name, typeof value === "number" ? rounded(value) : value])));
  });
}

/** The ids of the selected elements that the person can change. */
export function changeable(context: EditorContext): ReadonlySet<string> {
  const elements = context.elements(context.selection.ids);
  return new Set(elements.filter((element) => context.mayChange(element)).map(({ id }) => id));
}

export function removal(elements: readonly Element[]): readonly Change[] {
  return elements.map(({ id }) => ({ kind: "remove", id }));
}

export function restyling(elements: readonly Drawn[], change: Partial<Style>): readonly Change[] {
  return elements.flatMap((element) => {
    const props = restyled(element, change);
    return props === undefined ? [] : [set(element.id, props)];
  });
}

/**
 * Splits changes into operations: one, unless there are more changes or bytes than one may have. Elements of a later
 * release get their own operations, one for each type, so that their refusal affects nothing else.
 */
export function operations(changes: readonly Change[]): readonly (readonly Change[])[] {
  const parts: Change[][] = [];
  let room = 0;
  let release = "";
  let put = "";
  for (const change of changes) {
    const bytes = bytesOf(change);
    const last = parts.at(-1);
    const before = release;
    if (change.kind === "put") {
      put = change.element.id;
      release = isOfLaterRelease(change.element) ? change.element.type : "";
    } else if (!("id" in change && change.id === put)) {
      release = "";
    }
    if (last === undefined || last.length === limits.changesPerOp || bytes > room || release !== before) {
      parts.push([change]);
      room = operationBytes - bytes;
    } else {
      last.push(change);
      room -= bytes;
    }
  }
  return parts;
}

/** The properties that an element has otherwise afterwards; undefined: none. */
export function changedProps(before: Drawn, after: Drawn): Props | undefined {
  const known: Readonly<Record<string, unknown>> = { ...before.props };
  const changed = Object.entries(after.props).filter(([name, value]) => value !== (known[name] ?? defaultOf(name)));
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

function set(id: string, props: Props): Change {
  return { kind: "set", id, props };
}
