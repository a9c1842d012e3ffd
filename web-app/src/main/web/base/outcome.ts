/** Why the server has not given what it was asked for. */
export type Failure =
  /** The link or the token isn't valid here. */
  | { readonly kind: "unauthorised" }
  | { readonly kind: "revoked" }
  /** It is known who asks, and that they may not. */
  | { readonly kind: "not-allowed" }
  /** A teacher has removed the person. */
  | { readonly kind: "removed" }
  /** No board has this code. */
  | { readonly kind: "unknown-code" }
  /** The board, or the code, is one of another cell than the one that was asked. */
  | { readonly kind: "wrong-cell" }
  /** It was forgotten. */
  | { readonly kind: "not-kept" }
  /** A teacher must let the person in first. */
  | { readonly kind: "waiting" }
  /** The server can't be reached, or can't at the moment. */
  | { readonly kind: "unavailable" }
  /** Not an answer of the protocol. */
  | { readonly kind: "malformed" };

export type Outcome<T> = { readonly kind: "done"; readonly value: T } | Failure;

/** Trying again will not help. */
export type Refusal = Extract<Failure, { readonly kind: RefusalKind }>;

const refusals = ["unauthorised", "revoked", "not-allowed", "removed", "unknown-code", "wrong-cell"] as const;
type RefusalKind = typeof refusals[number];

export function done<T>(value: T): Outcome<T> {
  return { kind: "done", value };
}

export function isRefusal(outcome: Outcome<unknown>): outcome is Refusal {
  return refusals.some((kind) => kind === outcome.kind);
}
