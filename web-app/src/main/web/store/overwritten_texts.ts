import { elementDefinitions } from "../elements/registry.ts";
import { addedWords, mergedText } from "../elements/text_merge.ts";
import { type Change, type Element, type EventMessage, limits, type Props } from "../protocol/contract.ts";
import { newId } from "../protocol/ids.ts";
import { problemWithProperty } from "../protocol/values.ts";
import type { BoardStore } from "./board_store.ts";

/** The properties that people write. */
const written: ReadonlySet<string> = new Set(Object.values(elementDefinitions).flatMap((definition) =>
  definition.isDrawn ? definition.writing?.fields.map(({ property }): string => property) ?? [] : []));

/** Below a text that has no room for more, in board units. */
const BELOW = 24;

/**
 * Finds the words that an operation of the person's own has overwritten, because somebody else's came to the board between
 * its making and its place in the board's order: whoever overwrites words puts them back (B24).
 */
export class OverwrittenTexts {
  /** What the texts were that an operation has changed; not known of those that an earlier page has left. */
  readonly #bases = new WeakMap<readonly Change[], ReadonlyMap<string, string>>();

  constructor(private readonly store: BoardStore) {}

  /** The texts that these changes of the person's own are about to change, as they are now. */
  before(changes: readonly Change[]): ReadonlyMap<string, string> {
    return new Map(changes.flatMap((change) => textsSet(change).map(([name, id]) => [key(id, name), textOf(this.store.get(id), name)] as const)));
  }

  /** These changes are an operation now. */
  made(changes: readonly Change[], before: ReadonlyMap<string, string>): void {
    this.#bases.set(changes, before);
  }

  /** The changes that put back what this event of the person's own overwrites, which isn't confirmed yet. `changes`: of its operation. */
  by(event: EventMessage, changes: readonly Change[]): readonly Change[] {
    const bases = this.#bases.get(changes);
    return bases === undefined ? [] : event.changes.flatMap((change) => textsSet(change).flatMap(([name, id, mine]): readonly Change[] => {
      const [base, element] = [bases.get(key(id, name)), this.store.confirmed.get(id)];
      const theirs = textOf(element, name);
      // Later ones of the person's own have gone on from it.
      const latest = textOf(this.store.get(id), name);
      return base === undefined || element === undefined || !hasLost(base, theirs, mine) ? [] : merged(element, name, base, theirs, latest);
    }));
  }
}

/** Whether a word that somebody else has added isn't there any more. */
function hasLost(base: string, theirs: string, mine: string): boolean {
  const own = addedWords("", mine);
  return [...addedWords(base, theirs)].some((word) => !own.has(word));
}

function merged(element: Element, name: string, base: string, theirs: string, mine: string): readonly Change[] {
  const text = withWordsOf(base, theirs, mine);
  return problemWithProperty(name, text) === undefined
    ? [{ kind: "set", id: element.id, props: { [name]: text } }]
    : [beside(element, theirs)];
}

/** `mine` with the words that `theirs` has added. What `theirs` lacks may be missing because its author hadn't seen it. */
function withWordsOf(base: string, theirs: string, mine: string): string {
  const text = mergedText(base, theirs, mine);
  const words = addedWords("", text);
  const missing = [...addedWords("", mine)].some((word) => !words.has(word));
  return missing ? [mine, ...addedWords(base, theirs)].join(" ") : text;
}

/** What an element has no room for, as a text of its own. */
export function beside({ props }: Element, text: string): Change {
  const { x = 0, y = 0, z = "a0", h = 0 }: Props = props;
  return { kind: "put", element: { id: newId(), type: "text", props: { x, y: y + h + BELOW, z, color: "black", size: BELOW, text: text.slice(0, limits.textLength) } } };
}

function textsSet(change: Change): readonly (readonly [name: string, id: string, text: string])[] {
  return change.kind !== "set" ? [] : Object.entries(change.props).flatMap(([name, text]) =>
    written.has(name) && typeof text === "string" ? [[name, change.id, text] as const] : []);
}

function textOf(element: Element | undefined, name: string): string {
  const value = new Map<string, unknown>(Object.entries(element?.props ?? {})).get(name);
  return typeof value === "string" ? value : "";
}

function key(id: string, name: string): string {
  return `${id} ${name}`;
}
