import { type Change, type ClientMessage, type Props, protocolVersion, since, type WelcomeMessage } from "./contract.ts";

type Minors = Readonly<Record<string, number>>;

/** The minor version of the protocol that first had something; what isn't here was there from the beginning. */
export interface Additions {
  readonly messages: Minors;
  readonly changes: Minors;
  readonly elementTypes: Minors;
  /** By type. */
  readonly properties: Readonly<Record<string, Minors>>;
  readonly mixedColors: number;
  readonly commentsOnAll: number;
  readonly elementBounds: number;
}

/** The type of an element of the board; undefined: there is no such element. */
export type TypeOf = (id: string) => string | undefined;

/** What one minor version of the protocol has: the one that a gateway offers, as far as this page knows it (V9). */
export class Version {
  constructor(
    readonly minor: number,
    private readonly since: Additions = additions,
  ) {}

  /** Whether it has this type of elements, with this property if one is given. */
  has(type: string, property?: string): boolean {
    const { elementTypes, properties } = this.since;
    return this.#is(elementTypes[type]) && (property === undefined || this.#is(properties[type]?.[property]));
  }

  /** Whether a type of elements has this property. */
  hasProperty(property: string): boolean {
    const minors = Object.values(this.since.properties).flatMap((properties) => properties[property] ?? []);
    return minors.length === 0 || minors.some((first) => this.#is(first));
  }

  /** Whether colours may be mixed. */
  get hasMixedColors(): boolean {
    return this.#is(this.since.mixedColors);
  }

  /** Whether people can comment on more than posts. */
  get hasCommentsOnAll(): boolean {
    return this.#is(this.since.commentsOnAll);
  }

  /** Whether elements are held to bounds as a whole (B25). */
  get hasElementBounds(): boolean {
    return this.#is(this.since.elementBounds);
  }

  hasMessage({ type }: ClientMessage): boolean {
    return this.#is(this.since.messages[type]);
  }

  /** The message without the properties that it doesn't have. */
  reducedMessage(message: ClientMessage, typeOf: TypeOf): ClientMessage {
    if (message.type !== "drag" || message.drag === undefined) {
      return message;
    }
    const dragged = Object.entries(message.drag).map(([id, props]): [string, Props] => [id, this.#reducedProps(typeOf(id), props)]);
    return { ...message, drag: Object.fromEntries(dragged.filter(([, props]) => Object.keys(props).length > 0)) };
  }

  /** Whether it has the kind of a change, the type of its element, what that is a comment on, and its colours. */
  hasChange(change: Change, typeOf: TypeOf): boolean {
    const type = typeIn(change, typeOf);
    if (!this.hasCommentsOnAll && change.kind === "put" && change.element.type === "comment" && (typeOf(change.element.props.post) ?? "post") !== "post") {
      return false;
    }
    return this.#is(this.since.changes[change.kind]) && (type === undefined || this.has(type)) && (this.hasMixedColors || !isMixed(change));
  }

  /** The change without the properties that it doesn't have; undefined: nothing is left. */
  reduced(change: Change, typeOf: TypeOf): Change | undefined {
    const type = typeIn(change, typeOf);
    if (type === undefined) {
      return change;
    }
    if (change.kind === "put") {
      return { ...change, element: { ...change.element, props: this.#reducedProps(type, change.element.props) } } as Change;
    }
    if (change.kind === "set") {
      const props = this.#reducedProps(type, change.props);
      return Object.keys(props).length === 0 ? undefined : { ...change, props };
    }
    return change;
  }

  #reducedProps(type: string | undefined, props: Props): Props {
    const all = Object.entries(props);
    const known = all.filter(([name]) => type === undefined || this.has(type, name));
    return known.length === all.length ? props : Object.fromEntries(known);
  }

  #is(first: number | undefined): boolean {
    return (first ?? 0) <= this.minor;
  }
}

const additions: Additions = since;

/** This page's own version. */
export const ownVersion = new Version(protocolVersion.minor);

/** What a gateway offers. */
export function offeredBy({ protocol, minor = 0 }: WelcomeMessage): Version {
  return protocol === protocolVersion.major && minor < protocolVersion.minor ? new Version(minor) : ownVersion;
}

/** Whether a gateway offers more than this page knows (V8). */
export function isLater({ protocol, minor = 0 }: WelcomeMessage): boolean {
  return protocol === protocolVersion.major ? minor > protocolVersion.minor : protocol > protocolVersion.major;
}

function isMixed(change: Change): boolean {
  const { color, fill }: Props = change.kind === "put" ? change.element.props : change.kind === "set" ? change.props : {};
  return [color, fill].some((each) => each?.startsWith("#"));
}

function typeIn(change: Change, typeOf: TypeOf): string | undefined {
  return change.kind === "put" ? change.element.type : change.kind === "set" ? typeOf(change.id) : undefined;
}
