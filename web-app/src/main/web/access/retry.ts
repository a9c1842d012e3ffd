import { Backoff } from "../connection/backoff.ts";
import type { Clock } from "../base/clock.ts";
import { isRefusal, type Outcome, type Refusal } from "../base/outcome.ts";

/** Asks until there is an answer, with waits as in C8; `failed` hears why there was none. */
export async function untilAnswered<T>(
  ask: () => Promise<Outcome<T>>,
  clock: Clock,
  failed: (why: "unavailable" | "malformed" | "waiting") => void,
): Promise<Refusal | { readonly kind: "done"; readonly value: T }> {
  const backoff = new Backoff(clock);
  for (;;) {
    const outcome = await ask();
    if (outcome.kind === "done" || isRefusal(outcome)) {
      return outcome;
    }
    // What is asked for here isn't kept in a history.
    failed(outcome.kind === "not-kept" ? "malformed" : outcome.kind);
    await new Promise<void>((resolve) => clock.after(backoff.next(), resolve));
  }
}
