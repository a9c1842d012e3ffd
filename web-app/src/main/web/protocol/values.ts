import { readCrop } from "./crop.ts";
import { type Align, aligns, type Brush, brushes, type Dash, dashes, type ElementType, elementTypes, type ErrorCode, type Layer, layers, limits, palette, pointStride, propertyDefaults, type Slant, slants, type Weight, weights } from "./contract.ts";

type KindsOf<T extends ElementType> = (typeof elementTypes)[T][keyof (typeof elementTypes)[T]];
/** What values a property takes. */
export type ValueKind = { [T in ElementType]: KindsOf<T> }[ElementType];

/** Why a value isn't one of its kind; undefined: it is. */
type Check = (value: unknown) => ErrorCode | undefined;

const hashText = new RegExp(`^[0-9a-f]{${limits.hashLength}}$`);

const checks: Readonly<Record<ValueKind, Check>> = {
  coordinate: (value) => readableIf(isCoordinate(value)),
  size: (value) => readableIf(typeof value === "number" && value > 0 && value <= limits.size),
  color: (value) => readableIf(palette.some((name) => name === value) || /^#[0-9a-f]{6}$/.test(String(value))),
  opacity: (value) => readableIf(typeof value === "number" && value >= limits.opacity && value <= 1),
  dash: (value) => readableIf(dashes.includes(value as Dash)),
  brush: (value) => readableIf(brushes.includes(value as Brush)),
  extent: (value) => readableIf(isCoordinate(value) && (value as number) >= 0),
  align: (value) => readableIf(aligns.includes(value as Align)),
  weight: (value) => readableIf(weights.includes(value as Weight)),
  slant: (value) => readableIf(slants.includes(value as Slant)),
  layer: (value) => readableIf(layers.includes(value as Layer)),
  crop: (value) => readableIf(typeof value === "string" && readCrop(value) !== undefined),
  text: textOf(limits.textLength),
  title: textOf(limits.titleLength),
  name: textOf(limits.nameLength),
  index: textOf(limits.indexLength, /^[!-~]+$/),
  alt: textOf(limits.altLength),
  hash: (value) => readableIf(typeof value === "string" && hashText.test(value)),
  id: textOf(limits.idLength, /^[A-Za-z0-9_-]+$/),
  angle: (value) => readableIf(typeof value === "number" && value >= 0 && value < limits.fullTurn),
  groups(value) {
    if (value === "") {
      return undefined;
    }
    const groups = typeof value === "string" ? value.split("/") : [""];
    const isReadable = groups.every((group) => checks.id(group) === undefined);
    return !isReadable ? "malformed" : groups.length > limits.groupDepth ? "over-limit" : undefined;
  },
  reference: textOf(limits.idLength, /^[A-Za-z0-9_-]*$/),
  points(value) {
    if (!Array.isArray(value) || value.length === 0 || value.length % pointStride !== 0 || !value.every(isCoordinate)) {
      return "malformed";
    }
    return value.length > pointStride * limits.pointsPerStroke ? "over-limit" : undefined;
  },
};

/** A property has the same kind in all types. */
const kinds: ReadonlyMap<string, ValueKind> = new Map(Object.values(elementTypes).flatMap((props) => Object.entries(props)));

const defaults: ReadonlyMap<string, unknown> = new Map(Object.entries(propertyDefaults));

/** Why a value isn't one of this kind; undefined: it is. */
export function problemWithValue(kind: ValueKind, value: unknown): ErrorCode | undefined {
  return checks[kind](value);
}

/** Why a property can't have this value; undefined: it can, or the property is none of this page's contract. */
export function problemWithProperty(name: string, value: unknown): ErrorCode | undefined {
  const kind = kinds.get(name);
  return kind && checks[kind](value);
}

/** What elements have that lack a property; undefined: none may lack it. */
export function defaultOf(name: string): unknown {
  return defaults.get(name);
}

/** The names of a type's properties; undefined: it is none of this page's contract. */
export function propertiesOf(type: string): readonly string[] | undefined {
  return Object.hasOwn(elementTypes, type) ? Object.keys(elementTypes[type as ElementType]) : undefined;
}

function isCoordinate(value: unknown): boolean {
  return typeof value === "number" && Math.abs(value) <= limits.coordinate;
}

function textOf(longest: number, form = /^/): Check {
  return (value) => {
    if (typeof value !== "string" || !form.test(value)) {
      return "malformed";
    }
    return value.length > longest ? "over-limit" : undefined;
  };
}

function readableIf(isReadable: boolean): ErrorCode | undefined {
  return isReadable ? undefined : "malformed";
}
