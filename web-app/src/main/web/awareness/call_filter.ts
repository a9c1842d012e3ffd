import type { AwarenessDelta, Call } from "../protocol/contract.ts";

/** Recognises new calls: not those that were received before, nor those that have ended (A8). */
export class CallFilter {
  /** The number of each client's last call. */
  readonly #known = new Map<string, number>();

  /** Returns the new calls of a delta. */
  accept({ complete, calls = {} }: AwarenessDelta): readonly (readonly [client: string, call: Call])[] {
    const fresh: (readonly [string, Call])[] = [];
    for (const [client, call] of Object.entries(calls)) {
      if (call !== null && this.#known.get(client) !== call.n) {
        this.#known.set(client, call.n);
        fresh.push([client, call]);
      }
    }
    return complete ? [] : fresh;
  }
}
