import type { Change, Element, ErrorCode, Role } from "../protocol/contract.ts";
import { changesElement, isInBackground, isTeachers } from "../protocol/element.ts";

/** The facts that decide what a person may do. */
export interface Situation {
  /** Undefined until the first welcome. */
  readonly role: Role | undefined;
  readonly frozen: boolean;
  /** Whether the page is too old for its server (V2). */
  readonly isOutdated?: boolean;
}

/** What a person can do on a board: see it, point at things for others to see, or change it. */
export type Capability = "view" | "point" | "edit";

/** Why the person lacks the capability now; undefined: they have it. */
export function refusalToDo(capability: Capability, { role, frozen, isOutdated }: Situation): ErrorCode | undefined {
  if (capability === "view") {
    return undefined;
  }
  if (isOutdated === true) {
    return "unsupported-protocol";
  }
  if (role === "viewer") {
    return "not-allowed";
  }
  return capability === "edit" && frozen && role !== "teacher" ? "frozen" : undefined;
}

/** Why the person can't edit the board; undefined: they can. */
export function editingRefusal(situation: Situation): ErrorCode | undefined {
  return refusalToDo("edit", situation);
}

/** Whether the person can move, restyle or remove this element. */
export function mayChange(situation: Situation, element: Element): boolean {
  return editingRefusal(situation) === undefined && (!isTeachers(element) || situation.role === "teacher");
}

/** Why the board would refuse these changes, as far as this page knows (R1 to R6). */
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
  const touchesLocked = changes.some((change) => {
    const element = change.kind === "set" || change.kind === "remove" ? find(change.id) : undefined;
    return element !== undefined && isTeachers(element);
  });
  const refusal = editingRefusal(situation) ?? (touchesLocked ? "locked" : undefined);
  return refusal ?? (changes.some(choosesLayer) ? "not-allowed" : undefined);
}

/** Whether a change moves something into the background, or out of it. */
function choosesLayer(change: Change): boolean {
  return change.kind === "set" ? change.props.layer !== undefined : change.kind === "put" && isInBackground(change.element);
}
