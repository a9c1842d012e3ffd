/** Why the server has not given what it was asked for. */
export type Failure =
  /** The link or the token isn't valid here. */
  | { readonly kind: "unauthorised" }
  | { readonly kind: "revoked" }
  /** It is known who asks, and that they may not. */
  | { readonly kind: "not-allowed" }
  /** The server can't be reached, or can't at the moment. */
  | { readonly kind: "unavailable" }
  /** Not an answer of the protocol. */
  | { readonly kind: "malformed" };

export type Outcome<T> = { readonly kind: "done"; readonly value: T } | Failure;

/** Trying again will not help. */
export type Refusal = Extract<Failure, { readonly kind: "unauthorised" | "revoked" | "not-allowed" }>;

export function done<T>(value: T): Outcome<T> {
  return { kind: "done", value };
}

export function isRefusal(outcome: Outcome<unknown>): outcome is Refusal {
  return outcome.kind === "unauthorised" || outcome.kind === "revoked" || outcome.kind === "not-allowed";
}
