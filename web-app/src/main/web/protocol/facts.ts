// The facts that Java and TypeScript share live in one file, in the module board-protocol.
import facts from "../../../../../board-protocol/src/main/resources/io/chalkstream/protocol/facts.json" with {
  type: "json",
};

/** A colour's name, so that every theme can show it well; `none` shows what is behind. */
export type Color =
  | "black"
  | "grey"
  | "red"
  | "orange"
  | "yellow"
  | "green"
  | "blue"
  | "violet"
  | "white"
  | "none";

export type ErrorCode =
  | "malformed"
  | "unsupported-protocol"
  | "hello-expected"
  | "unauthorised"
  | "revoked"
  | "too-fast"
  | "too-many-connections"
  | "unknown-element"
  | "element-exists"
  | "frozen"
  | "locked"
  | "not-allowed"
  | "not-kept"
  | "over-limit"
  | "op-gap"
  | "nothing-to-reverse"
  | "undo-too-early"
  | "unavailable";

export const protocolVersion: number = facts.protocolVersion;
export const palette = facts.palette as readonly Color[];
/** The names of each element type's properties. */
export const elementTypes: Readonly<typeof facts.elementTypes> = facts.elementTypes;
export const limits: Readonly<typeof facts.limits> = facts.limits;
export const closeCodes: Readonly<typeof facts.closeCodes> = facts.closeCodes;
