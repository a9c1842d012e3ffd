import { type Change, changesElement, type Element } from "../protocol/element.ts";
import type { ErrorCode } from "../protocol/facts.ts";
import type { Role } from "../protocol/messages.ts";

/** What decides about what a person may do. */
export interface Situation {
  /** Undefined: not known yet. */
  readonly role: Role | undefined;
  readonly frozen: boolean;
}

/** Why the person can change nothing at all; undefined: they can. */
export function editingRefusal({ role, frozen }: Situation): ErrorCode | undefined {
  if (role === "viewer") {
    return "not-allowed";
  }
  return frozen && role !== "teacher" ? "frozen" : undefined;
}

/** Whether the person can move, restyle or remove this element. */
export function mayChange(situation: Situation, element: Element): boolean {
  return editingRefusal(situation) === undefined && (element.locked !== true || situation.role === "teacher");
}

/** Why the board would refuse these changes of this person, as far as it can be known here (R1 to R6). */
export function refusalOf(
  changes: readonly Change[],
  situation: Situation,
  find: (id: string) => Element | undefined,
): ErrorCode | undefined {
  if (situation.role === "teacher") {
    return undefined;
  }
  if (changes.some((change) => !changesElement(change) || change.kind === "lock")) {
    return "not-allowed";
  }
  const touchesLocked = changes.some(
    (change) => (change.kind === "set" || change.kind === "remove") && find(change.id)?.locked === true,
  );
  return editingRefusal(situation) ?? (touchesLocked ? "locked" : undefined);
}
