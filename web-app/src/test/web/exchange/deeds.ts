import { cutLine, inkLine, strokeAlong } from "../../../main/web/elements/cutting.ts";
import { type Change, type Element, type ElementType, elementTypes, papers, propertyDefaults, type Props } from "../../../main/web/protocol/contract.ts";
import { isInBackground } from "../../../main/web/protocol/element.ts";
import type { ValueKind } from "../../../main/web/protocol/values.ts";
import type { BoardStore } from "../../../main/web/store/board_store.ts";
import { one, type Random, values } from "../support/random_boards.ts";
import { roles } from "./world.ts";

/** What people do to a board as they see it: at random, and without asking whether they may. */
export class Deeds {
  #ids = 0;

  constructor(private readonly random: Random) {}

  /** The changes of one operation of a person; empty: they find nothing to do it to. */
  of(who: number, store: BoardStore): readonly Change[] {
    const elements = [...store.elements()];
    const kinds = Object.entries(this.#deeds).flatMap(([kind, { weight }]) => Array<string>(weight).fill(kind));
    return this.#deeds[one(kinds, this.random) as Deed]!.changes(elements, who);
  }

  readonly #deeds: Readonly<Record<Deed, { readonly weight: number; changes(elements: readonly Element[], who: number): readonly Change[] }>> = {
    put: { weight: 24, changes: (elements, who) => times(this.#upTo(2), () => ({ kind: "put", element: this.#element(elements, who) })) },
    set: { weight: 34, changes: (elements) => this.#some(elements, 2).map((element): Change => ({ kind: "set", id: element.id, props: this.#changed(element, elements) })) },
    write: { weight: 14, changes: (elements) => this.#some(elements.filter(hasText), 1).map((element) => this.#written(element)) },
    group: { weight: 5, changes: (elements) => this.#grouped(elements) },
    erase: { weight: 10, changes: (elements) => this.#some(elements.filter(({ type }) => type === "stroke"), 3).flatMap((stroke) => this.#erased(stroke)) },
    remove: { weight: 16, changes: (elements) => this.#some(elements, 2).map(({ id }) => ({ kind: "remove", id })) },
    like: { weight: 8, changes: (elements) => this.#some(elements, 2).map(({ id }) => ({ kind: "like", id, on: this.#isSo(0.6) })) },
    lock: { weight: 5, changes: (elements) => this.#some(elements, 2).map(({ id }) => ({ kind: "lock", id, on: this.#isSo(0.4) })) },
    freeze: { weight: 2, changes: () => [{ kind: "freeze", on: this.#isSo(0.2) }] },
    "hide-students": { weight: 2, changes: () => [{ kind: "hide-students", on: this.#isSo(0.4) }] },
    rename: { weight: 2, changes: () => [{ kind: "rename", title: values.title(this.random) as string }] },
    paper: { weight: 2, changes: () => [{ kind: "paper", paper: one(papers, this.random) }] },
    takeback: { weight: 1, changes: () => [{ kind: "takeback", user: `u-${this.#upTo(roles.length) - 1}`, last: this.#upTo(5) }] },
    restore: { weight: 1, changes: () => [{ kind: "restore", seq: this.#upTo(200) }] },
    clear: { weight: 1, changes: () => this.#isSo(0.2) ? [{ kind: "clear" }] : [] },
  };

  #element(elements: readonly Element[], who: number): Element {
    const type = one(Object.keys(elementTypes) as ElementType[], this.random);
    const names = Object.keys(elementTypes[type]).filter((name) => !(name in propertyDefaults) || this.#isSo(0.5));
    const props = Object.fromEntries(names.map((name) => [name, this.#value(name, type, elements)]));
    const signed = type === "comment" ? { name: this.#isSo(0.5) ? `Person ${who}` : "" } : {};
    return { id: `e${this.#ids++}`, type, props: { ...props, ...signed } } as unknown as Element;
  }

  #changed({ type }: Element, elements: readonly Element[]): Props {
    const names = times(this.#upTo(4), () => one(Object.keys(elementTypes[type]), this.random));
    return Object.fromEntries(names.map((name) => [name, this.#value(name, type, elements)]));
  }

  /** A property's value; those that refer to elements mostly name one that is there. */
  #value(name: string, type: ElementType, elements: readonly Element[]): unknown {
    const kind = (elementTypes[type] as Readonly<Record<string, ValueKind>>)[name]!;
    switch (kind) {
      case "id":
      case "reference":
        return elements.length > 0 ? one(elements, this.random).id : "nothing";
      case "groups":
        return one(["", "g1", "g2", "g1/g3", "g2/g4"], this.random);
      case "layer":
        return this.#isSo(0.4) ? values.layer(this.random) : propertyDefaults.layer;
      case "points":
        return (values.points(this.random) as readonly number[]).slice(0, 24);
      default:
        return values[kind](this.random);
    }
  }

  /** One more word in a text of the element. */
  #written({ id, type, props }: Element): Change {
    const name = one(textsOf(type), this.random);
    const before = (props as Readonly<Record<string, unknown>>)[name] ?? "";
    return { kind: "set", id, props: { [name]: `${before} ${values.name(this.random)}`.slice(-100) } };
  }

  /** Moves a group, or makes one of some elements. */
  #grouped(elements: readonly Element[]): readonly Change[] {
    const placed = elements.filter(({ type }) => type !== "comment");
    const group = one(["g1", "g2"], this.random);
    const members = placed.filter(({ props }) => (props as Props).group === group).slice(0, 10);
    const by = values.coordinate(this.random) as number;
    return members.length > 1 && this.#isSo(0.7)
      ? members.map(({ id, props }) => ({ kind: "set", id, props: { x: Math.round((props as { x: number }).x + by) } }))
      : this.#some(placed, 4).map(({ id }) => ({ kind: "set", id, props: { group } }));
  }

  /** What an eraser leaves of a stroke that crosses it somewhere. */
  #erased(element: Element): readonly Change[] {
    if (element.type !== "stroke") {
      return [];
    }
    const [x, y] = one(inkLine(element.props), this.random);
    const lines = cutLine(inkLine(element.props), { x, y: y - 9 }, { x, y: y + 9 }, 4);
    const parts = lines.map((line): Change => ({
      kind: "put",
      element: { id: `e${this.#ids++}`, type: "stroke", props: { ...strokeAlong(line, element.props), partOf: element.id } },
    }));
    return [{ kind: "remove", id: element.id }, ...isInBackground(element) ? [] : parts];
  }

  /** Mostly of the latest, so that people meet. */
  #some<T>(all: readonly T[], most: number): readonly T[] {
    const latest = this.#isSo(0.7) ? all.slice(-8) : all;
    return all.length === 0 ? [] : [...new Set(times(this.#upTo(most), () => one(latest, this.random)))];
  }

  #upTo(most: number): number {
    return 1 + Math.floor(this.random() * most);
  }

  #isSo(share: number): boolean {
    return this.random() < share;
  }
}

/** All kinds of changes, but what ends a board; and what people do that takes several. */
type Deed = Exclude<Change["kind"], "delete"> | "write" | "group" | "erase";

function textsOf(type: ElementType): readonly string[] {
  return Object.entries<ValueKind>(elementTypes[type]).flatMap(([name, kind]) => kind === "text" ? [name] : []);
}

function hasText({ type }: Element): boolean {
  return textsOf(type).length > 0;
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
