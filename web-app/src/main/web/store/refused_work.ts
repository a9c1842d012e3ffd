import { elementDefinitions } from "../elements/registry.ts";
import { isRemains, removedIds } from "./erasures.ts";
import type { Change, Element, ErrorCode, Props } from "../protocol/contract.ts";

/** What somebody has made that isn't on the board. */
export interface Work {
  /** The elements that they have made, or written in, as they saw them. */
  readonly elements: readonly Element[];
  /** What they have written in them. */
  readonly text: string;
}

/** Work that the board hasn't taken. */
export interface RefusedWork extends Work {
  readonly id: string;
  /** `deleted`: the board is gone; `expired`: it was away for too long; `unfinished`: its author was still writing. */
  readonly why: ErrorCode | "deleted" | "expired" | "unfinished";
}

/** The properties that people write, of all types. */
const written: ReadonlySet<string> = new Set([
  "text",
  ...Object.values(elementDefinitions).flatMap((definition) =>
    definition.isDrawn ? definition.writing?.fields.map(({ property }): string => property) ?? [] : []),
]);

/** The work that is in these changes. `find` gives an element with the changes; undefined: somebody else has removed it. */
export function workIn(changes: readonly Change[], find: (id: string) => Element | undefined): Work {
  const elements = new Map<string, Element>();
  const texts: string[] = [];
  const removed = removedIds(changes);
  for (const change of changes) {
    if (isRemains(change, removed)) {
      // What an eraser would have left is on the board still.
      continue;
    }
    if (change.kind === "put" || (change.kind === "set" && textsOf(change.props).length > 0)) {
      const id = change.kind === "put" ? change.element.id : change.id;
      const element = find(id) ?? (change.kind === "put" ? change.element : undefined);
      texts.push(...textsOf(change.kind === "put" ? change.element.props : change.props));
      if (element !== undefined) {
        elements.set(id, element);
      }
    }
  }
  return { elements: [...elements.values()], text: texts.join("\n\n") };
}

/** Whether there is nothing that its author would miss. */
export function isNoWork({ elements, text }: Work): boolean {
  return elements.length === 0 && text === "";
}

/** The work of several changes together. */
export function mergedWork(works: readonly Work[]): Work {
  const elements = new Map(works.flatMap((work) => work.elements.map((element) => [element.id, element] as const)));
  return { elements: [...elements.values()], text: works.map(({ text }) => text).filter((text) => text !== "").join("\n\n") };
}

function textsOf(props: Props): readonly string[] {
  const texts = Object.entries(props).flatMap(([name, value]) => written.has(name) && typeof value === "string" ? [value.trim()] : []);
  return texts.filter((text) => text !== "");
}
