import type { AwarenessDelta, Call } from "../protocol/contract.ts";

/** Tells calls that are new from those that were heard already, and from those that are over (A8). */
export class CallLog {
  /** By client, the last call's number. */
  readonly #heard = new Map<string, number>();

  /** The calls in the news that are to be answered now. */
  heard({ complete, calls = {} }: AwarenessDelta): readonly (readonly [client: string, call: Call])[] {
    const fresh: (readonly [string, Call])[] = [];
    for (const [client, call] of Object.entries(calls)) {
      if (call !== null && this.#heard.get(client) !== call.n) {
        this.#heard.set(client, call.n);
        fresh.push([client, call]);
      }
    }
    return complete ? [] : fresh;
  }
}
